import { toldName } from '#lib/device/browser.ts';
import type { Browser } from '#lib/device/types.ts';
import { steps as t } from '#lib/messages/en/steps.ts';
import { sentences } from '#lib/messages/format.ts';

/** One thing to do; `code` is an address or a setting to copy, because pages may not link to browser pages. */
export interface Step {
	text: string;
	code: string | null;
}

export function step(text: string, code: string | null = null): Step {
	return { text, code };
}

/** Browser pages answer to `chrome://` in every Chromium; these show a name of their own. */
const schemes: Readonly<Record<string, string>> = { Edge: 'edge', Brave: 'brave', Opera: 'opera', Vivaldi: 'vivaldi' };

function page(browser: Browser, path: string): string {
	return `${schemes[browser.name] ?? 'chrome'}://${path}`;
}

/** Versions below and in the functions that follow: gpuweb wiki "Implementation Status", 2026-04-08, and MDN compatibility data. */
export function stepsToUpdate(browser: Browser): readonly Step[] {
	const { engine, os } = browser;
	const name = toldName(browser);
	if (os === 'ios') return [step(t.update.ios)];
	if (os === 'android') {
		const store = browser.name === 'Samsung Internet' ? 'Galaxy Store' : 'Play Store';
		return [step(t.update.android(store, name))];
	}
	if (os === 'chromeos') return [step(t.update.chromeos)];
	if (engine === 'webkit') return [step(t.update.safari)];
	if (os === 'linux') return [step(t.update.linux(name))];
	if (engine === 'gecko') return [step(t.update.firefox)];
	if (engine === 'chromium') return [step(t.update.chromium, page(browser, 'settings/help'))];
	return [step(t.update.other)];
}

export function stepToRestart(browser: Browser): Step {
	const name = toldName(browser);
	return step(browser.mobile ? t.restart.mobile(name) : t.restart.desktop(name));
}

/** Only desktop browsers have the setting; Safari has none. */
export function stepsToAccelerate(browser: Browser): readonly Step[] {
	if (browser.mobile) return [];
	if (browser.engine === 'chromium') return [step(t.accelerate.chromium, page(browser, 'settings/system'))];
	if (browser.engine !== 'gecko') return [];
	return [step(t.accelerate.firefox, 'about:preferences#general')];
}

/** Where the browser itself says why it holds the GPU back. */
export function stepsToInspect(browser: Browser): readonly Step[] {
	if (browser.name === 'Samsung Internet') return [step(t.inspect.samsung)];
	if (browser.engine === 'chromium') return [step(t.inspect.chromium, page(browser, 'gpu'))];
	if (browser.engine !== 'gecko') return [];
	return [step(t.inspect.firefox, 'about:support')];
}

export function stepToUpdateDriver({ os }: Browser): Step {
	if (os === 'windows') return step(t.driver.windows);
	return step(os === 'linux' ? t.driver.linux : t.driver.other);
}

/** Linux: on by default for some GPUs only, behind a flag for the rest. */
export function stepsForLinuxFlags(browser: Browser): readonly Step[] {
	if (browser.os !== 'linux' || browser.engine !== 'chromium') return [];
	const command =
		'--enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE';
	return [
		step(t.linuxFlags.webGpu, page(browser, 'flags/#enable-unsafe-webgpu')),
		step(t.linuxFlags.vulkan, page(browser, 'flags/#enable-vulkan')),
		step(t.linuxFlags.options(toldName(browser)), command)
	];
}

/** JSPI, where it is there behind a switch. */
export function stepsForPromises(browser: Browser): readonly Step[] {
	if (browser.mobile) return [];
	if (browser.engine === 'gecko') {
		return [
			step(t.promises.firefox, 'about:config'),
			step(t.promises.firefoxName, 'javascript.options.wasm_js_promise_integration')
		];
	}
	if (browser.engine !== 'chromium' || (browser.version ?? 137) >= 137) return [];
	return [step(t.promises.chromium, page(browser, 'flags/#enable-experimental-webassembly-jspi'))];
}

/** WebGPU is missing altogether: too old, turned off, or not yet there on this system. */
export function stepsToGetWebGpu(browser: Browser): readonly Step[] {
	const update = stepsToUpdate(browser);
	const { engine, os } = browser;
	if (os === 'ios') return [step(t.webGpu.ios), ...update];
	if (engine === 'webkit') return [step(t.webGpu.safari), ...update];
	if (os === 'android') {
		const { android, samsung } = t.webGpu;
		return [
			step(browser.name === 'Samsung Internet' ? sentences(android, samsung) : android),
			...(engine === 'chromium' ? update : [step(t.webGpu.openInChrome)])
		];
	}
	if (engine === 'gecko' && os !== 'windows') {
		return [
			step(t.webGpu.firefox),
			...update,
			step(t.webGpu.firefoxOff, 'about:config'),
			step(t.webGpu.firefoxName, 'dom.webgpu.enabled')
		];
	}
	if (engine === 'gecko') return [step(t.webGpu.firefoxWindows), ...update];
	if (os === 'linux') {
		return [step(t.webGpu.linux), ...update, ...stepsForLinuxFlags(browser)];
	}
	return [step(t.webGpu.chromium), ...update, ...stepsToAccelerate(browser)];
}

/** Installed apps are the ones whose data browsers keep. */
export function stepsToInstall(browser: Browser): readonly Step[] {
	const { engine, os } = browser;
	if (os === 'ios') return [step(t.install.ios)];
	if (os === 'android') return [step(t.install.android(toldName(browser)))];
	if (engine === 'webkit') return [step(t.install.safari)];
	if (engine === 'gecko') return [step(t.install.firefox)];
	return [step(t.install.other)];
}

/** Private windows and blocked site data are the two usual reasons why nothing can be stored. */
export function stepsToAllowStorage(browser: Browser): readonly Step[] {
	const { engine, os } = browser;
	const normal = step(t.allowStorage.normalWindow);
	if (os === 'ios') return [normal, step(t.allowStorage.ios)];
	if (engine === 'webkit') return [normal, step(t.allowStorage.safari)];
	if (engine === 'gecko') return [normal, step(t.allowStorage.firefox, 'about:preferences#privacy')];
	if (engine !== 'chromium' || browser.mobile) return [normal];
	return [normal, step(t.allowStorage.chromium, page(browser, 'settings/content/siteData'))];
}
