import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const odd = `
import { afterAll, describe, expect, test } from 'vitest';
let tries = 0;
test('passes', () => {});
test('fails', () => expect(1).toBe(2));
test('at its second attempt', { retry: 1 }, () => expect(++tries).toBe(2));
describe('group', () => test('needs a GPU', ({ skip }) => skip('no GPU here')));
test('leaves an error behind', async () => {
	void Promise.reject(new Error('nobody waited for this'));
	await new Promise((done) => setTimeout(done, 50));
});
`;

test('a real run is counted, with reasons, second attempts, and errors that belong to no test', async () => {
	// Below this repository, where vitest is found.
	await mkdir('node_modules/.cache', { recursive: true });
	const folder = await mkdtemp(resolve('node_modules/.cache/counts-'));
	try {
		const outputFile = join(folder, 'out/counts.json');
		const reporters = [[resolve('scripts/vitest-counts.js'), { outputFile }]];
		const config = `export default { test: { include: ['*.probe.js'], reporters: ${JSON.stringify(reporters)} } };`;
		await writeFile(join(folder, 'vitest.config.js'), config);
		await writeFile(join(folder, 'odd.probe.js'), odd);
		await writeFile(join(folder, 'broken.probe.js'), `import './missing.js';`);
		const status = await new Promise((ended) => {
			const args = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder];
			execFile(process.execPath, args, { cwd: folder, env: { ...process.env, VITEST: '' } }, (error) =>
				ended(error ? error.code : 0)
			);
		});
		expect(status).toBe(1);
		const counts = JSON.parse(await readFile(outputFile, 'utf8'));
		expect(counts).toMatchObject({
			passed: 3,
			failed: 3,
			skipped: [{ where: 'odd.probe.js', reason: 'no GPU here' }],
			flaky: ['odd.probe.js › at its second attempt']
		});
		const failures = counts.failures.join('\n');
		expect(failures).toContain('odd.probe.js › fails');
		expect(failures).toContain('missing.js');
		expect(failures).toMatch(/outside of any test.*\n.*nobody waited for this/);
	} finally {
		await rm(folder, { recursive: true });
	}
});
