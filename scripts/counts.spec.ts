import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCounts } from './counts.js';

async function countsOf(report: unknown) {
	const folder = await mkdtemp(join(tmpdir(), 'hearth-counts-'));
	const path = join(folder, 'report.json');
	await writeFile(path, typeof report === 'string' ? report : JSON.stringify(report));
	const counts = readCounts(path);
	await rm(folder, { recursive: true });
	return counts;
}

test('reads a report of vitest, with what was skipped', async () => {
	const assertionResults = [
		{ fullName: 'adds', status: 'passed' },
		{ fullName: 'needs a GPU', status: 'skipped' }
	];
	const report = { success: false, numPassedTests: 1, numFailedTests: 2, testResults: [{ assertionResults }] };
	expect(await countsOf(report)).toEqual({ passed: 1, failed: 2, skipped: ['needs a GPU (skipped)'], flaky: [] });
});

test('counts a test file that could not be loaded as a failure', async () => {
	const report = { success: false, numPassedTests: 5, numFailedTests: 0, testResults: [] };
	expect(await countsOf(report)).toMatchObject({ passed: 5, failed: 1 });
});

test('reads a report of Playwright, with the reasons of what was skipped and what passed at the second attempt', async () => {
	const skipped = { status: 'skipped', annotations: [{ type: 'skip', description: 'no GPU here' }] };
	const specs = [
		{ title: 'renders', tests: [skipped] },
		{ title: 'reloads', tests: [{ status: 'flaky', annotations: [] }] }
	];
	const report = {
		stats: { expected: 3, flaky: 1, unexpected: 1 },
		errors: [{ message: 'could not start' }],
		suites: [{ title: 'file', suites: [{ title: 'group', specs }] }]
	};
	expect(await countsOf(report)).toEqual({
		passed: 4,
		failed: 2,
		skipped: ['renders (no GPU here)'],
		flaky: ['reloads']
	});
});

test('says that there is no report, or none that can be read', async () => {
	expect(readCounts('/no/such/report.json')).toBeNull();
	expect(await countsOf('{ "stats":')).toBeNull();
});
