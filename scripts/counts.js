import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[], flaky: string[] }} Counts `skipped`: each test and the reason; `flaky`: passed, but not at once */

/**
 * What a JSON report of vitest or Playwright says; `null` when there is none that can be read.
 * @param {string} path
 * @returns {Counts | null}
 */
export function readCounts(path) {
	try {
		const report = JSON.parse(readFileSync(path, 'utf8'));
		return 'stats' in report ? ofPlaywright(report) : ofVitest(report);
	} catch {
		return null;
	}
}

/**
 * @typedef {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ stats: { expected: number, flaky: number, unexpected: number }, errors: unknown[], suites: Suite[] }} report
 * @returns {Counts}
 */
function ofPlaywright({ stats, errors, suites }) {
	const skipped = /** @type {string[]} */ ([]);
	const flaky = /** @type {string[]} */ ([]);
	/** @param {Suite} suite */
	const visit = (suite) => {
		for (const { title, tests } of suite.specs ?? []) {
			for (const { status, annotations } of tests) {
				if (status === 'flaky') flaky.push(title);
				if (status !== 'skipped') continue;
				const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
				skipped.push(`${title} (${reason ?? 'no reason given'})`);
			}
		}
		suite.suites?.forEach(visit);
	};
	suites.forEach(visit);
	return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped, flaky };
}

/**
 * @typedef {{ fullName: string, status: string, meta?: { skipReason?: string } }} Assertion
 * @param {{ success: boolean, numPassedTests: number, numFailedTests: number, testResults: { assertionResults: Assertion[] }[] }} report
 * @returns {Counts}
 */
function ofVitest({ success, numPassedTests, numFailedTests, testResults }) {
	const skipped = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => ['skipped', 'pending', 'todo', 'disabled'].includes(status))
		.map(({ fullName, status }) => `${fullName} (${status})`);
	// A file that could not be loaded fails the run without a failed test.
	const failed = numFailedTests + (success || numFailedTests > 0 ? 0 : 1);
	return { passed: numPassedTests, failed, skipped, flaky: [] };
}
