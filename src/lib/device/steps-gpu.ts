import { nameInside } from '#lib/device/browser.ts';
import { step, type Step } from '#lib/device/steps.ts';
import type { Browser } from '#lib/device/types.ts';

/**
 * How a device with two GPUs gives the faster one to the browser; empty where there are never two. Hearth asks for it
 * (`powerPreference: 'high-performance'`), which Chrome on Windows ignores (Chromium issue 369219127).
 *
 * Sources: Apple support HT202043 (automatic graphics switching); NVIDIA driver README, "PRIME Render Offload"; Mesa's
 * documentation of `DRI_PRIME`; Chromium's switch `force_high_performance_gpu`.
 */
export function stepsToSwitchGpu(browser: Browser): readonly Step[] {
	const name = nameInside(browser);
	const { os, engine } = browser;
	if (os === 'windows') {
		const flag = 'Or start it with this option, which counts for that start only.';
		return [
			step(`Open Settings, System, Display, Graphics, add ${name}, and choose High performance. Then restart it.`),
			...(engine === 'chromium' ? [step(flag, '--force_high_performance_gpu')] : [])
		];
	}
	if (os === 'macos') {
		return [
			step('Only Macs with an Intel processor have two. There, plug in: on battery the slower one is used.'),
			step('Open System Settings, Battery, Options, and turn off Automatic graphics switching.')
		];
	}
	if (os !== 'linux') return [];
	return [
		step(`For an AMD or Intel card, start ${name} from a terminal with this in front.`, 'DRI_PRIME=1'),
		step('For an NVIDIA card, with this.', '__NV_PRIME_RENDER_OFFLOAD=1 __VK_LAYER_NV_optimus=NVIDIA_only')
	];
}
