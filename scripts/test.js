// All tests: `npm test`. The last line is `N passed, N failed`; a step that dies without a report is one failure.
import { mkdirSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './browser.js';
import { builds } from './builds.js';
import { check } from './check.js';
import { readCounts, skippedLines } from './counts.js';
import { runSideBySide, runStep } from './run-step.js';

const startedMs = Date.now();
const total = { passed: 0, failed: 0 };
/** What is printed at the end, where nobody has to look for it: the worst comes last. */
const told = {
	Skipped: /** @type {string[]} */ ([]),
	'Passed at the second attempt only': /** @type {string[]} */ ([]),
	Failed: /** @type {string[]} */ ([])
};

/** @param {string} name @param {number} [count] */
function fail(name, count = 1) {
	total.failed += count;
	told.Failed.push(name);
}

/** @param {string} name @param {string} command @param {string} report path of what it writes */
async function countTests(name, command, report) {
	const succeeded = await runStep({ name, command });
	const counts = readCounts(report) ?? { passed: 0, failed: 0, failures: [], skipped: [], flaky: [] };
	/** @param {string} line */
	const ofThis = (line) => `${name}: ${line}`;
	total.passed += counts.passed;
	total.failed += counts.failed;
	told.Failed.push(...counts.failures.map(ofThis));
	if (counts.failed === 0 && !(succeeded && counts.passed > 0))
		fail(ofThis('ended with no test failed, and no success'));
	told.Skipped.push(...skippedLines(counts.skipped).map(ofThis));
	told['Passed at the second attempt only'].push(...counts.flaky.map(ofThis));
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

try {
	console.log(`browser: ${await ensureBrowser()}`);
	const checked = await check();
	total.passed += checked.passed.length;
	for (const name of checked.failed) fail(name);

	// The builds fill the core that the browser leaves free.
	const building = runSideBySide(builds, 1);
	await countTests('vitest', 'vitest run', 'test-results/vitest.json');

	// Without all of them the browser tests would all fail alike.
	const missing = (await building).filter((succeeded) => !succeeded).length;
	if (missing === 0) await countTests('playwright', 'playwright test', 'test-results/playwright.json');
	else fail('a build, and so no test in the built app ran', missing);
} catch (error) {
	fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

if (!process.env.ALL_ENGINES)
	told.Skipped.push('long suites of engines, downloads and failures take many minutes: npm run test:full');
for (const [title, lines] of Object.entries(told)) {
	if (lines.length > 0)
		console.log(`\n${title}:\n${lines.map((line) => `  ${stripVTControlCharacters(line)}`).join('\n')}`);
}
console.log(`\n${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
