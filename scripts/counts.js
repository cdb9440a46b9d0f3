import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts what a run of tests came to
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures what failed, with the errors
 * @property {{ where: string, reason: string }[]} skipped one for each test
 * @property {string[]} flaky passed, but not at once
 */

/**
 * What vitest (through `vitest-counts.js`) or Playwright (through its JSON reporter) wrote; `null` when it cannot be read.
 * @param {string} path
 * @returns {Counts | null}
 */
export function readCounts(path) {
	try {
		const report = JSON.parse(readFileSync(path, 'utf8'));
		return 'stats' in report ? ofPlaywright(report) : report;
	} catch {
		return null;
	}
}

/**
 * One line for all tests of a place that were skipped for one reason.
 * @param {Counts['skipped']} skipped
 * @returns {string[]}
 */
export function skippedLines(skipped) {
	const times = /** @type {Map<string, number>} */ (new Map());
	for (const { where, reason } of skipped) {
		const line = `${where} (${reason})`;
		times.set(line, (times.get(line) ?? 0) + 1);
	}
	return [...times].map(([line, count]) => (count > 1 ? `${line}, ${count} tests` : line));
}

/**
 * @typedef {{ message?: string, stack?: string }} Failure
 * @typedef {{ status: string, annotations: { type: string, description?: string }[], results?: { errors?: Failure[] }[] }} Attempted
 * @typedef {{ title: string, file?: string, tests: Attempted[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ stats: { expected: number, flaky: number, unexpected: number }, errors: Failure[], suites: Suite[] }} report
 * @returns {Counts}
 */
function ofPlaywright({ stats, errors, suites }) {
	/** @type {Counts} */
	const counts = {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		failures: errors.map(told),
		skipped: [],
		flaky: []
	};
	/** @param {Suite} suite */
	const visit = (suite) => {
		for (const { title, file, tests } of suite.specs ?? []) {
			const name = file ? `${file} › ${title}` : title;
			for (const { status, annotations, results = [] } of tests) {
				if (status === 'flaky') counts.flaky.push(name);
				if (status === 'unexpected')
					counts.failures.push([name, ...(results.at(-1)?.errors ?? []).map(told)].join('\n'));
				if (status !== 'skipped') continue;
				const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
				counts.skipped.push({ where: name, reason: reason ?? 'no reason given' });
			}
		}
		suite.suites?.forEach(visit);
	};
	suites.forEach(visit);
	return counts;
}

/** @param {Failure} failure */
function told({ stack, message }) {
	return stack ?? message ?? 'no message';
}
