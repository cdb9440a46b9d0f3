import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { candidatePaths, findBrowser } from './browser.js';

afterEach(() => vi.unstubAllEnvs());

test('looks through PATH on Linux, folder by folder', () => {
	const paths = candidatePaths('linux', { PATH: '/usr/local/bin:/usr/bin' });
	expect(paths[0]).toBe('/usr/local/bin/chromium');
	expect(paths).toContain('/usr/bin/google-chrome');
	expect(candidatePaths('linux', {})).toEqual([]);
});

test('looks into the system’s and the user’s applications on macOS, then through PATH', () => {
	const paths = candidatePaths('darwin', { HOME: '/Users/ada', PATH: '/opt/homebrew/bin' });
	expect(paths[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
	expect(paths).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
	expect(paths.at(-1)).toBe('/opt/homebrew/bin/microsoft-edge');
});

test('looks into the three program folders on Windows', () => {
	const env = {
		PROGRAMFILES: 'C:\\Program Files',
		'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
		LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local'
	};
	const paths = candidatePaths('win32', env);
	expect(paths[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
	expect(paths).toContain('C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
	expect(paths).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
	expect(candidatePaths('win32', {})).toEqual([]);
});

test('takes CHROME_BIN at its word, and says so when it is not a program', async () => {
	vi.stubEnv('CHROME_BIN', process.execPath);
	expect(await findBrowser()).toBe(process.execPath);
	vi.stubEnv('CHROME_BIN', '/no/such/browser');
	await expect(findBrowser()).rejects.toThrow('CHROME_BIN is /no/such/browser');
});

test.skipIf(process.platform !== 'linux')(
	'says what to do when there is no browser and none may be installed',
	async () => {
		const env = { PATH: '/nowhere', HOME: '/nowhere', PLAYWRIGHT_BROWSERS_PATH: '/nowhere', BROWSER_INSTALL: '0' };
		const run = promisify(execFile)(process.execPath, ['scripts/browser.js'], { env });
		await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Set CHROME_BIN') });
	}
);
