import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * A reporter of vitest that writes what `npm test` counts. Vitest's own JSON report says neither why a test was skipped, nor
 * what passed at its second attempt, nor which error outside of any test failed the run.
 * @implements {Reporter}
 */
export default class VitestCounts {
	/** @param {{ outputFile: string }} options */
	constructor({ outputFile }) {
		this.outputFile = outputFile;
	}

	/**
	 * @param {readonly import('vitest/node').TestModule[]} modules
	 * @param {readonly import('vitest').SerializedError[]} errors
	 */
	onTestRunEnd(modules, errors) {
		/** @type {import('./counts.js').Counts} */
		const counts = { passed: 0, failed: 0, failures: [], skipped: [], flaky: [] };
		/** @param {string} what @param {readonly import('vitest').SerializedError[]} [causes] */
		const fail = (what, causes = []) => {
			counts.failed++;
			counts.failures.push([what, ...causes.map(({ stack, message }) => stack ?? message)].join('\n'));
		};
		for (const module of modules) {
			for (const test of module.children.allTests()) {
				const result = test.result();
				const name = `${module.relativeModuleId} › ${test.fullName}`;
				if (result.state === 'passed') counts.passed++;
				if (result.state === 'failed') fail(name, result.errors);
				if (result.state === 'skipped')
					counts.skipped.push({ where: module.relativeModuleId, reason: result.note ?? 'no reason given' });
				if (test.diagnostic()?.flaky) counts.flaky.push(name);
			}
			// A file that could not be loaded, or whose hooks failed, has errors of its own.
			const broken = [module, ...module.children.allSuites()].flatMap((suite) => suite.errors());
			if (broken.length > 0) fail(module.relativeModuleId, broken);
		}
		for (const error of errors) fail(`outside of any test${inTest(error)}`, [error]);
		mkdirSync(dirname(this.outputFile), { recursive: true });
		writeFileSync(this.outputFile, JSON.stringify(counts));
	}
}

/** @param {import('vitest').SerializedError} error @returns {string} which test ran when it came, as far as vitest knows */
function inTest({ VITEST_TEST_PATH: path, VITEST_TEST_NAME: name }) {
	return path ? ` (while ${[path, name].filter(Boolean).join(' › ')} ran)` : '';
}
