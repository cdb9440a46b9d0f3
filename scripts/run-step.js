import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/**
 * Runs a program of `node_modules/.bin` (or any other), its output passing through, and says how long it took.
 * @param {string} name for the line that is printed
 * @param {string} command
 * @param {Record<string, string>} [env] added to the environment
 * @returns {boolean} whether it succeeded
 */
export function runStep(name, command, env = {}) {
	console.log(`\n> ${name}: ${command}`);
	const startedMs = Date.now();
	const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
	const { status, signal } = spawnSync(command, {
		stdio: 'inherit',
		shell: true,
		env: { ...process.env, PATH: path, ...env }
	});
	const outcome = status === 0 ? 'done' : `failed (${signal ?? `exit code ${status}`})`;
	console.log(`> ${name}: ${outcome} after ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
	return status === 0;
}
