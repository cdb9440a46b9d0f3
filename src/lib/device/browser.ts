import type { Browser, BrowserEngine, OperatingSystem } from '#lib/device/types.ts';

/** The part of `navigator` that names the browser; low-entropy hints only, nothing that must be asked for. */
export interface BrowserHints {
	userAgent: string;
	maxTouchPoints: number;
	userAgentData?:
		{ brands: readonly { brand: string; version: string }[]; mobile: boolean; platform: string } | undefined;
}

const platforms: Record<string, OperatingSystem> = {
	Windows: 'windows',
	macOS: 'macos',
	Linux: 'linux',
	'Chrome OS': 'chromeos',
	'Chromium OS': 'chromeos',
	Android: 'android'
};

const nameless = 'This browser';

/** The browser's name for a sentence, which has words of its own for one that tells none. */
export function toldName({ name }: Pick<Browser, 'name'>): string | null {
	return name === nameless ? null : name;
}

/** Most specific first: each of these also claims to be the ones below it. */
const brands: readonly (readonly [pattern: RegExp, name: string, engine: BrowserEngine])[] = [
	[/\bEdgA?\/(\d+)/, 'Edge', 'chromium'],
	[/\bEdgiOS\/(\d+)/, 'Edge', 'webkit'],
	[/\bOPR\/(\d+)/, 'Opera', 'chromium'],
	[/\bSamsungBrowser\/(\d+)/, 'Samsung Internet', 'chromium'],
	[/\bFxiOS\/(\d+)/, 'Firefox', 'webkit'],
	[/\bCriOS\/(\d+)/, 'Chrome', 'webkit'],
	[/\bFirefox\/(\d+)/, 'Firefox', 'gecko'],
	[/\b(?:Headless)?Chrome\/(\d+)/, 'Chrome', 'chromium'],
	[/\bVersion\/(\d+)\S* .*\bSafari\//, 'Safari', 'webkit']
];

const hintNames: Record<string, string> = {
	'Google Chrome': 'Chrome',
	'Microsoft Edge': 'Edge',
	Opera: 'Opera',
	'Samsung Internet': 'Samsung Internet',
	Brave: 'Brave',
	Vivaldi: 'Vivaldi',
	Chromium: 'Chromium',
	HeadlessChrome: 'Chromium'
};

function findSystem({ userAgent, maxTouchPoints, userAgentData }: BrowserHints): OperatingSystem {
	const told = platforms[userAgentData?.platform ?? ''];
	if (told) return told;
	// An iPad asks for desktop pages with a Mac's user agent; no Mac has a touch screen.
	if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
	if (/Android/.test(userAgent)) return 'android';
	if (/Windows/.test(userAgent)) return 'windows';
	if (/Macintosh/.test(userAgent)) return 'macos';
	if (/\bCrOS\b/.test(userAgent)) return 'chromeos';
	return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}

/** Name, major version and system: what the next steps depend on, and no more. */
export function describeBrowser(hints: BrowserHints): Browser {
	const os = findSystem(hints);
	const mobile = hints.userAgentData?.mobile ?? (os === 'ios' || /\bMobile\b|Android/.test(hints.userAgent));
	const told = hints.userAgentData?.brands ?? [];
	const brand = Object.keys(hintNames)
		.map((name) => told.find((candidate) => candidate.brand === name))
		.find((candidate) => candidate !== undefined);
	if (brand) {
		const name = hintNames[brand.brand] ?? brand.brand;
		return { name, engine: 'chromium', version: Number.parseInt(brand.version, 10) || null, os, mobile };
	}
	for (const [pattern, name, engine] of brands) {
		const version = pattern.exec(hints.userAgent)?.[1];
		if (version) return { name, engine: os === 'ios' ? 'webkit' : engine, version: Number(version), os, mobile };
	}
	// An app on an iPhone's home screen does not name its browser; it is Safari's engine in any case.
	if (os === 'ios') return { name: 'Safari', engine: 'webkit', version: null, os, mobile };
	return { name: nameless, engine: 'other', version: null, os, mobile };
}
