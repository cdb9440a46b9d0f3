import { expect, test } from 'vitest';
import { describeBrowser } from '#lib/device/browser.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

test.each([
	[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156 chromium windows'],
	[`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156 chromium linux'],
	[`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156 chromium chromeos'],
	[
		`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`,
		'Chrome 156 chromium android mobile'
	],
	[
		`Mozilla/5.0 (Linux; Android 10; K) ${webkit} SamsungBrowser/29.0 Chrome/140.0.0.0 Mobile Safari/537.36`,
		'Samsung Internet 29 chromium android mobile'
	],
	[
		`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
		'Edge 156 chromium windows'
	],
	[
		`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 OPR/128.0.0.0`,
		'Opera 128 chromium windows'
	],
	['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153 gecko linux'],
	['Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', 'Firefox 153 gecko android mobile'],
	[`${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`, 'Safari 26 webkit macos'],
	[`${phone} Version/26.1 Mobile/15E148 Safari/604.1`, 'Safari 26 webkit ios mobile'],
	[`${phone} CriOS/156.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome 156 webkit ios mobile'],
	[`${phone} FxiOS/153.0 Mobile/15E148 Safari/605.1.15`, 'Firefox 153 webkit ios mobile'],
	[`${phone} Mobile/15E148`, 'Safari ? webkit ios mobile'],
	['curl/8.0', 'This browser ? other other']
])('%s', (userAgent, expected) => {
	const { name, version, engine, os, mobile } = describeBrowser({ userAgent, maxTouchPoints: 0 });
	expect([name, version ?? '?', engine, os, ...(mobile ? ['mobile'] : [])].join(' ')).toBe(expected);
});

test('an iPad with a Mac’s user agent is an iPad', () => {
	const userAgent = `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15`;
	expect(describeBrowser({ userAgent, maxTouchPoints: 5 })).toMatchObject({ os: 'ios', mobile: true });
});

test('believes the hints, which name Chromium browsers that the user agent hides', () => {
	const userAgentData = {
		brands: [
			{ brand: 'Not;A=Brand', version: '8' },
			{ brand: 'Chromium', version: '156' },
			{ brand: 'Brave', version: '156' }
		],
		mobile: false,
		platform: 'macOS'
	};
	const userAgent = `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/1.0.0.0 Safari/537.36`;
	const found = describeBrowser({ userAgent, maxTouchPoints: 0, userAgentData });
	expect(found).toEqual({ name: 'Brave', engine: 'chromium', version: 156, os: 'macos', mobile: false });
});
