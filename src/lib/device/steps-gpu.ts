import { toldName } from '#lib/device/browser.ts';
import { step, type Step } from '#lib/device/steps.ts';
import type { Browser } from '#lib/device/types.ts';
import { steps } from '#lib/messages/en/steps.ts';

/**
 * How a device with two GPUs gives the faster one to the browser; empty where there are never two. Hearth asks for it
 * (`powerPreference: 'high-performance'`), which Chrome on Windows ignores (Chromium issue 369219127).
 *
 * Sources: Apple support HT202043 (automatic graphics switching); NVIDIA driver README, "PRIME Render Offload"; Mesa's
 * documentation of `DRI_PRIME`; Chromium's switch `force_high_performance_gpu`.
 */
export function stepsToSwitchGpu(browser: Browser): readonly Step[] {
	const t = steps.secondGpu;
	const name = toldName(browser);
	const { os, engine } = browser;
	if (os === 'windows') {
		const option = engine === 'chromium' ? [step(t.chromium, '--force_high_performance_gpu')] : [];
		return [step(t.windows(name)), ...option];
	}
	if (os === 'macos') return [step(t.macPlug), step(t.macSwitching)];
	if (os !== 'linux') return [];
	return [
		step(t.linux(name), 'DRI_PRIME=1'),
		step(t.linuxNvidia, '__NV_PRIME_RENDER_OFFLOAD=1 __VK_LAYER_NV_optimus=NVIDIA_only')
	];
}
