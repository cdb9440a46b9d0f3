import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCounts, skippedLines } from './counts.js';

async function countsOf(report: unknown) {
	const folder = await mkdtemp(join(tmpdir(), 'hearth-counts-'));
	const path = join(folder, 'report.json');
	await writeFile(path, typeof report === 'string' ? report : JSON.stringify(report));
	const counts = readCounts(path);
	await rm(folder, { recursive: true });
	return counts;
}

test('reads a report of Playwright: what failed and why, what was skipped and why, what passed at the second attempt', async () => {
	const skipped = { status: 'skipped', annotations: [{ type: 'skip', description: 'no GPU here' }] };
	const attempts = [{ errors: [{ message: 'first' }] }, { errors: [{ message: 'm', stack: 'second\n at line 3' }] }];
	const specs = [
		{ title: 'renders', file: 'a.test.ts', tests: [skipped] },
		{ title: 'reloads', tests: [{ status: 'flaky', annotations: [] }] },
		{ title: 'answers', tests: [{ status: 'unexpected', annotations: [], results: attempts }] }
	];
	const report = {
		stats: { expected: 3, flaky: 1, unexpected: 1 },
		errors: [{ message: 'could not start' }],
		suites: [{ title: 'file', suites: [{ title: 'group', specs }] }]
	};
	expect(await countsOf(report)).toEqual({
		passed: 4,
		failed: 2,
		failures: ['could not start', 'answers\nsecond\n at line 3'],
		skipped: [{ where: 'a.test.ts › renders', reason: 'no GPU here' }],
		flaky: ['reloads']
	});
});

test('says that there is no report, or none that can be read', async () => {
	expect(readCounts('/no/such/report.json')).toBeNull();
	expect(await countsOf('{ "stats":')).toBeNull();
});

test('skipped tests take one line for a place and a reason', () => {
	const gpu = { where: 'engines', reason: 'no GPU' };
	expect(skippedLines([gpu, { where: 'hub', reason: 'no GPU' }, gpu])).toEqual([
		'engines (no GPU), 2 tests',
		'hub (no GPU)'
	]);
});
