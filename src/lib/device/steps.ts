import { nameInside } from '#lib/device/browser.ts';
import type { Browser } from '#lib/device/types.ts';

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
	const name = nameInside(browser);
	if (os === 'ios') {
		return [
			step('Open Settings, General, Software Update. On iPhone and iPad, all browsers get this from the system.')
		];
	}
	if (os === 'android') {
		const store = browser.name === 'Samsung Internet' ? 'Galaxy Store' : 'Play Store';
		return [step(`Open the ${store}, search for ${name}, and update it.`)];
	}
	if (os === 'chromeos') return [step('Open Settings, About ChromeOS, and check for updates.')];
	if (engine === 'webkit') return [step('Open System Settings, General, Software Update. Safari comes with it.')];
	if (os === 'linux') return [step(`Update ${name} with your package manager, then restart it.`)];
	if (engine === 'gecko') return [step('Open the menu, Help, About Firefox. It updates itself there.')];
	if (engine === 'chromium') {
		return [step(`Open this address. The browser updates itself there.`, page(browser, 'settings/help'))];
	}
	return [step('Update this browser, or open Hearth in a current Chrome, Edge, Firefox or Safari.')];
}

export function stepToRestart(browser: Browser): Step {
	const name = nameInside(browser);
	return step(
		browser.mobile
			? `Close ${name} completely, then open it again.`
			: `Close all windows of ${name}, then open it again.`
	);
}

/** Only desktop browsers have the setting; Safari has none. */
export function stepsToAccelerate(browser: Browser): readonly Step[] {
	if (browser.mobile) return [];
	if (browser.engine === 'chromium') {
		const action = 'Open this address, turn on “Use graphics acceleration when available”, then relaunch.';
		return [step(action, page(browser, 'settings/system'))];
	}
	if (browser.engine !== 'gecko') return [];
	const action =
		'Open this address. Under Performance, turn off “Use recommended performance settings” and turn on “Use hardware acceleration when available”.';
	return [step(action, 'about:preferences#general')];
}

/** Where the browser itself says why it holds the GPU back. */
export function stepsToInspect(browser: Browser): readonly Step[] {
	if (browser.name === 'Samsung Internet')
		return [step('Open Hearth in Chrome: it may reach the GPU where this browser does not.')];
	if (browser.engine === 'chromium') {
		const action =
			'Open this address and find “WebGPU”. If it is disabled there, the driver is usually too old and on a list of blocked ones.';
		return [step(action, page(browser, 'gpu'))];
	}
	if (browser.engine !== 'gecko') return [];
	return [step('Open this address and look under “Graphics” for what is blocked, and why.', 'about:support')];
}

export function stepToUpdateDriver({ os }: Browser): Step {
	if (os === 'windows') {
		return step('Update the graphics driver: Settings, Windows Update, Advanced options, Optional updates.');
	}
	if (os === 'linux')
		return step('Update the graphics driver with your package manager (Mesa, or NVIDIA 535.183.01 or newer).');
	return step('Update the system; graphics drivers come with it.');
}

/** Linux: on by default for some GPUs only, behind a flag for the rest. */
export function stepsForLinuxFlags(browser: Browser): readonly Step[] {
	if (browser.os !== 'linux' || browser.engine !== 'chromium') return [];
	const command =
		'--enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE';
	return [
		step(
			'For a GPU that is not yet on by default, set this flag to Enabled. It is experimental, and it counts for every site.',
			page(browser, 'flags/#enable-unsafe-webgpu')
		),
		step('Set this one to Enabled too, then relaunch.', page(browser, 'flags/#enable-vulkan')),
		step(`If that is not enough, start ${nameInside(browser)} from a terminal with these options.`, command)
	];
}

/** JSPI, where it is there behind a switch. */
export function stepsForPromises(browser: Browser): readonly Step[] {
	if (browser.mobile) return [];
	if (browser.engine === 'gecko') {
		return [
			step('Or open this address and set the next name to true.', 'about:config'),
			step('It lets the engine wait for files and the GPU.', 'javascript.options.wasm_js_promise_integration')
		];
	}
	if (browser.engine !== 'chromium' || (browser.version ?? 137) >= 137) return [];
	return [
		step('Or set this flag to Enabled, then relaunch.', page(browser, 'flags/#enable-experimental-webassembly-jspi'))
	];
}

/** WebGPU is missing altogether: too old, turned off, or not yet there on this system. */
export function stepsToGetWebGpu(browser: Browser): readonly Step[] {
	const update = stepsToUpdate(browser);
	const { engine, os } = browser;
	if (os === 'ios') return [step('WebGPU comes with iOS and iPadOS 26.'), ...update];
	if (engine === 'webkit') return [step('WebGPU comes with Safari 26 on macOS 26.'), ...update];
	if (os === 'android') {
		const samsung = browser.name === 'Samsung Internet' ? ' Samsung Internet has it since version 25.' : '';
		return [
			step(`It usually works in Chrome 121 or newer on Android 12 or newer, on most phones.${samsung}`),
			...(engine === 'chromium' ? update : [step('Open Hearth in Chrome.')])
		];
	}
	if (engine === 'gecko' && os !== 'windows') {
		return [
			step('Firefox usually has it on Windows since 141, and on Macs with Apple silicon since 147.'),
			...update,
			step('Elsewhere it is off. To try it, open this address and set the next name to true.', 'about:config'),
			step('It is experimental there, so compare its answers with those of the CPU.', 'dom.webgpu.enabled')
		];
	}
	if (engine === 'gecko') return [step('Firefox usually has it on Windows since 141.'), ...update];
	if (os === 'linux') {
		return [
			step('On Linux it is usually on for Intel GPUs from 2020 (version 144) and for NVIDIA GPUs (version 147).'),
			...update,
			...stepsForLinuxFlags(browser)
		];
	}
	return [step('Chrome and Edge usually have it since version 113.'), ...update, ...stepsToAccelerate(browser)];
}

/** Installed apps are the ones whose data browsers keep. */
export function stepsToInstall(browser: Browser): readonly Step[] {
	const { engine, os } = browser;
	if (os === 'ios') return [step('Tap Share, then Add to Home Screen.')];
	if (os === 'android') return [step(`Open the menu of ${nameInside(browser)}, then Add to Home screen.`)];
	if (engine === 'webkit') return [step('Open the File menu, then Add to Dock.')];
	if (engine === 'gecko') return [step('When Firefox asks whether Hearth may keep data, choose Allow.')];
	return [step('Choose the install icon in the address bar, or Install in the menu.')];
}

/** Private windows and blocked site data are the two usual reasons why nothing can be stored. */
export function stepsToAllowStorage(browser: Browser): readonly Step[] {
	const { engine, os } = browser;
	const normal = step('Open Hearth in a normal window. Private windows often refuse to store things.');
	if (os === 'ios') return [normal, step('Open Settings, Apps, Safari, Advanced, and turn off Block All Cookies.')];
	if (engine === 'webkit') return [normal, step('Open Safari, Settings, Advanced, and turn off Block all cookies.')];
	if (engine === 'gecko') {
		return [normal, step('Open this address and allow cookies and site data for Hearth.', 'about:preferences#privacy')];
	}
	if (engine !== 'chromium' || browser.mobile) return [normal];
	return [normal, step('Open this address and allow sites to save data.', page(browser, 'settings/content/siteData'))];
}
