import { cpus } from 'node:os';
import { openEnginePage } from '../engine-page.js';
import { hasLoop } from './goals.js';

const sampleTemperature = 0.8;

/**
 * Asks Guide through the app's engine in a real browser.
 * @param {readonly import('./types.ts').Question[]} questions
 * @param {number} sampleCount answers at temperature 0.8, looked through for loops
 * @returns {Promise<import('./types.ts').Run>}
 */
export async function askAll(questions, sampleCount) {
	const { page, close } = await openEnginePage('guide-eval', 'guideEval');
	/** @returns {Promise<{ loadMs: number, backend: string, threads: number }>} */
	const load = () => page.evaluate(() => /** @type {any} */ (window).guideEval.load());
	/** @param {string[]} turns @param {number} temperature @param {number} seed @returns {Promise<import('./types.ts').GuideAnswer>} */
	const ask = (turns, temperature = 0, seed = 1) =>
		page.evaluate(([...args]) => /** @type {any} */ (window).guideEval.ask(...args), [turns, temperature, seed]);

	const { threads, backend } = await load();
	const firstTokenMs = (await ask(['What can you do?'])).firstTokenMs ?? Infinity;
	/** @type {import('./types.ts').GuideAnswer[]} */
	const answers = [];
	for (const { turns } of questions) {
		answers.push(await ask(turns));
		if (answers.length % 100 === 0) console.log(`${answers.length} of ${questions.length} questions`);
	}
	const loops = [];
	for (let index = 0; index < sampleCount; index++) {
		const { turns } = questions[(index * 7) % questions.length] ?? { turns: ['Hello'] };
		const { text, reason } = await ask(turns, sampleTemperature, index);
		if (reason !== 'stop' || hasLoop(text)) loops.push(`${turns.join(' >> ')}: ${text}`);
	}
	await close();
	const machine = `${cpus().length} cores of ${cpus()[0]?.model}, ${threads} thread, on the ${backend}.`;
	return { machine, firstTokenMs, answers, samples: sampleCount, loops };
}
