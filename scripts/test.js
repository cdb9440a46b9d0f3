// All tests: `npm test`. The last line is `N passed, N failed`; a step that dies without a report is one failure.
import { mkdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.js';
import { check } from './check.js';
import { readCounts } from './counts.js';
import { runSideBySide, runStep } from './run-step.js';

const startedMs = Date.now();
const total = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]), flaky: /** @type {string[]} */ ([]) };

/** @param {string} name @param {string} command @param {string} report path of the JSON report */
async function countTests(name, command, report) {
	const succeeded = await runStep({ name, command });
	const counts = readCounts(report) ?? { passed: 0, failed: 0, skipped: [], flaky: [] };
	total.passed += counts.passed;
	total.failed += counts.failed || (succeeded && counts.passed > 0 ? 0 : 1);
	total.skipped.push(...counts.skipped.map((test) => `${name}: ${test}`));
	total.flaky.push(...counts.flaky.map((test) => `${name}: ${test}`));
}

// v1 and v2 for the update, one below a path for GitHub Pages.
const builds = [
	{ name: 'build', env: { APP_VERSION: 'v1', BUILD_DIR: 'build', BASE_PATH: '' } },
	{ name: 'build v2', env: { APP_VERSION: 'v2', BUILD_DIR: 'build-v2', BASE_PATH: '' } },
	{ name: 'build below a path', env: { APP_VERSION: 'v1', BUILD_DIR: 'build-base', BASE_PATH: '/repo' } }
].map((step) => ({ ...step, command: 'vite build' }));

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

try {
	console.log(`browser: ${await ensureBrowser()}`);
	const checked = await check();
	total.passed += checked.passed.length;
	total.failed += checked.failed.length;

	// The builds fill the core that the browser leaves free.
	const building = runSideBySide(builds, 1);
	await countTests('vitest', 'vitest run', 'test-results/vitest.json');

	// Without all of them the browser tests would all fail alike.
	const missing = (await building).filter((succeeded) => !succeeded).length;
	total.failed += missing;
	if (missing === 0) await countTests('playwright', 'playwright test', 'test-results/playwright.json');
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	total.failed += 1;
}

if (!process.env.ALL_ENGINES)
	total.skipped.push('long suites of engines, downloads and failures take many minutes: npm run test:full');
if (total.skipped.length > 0) console.log(`\nSkipped:\n${total.skipped.map((test) => `  ${test}`).join('\n')}`);
if (total.flaky.length > 0)
	console.log(`\nPassed at the second attempt only:\n${total.flaky.map((test) => `  ${test}`).join('\n')}`);
console.log(`\n${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
