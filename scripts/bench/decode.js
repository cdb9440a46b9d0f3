import { median } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ text: string, tokens: number, decodeMs: number }} Answer */

/** Guide's answers to these are longer than the tokens that are taken of each. */
const questions = ['What is quantization?', 'How much memory does a 7B model need?', 'What can you do?'];
const maxTokens = 32;

/**
 * Decode speed behind the engine contract (adapter, worker, messages) against the library alone in an empty page: same
 * file, threads, prompts, greedy tokens; taken in turns.
 * @param {'wllama' | 'transformers'} id
 * @param {{ engines: Page, bare: Page }} pages with the model loaded
 * @param {number} rounds
 * @throws Error when the two do not say the same: then their speeds say nothing
 */
export async function measureDecode(id, { engines, bare }, rounds) {
	const asks = {
		engine: async (/** @type {string} */ content) => {
			await engines.bringToFront();
			const message = { role: 'user', content };
			/** @type {Promise<Answer>} */
			const answer = engines.evaluate(
				([id, message, most]) => /** @type {any} */ (window).engines.ask(id, [message], most),
				/** @type {const} */ ([id, message, maxTokens])
			);
			return answer;
		},
		bare: async (/** @type {string} */ content) => {
			await bare.bringToFront();
			/** @type {Promise<Answer>} */
			const answer = bare.evaluate(
				([text, most]) => /** @type {any} */ (window).bare.ask(text, most),
				/** @type {const} */ ([content, maxTokens])
			);
			return answer;
		}
	};
	await asks.engine('Hello');
	await asks.bare('Hello');

	const pairs = [];
	for (let round = 0; round < rounds; round++) {
		/** @type {{ engine: number[], bare: number[] }} */
		const speeds = { engine: [], bare: [] };
		for (const [index, question] of questions.entries()) {
			/** @type {Partial<Record<'engine' | 'bare', Answer>>} */
			const answers = {};
			for (const who of (round + index) % 2
				? /** @type {const} */ (['bare', 'engine'])
				: /** @type {const} */ (['engine', 'bare'])) {
				const answer = (answers[who] = await asks[who](question));
				speeds[who].push(((answer.tokens - 1) * 1000) / answer.decodeMs);
			}
			if (answers.engine?.text !== answers.bare?.text || answers.engine?.tokens !== maxTokens)
				throw new Error(`${id}: "${answers.engine?.text}" is not "${answers.bare?.text}" in ${maxTokens} tokens`);
		}
		pairs.push({ engine: median(speeds.engine), bare: median(speeds.bare) });
	}
	return { pairs, ratio: median(pairs.map(({ engine, bare }) => engine / bare)) };
}
