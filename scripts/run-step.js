import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} name for the line that is printed
 * @property {string} command a program of `node_modules/.bin` or any other, with its arguments
 * @property {Record<string, string>} [env] added to the environment
 */

/**
 * Runs a step, its output passing through, and says how long it took.
 * @param {Step} step
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runStep(step) {
	console.log(`\n> ${step.name}: ${step.command}`);
	return report(step, await start(step, 'inherit'));
}

/**
 * Runs all steps, by default two at a time, as most of them keep one core busy. What a step prints comes in one piece when
 * it ends.
 * @param {readonly Step[]} steps
 * @param {number} atOnce
 * @returns {Promise<boolean[]>} whether each succeeded
 */
export async function runSideBySide(steps, atOnce = 2) {
	const waiting = [...steps.entries()];
	const succeeded = /** @type {boolean[]} */ ([]);
	async function work() {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [index, step] = next;
			const ended = await start(step, 'pipe');
			console.log(`\n> ${step.name}: ${step.command}\n${ended.output}`);
			succeeded[index] = report(step, ended);
		}
	}
	await Promise.all(Array.from({ length: atOnce }, work));
	return succeeded;
}

/**
 * @param {Step} step
 * @param {'inherit' | 'pipe'} output
 * @returns {Promise<{ problem: string | null, seconds: number, output: string }>}
 */
function start({ command, env = {} }, output) {
	const startedMs = Date.now();
	const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
	const child = spawn(command, {
		stdio: ['inherit', output, output],
		shell: true,
		env: { ...process.env, PATH: path, ...env }
	});
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part) => (text += part));
	return new Promise((ended) => {
		/** @param {string | null} problem */
		const end = (problem) => ended({ problem, seconds: (Date.now() - startedMs) / 1000, output: text.trimEnd() });
		child.on('error', (error) => end(error.message));
		child.on('close', (status, signal) => end(status === 0 ? null : (signal ?? `exit code ${status}`)));
	});
}

/** @param {Step} step @param {{ problem: string | null, seconds: number }} ended */
function report({ name }, { problem, seconds }) {
	console.log(`> ${name}: ${problem ? `failed (${problem})` : 'done'} after ${seconds.toFixed(1)} s`);
	return problem === null;
}
