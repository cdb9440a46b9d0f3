import { area } from '#lib/messages/area.ts';

/** Inside of a sentence; `null`: the browser tells no name. */
const inside = (browser: string | null) => browser ?? 'this browser';

/**
 * Things to do about a finding, one sentence each. Where one ends without an address or speaks of "this", a line with something
 * to copy follows. Names of menus and settings are those of the browser or system in its own language.
 */
export const steps = area('steps', {
	update: {
		ios: 'Open Settings, General, Software Update. On iPhone and iPad, all browsers get this from the system.',
		android: (store: string, browser: string | null) =>
			`Open the ${store}, search for ${inside(browser)}, and update it.`,
		chromeos: 'Open Settings, About ChromeOS, and check for updates.',
		safari: 'Open System Settings, General, Software Update. Safari comes with it.',
		linux: (browser: string | null) => `Update ${inside(browser)} with your package manager, then restart it.`,
		firefox: 'Open the menu, Help, About Firefox. It updates itself there.',
		chromium: 'Open this address. The browser updates itself there.',
		other: 'Update this browser, or open Hearth in a current Chrome, Edge, Firefox or Safari.'
	},
	restart: {
		mobile: (browser: string | null) => `Close ${inside(browser)} completely, then open it again.`,
		desktop: (browser: string | null) => `Close all windows of ${inside(browser)}, then open it again.`
	},
	accelerate: {
		chromium: 'Open this address, turn on “Use graphics acceleration when available”, then relaunch.',
		firefox:
			'Open this address. Under Performance, turn off “Use recommended performance settings” and turn on “Use hardware acceleration when available”.'
	},
	inspect: {
		samsung: 'Open Hearth in Chrome: it may reach the GPU where this browser does not.',
		chromium:
			'Open this address and find “WebGPU”. If it is disabled there, the driver is usually too old and on a list of blocked ones.',
		firefox: 'Open this address and look under “Graphics” for what is blocked, and why.'
	},
	driver: {
		windows: 'Update the graphics driver: Settings, Windows Update, Advanced options, Optional updates.',
		linux: 'Update the graphics driver with your package manager (Mesa, or NVIDIA 535.183.01 or newer).',
		other: 'Update the system; graphics drivers come with it.'
	},
	linuxFlags: {
		webGpu:
			'For a GPU that is not yet on by default, set this flag to Enabled. It is experimental, and it counts for every site.',
		vulkan: 'Set this one to Enabled too, then relaunch.',
		options: (browser: string | null) =>
			`If that is not enough, start ${inside(browser)} from a terminal with these options.`
	},
	promises: {
		firefox: 'Or open this address and set the next name to true.',
		firefoxName: 'It lets the engine wait for files and the GPU.',
		chromium: 'Or set this flag to Enabled, then relaunch.'
	},
	webGpu: {
		ios: 'WebGPU comes with iOS and iPadOS 26.',
		safari: 'WebGPU comes with Safari 26 on macOS 26.',
		android: 'It usually works in Chrome 121 or newer on Android 12 or newer, on most phones.',
		samsung: 'Samsung Internet has it since version 25.',
		openInChrome: 'Open Hearth in Chrome.',
		firefox: 'Firefox usually has it on Windows since 141, and on Macs with Apple silicon since 147.',
		firefoxOff: 'Elsewhere it is off. To try it, open this address and set the next name to true.',
		firefoxName: 'It is experimental there, so compare its answers with those of the CPU.',
		firefoxWindows: 'Firefox usually has it on Windows since 141.',
		linux: 'On Linux it is usually on for Intel GPUs from 2020 (version 144) and for NVIDIA GPUs (version 147).',
		chromium: 'Chrome and Edge usually have it since version 113.'
	},
	secondGpu: {
		windows: (browser: string | null) =>
			`Open Settings, System, Display, Graphics, add ${inside(browser)}, and choose High performance. Then restart it.`,
		chromium: 'Or start it with this option, which counts for that start only.',
		macPlug: 'Only Macs with an Intel processor have two. There, plug in: on battery the slower one is used.',
		macSwitching: 'Open System Settings, Battery, Options, and turn off Automatic graphics switching.',
		linux: (browser: string | null) =>
			`For an AMD or Intel card, start ${inside(browser)} from a terminal with this in front.`,
		linuxNvidia: 'For an NVIDIA card, with this.'
	},
	engine: {
		otherBrowserIos: 'Another browser on this device does not help: here, all of them are built on Safari’s parts.',
		otherBrowser: 'It usually works in Chrome or Edge 133 and newer, and in Firefox 134 and newer.',
		lockdown:
			'Lockdown Mode turns WebAssembly off. Settings, Privacy & Security, Lockdown Mode, has exceptions for sites.'
	},
	isolate: {
		reload: 'Reload the page.',
		host: 'If you host Hearth yourself, let the server send these two headers with every file.',
		firstHeader: 'The first:',
		secondHeader: 'The second:'
	},
	cores: {
		firefox: 'Firefox reports fewer cores than there are while this setting is true.',
		brave: 'Brave reports fewer cores than there are while Shields are up. Turn them off for Hearth.'
	},
	makeRoom: {
		models: 'Delete models that you no longer use.',
		disk: 'Free space on the disk; browsers give a share of it.',
		normalWindow: 'If this is a private window, open Hearth in a normal one: private windows usually get little.'
	},
	install: {
		ios: 'Tap Share, then Add to Home Screen.',
		android: (browser: string | null) => `Open the menu of ${inside(browser)}, then Add to Home screen.`,
		safari: 'Open the File menu, then Add to Dock.',
		firefox: 'When Firefox asks whether Hearth may keep data, choose Allow.',
		other: 'Choose the install icon in the address bar, or Install in the menu.'
	},
	allowStorage: {
		normalWindow: 'Open Hearth in a normal window. Private windows often refuse to store things.',
		ios: 'Open Settings, Apps, Safari, Advanced, and turn off Block All Cookies.',
		safari: 'Open Safari, Settings, Advanced, and turn off Block all cookies.',
		firefox: 'Open this address and allow cookies and site data for Hearth.',
		chromium: 'Open this address and allow sites to save data.'
	},
	/** The button behind an address or a setting. */
	copy: {
		copy: (code: string) => `Copy ${code}`,
		copied: (code: string) => `Copied ${code}`
	}
});
