// Lighthouse (mobile settings) on the build, served as a good host does: `npm run lighthouse -- [path ...]`, default `/`.
// Performance is printed only: on a busy machine it says more about the machine.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { browserArgs, ensureBrowser } from './browser.js';
import { runStep } from './run-step.js';
import { serveStatic } from './static-host.js';

const mustBePerfect = ['accessibility', 'best-practices'];

if (!existsSync('build/index.html') && !(await runStep({ name: 'build', command: 'vite build' }))) process.exit(1);
mkdirSync('test-results', { recursive: true });

/**
 * Runs the command line program, not the library: Lighthouse on a browser that is already open crashed its tab at the
 * switch to an isolated page (2026-11-20, version 12.8.2).
 * @param {string} url
 * @param {string} report path of the JSON report
 */
async function runLighthouse(url, report) {
	const flags = ['--headless=new', ...browserArgs, '--disable-dev-shm-usage'].join(' ');
	const args = ['node_modules/lighthouse/cli/index.js', url, '--quiet', '--output=json', `--output-path=${report}`];
	const env = { ...process.env, CHROME_PATH: await ensureBrowser() };
	await promisify(execFile)(process.execPath, [...args, `--chrome-flags=${flags}`], { env });
	return JSON.parse(readFileSync(report, 'utf8'));
}

const host = await serveStatic('build', { headers: true, pages: [/^\/chat\/[^/]+$/] });
let failed = false;
try {
	for (const path of process.argv.length > 2 ? process.argv.slice(2) : ['/']) {
		const report = `test-results/lighthouse${path.replaceAll('/', '-')}.json`;
		const { categories, audits } = await runLighthouse(host.url + path, report);
		console.log(`\n${path}  (${report})`);
		for (const { id, score, auditRefs } of Object.values(categories)) {
			const perfect = score === 1 || !mustBePerfect.includes(id);
			failed ||= !perfect;
			console.log(`  ${id}: ${Math.round(score * 100)}${perfect ? '' : '  must be 100'}`);
			for (const { id: audit, weight } of auditRefs) {
				const { score: auditScore, title, displayValue } = audits[audit];
				if (weight > 0 && auditScore !== null && auditScore < 1) console.log(`    ${title} ${displayValue ?? ''}`);
			}
		}
	}
} finally {
	await host.close();
}
process.exitCode = failed ? 1 : 0;
