import { median } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./types.ts').TimedAnswer} Answer */

const turns = 20;
/** Short, so that twenty turns fit into the context, and cut off, so that every answer is as long as the others. */
const maxTokens = 8;

/**
 * Time to the first token in turn 20 against turn 2 of a chat whose turns are equally long. Near 1 when only what is new is
 * read, about ten when the whole chat is read again each time.
 * @param {'wllama' | 'transformers'} id
 * @param {{ engines: Page, bare: Page }} pages with the model loaded
 * @param {number} rounds
 */
export async function measureTurns(id, { engines: page, bare }, rounds) {
	/** @type {{ second: Answer, last: Answer }[]} */
	const chats = [];
	/** @type {{ secondMs: number, lastMs: number }[]} */
	const networks = [];
	for (let round = 0; round < rounds; round++) {
		await page.bringToFront();
		const messages = [];
		/** @type {Answer[]} */
		const answers = [];
		for (let turn = 1; turn <= turns; turn++) {
			// Another beginning in each round, or the cache of the last one would help.
			const name = `${String.fromCharCode(65 + (round % 26))}${String.fromCharCode(65 + turn)}`;
			messages.push({ role: 'user', content: `${name}: what is a token, and what does it cost?` });
			/** @type {Answer} */
			const answer = await page.evaluate(
				([id, messages, most]) => /** @type {any} */ (window).engines.ask(id, messages, most, true),
				/** @type {const} */ ([id, messages, maxTokens])
			);
			answers.push(answer);
			messages.push({ role: 'assistant', content: answer.text });
		}
		const [second, last] = [answers[1], answers[turns - 1]];
		if (!second || !last) continue;
		chats.push({ second, last });
		if (id !== 'transformers') continue; // llama.cpp's page cannot run the network alone
		await bare.bringToFront();
		/** @param {Answer} answer @returns {Promise<number>} */
		const read = ({ promptTokens, newTokens }) =>
			bare.evaluate(
				([past, fresh]) => /** @type {any} */ (window).bare.readBehind(past, fresh),
				/** @type {const} */ ([promptTokens - newTokens, newTokens])
			);
		networks.push({ secondMs: await read(second), lastMs: await read(last) });
	}
	const ofChats = (/** @type {(chat: (typeof chats)[number]) => number} */ read) => median(chats.map(read));
	return {
		secondMs: ofChats(({ second }) => second.firstTokenMs),
		lastMs: ofChats(({ last }) => last.firstTokenMs),
		secondNewTokens: ofChats(({ second }) => second.newTokens),
		lastNewTokens: ofChats(({ last }) => last.newTokens),
		lastPromptTokens: ofChats(({ last }) => last.promptTokens),
		ratio: ofChats(({ second, last }) => last.firstTokenMs / second.firstTokenMs),
		/** The library's network with the same tokens and nothing around it. */
		network:
			networks.length === 0
				? null
				: {
						secondMs: median(networks.map(({ secondMs }) => secondMs)),
						lastMs: median(networks.map(({ lastMs }) => lastMs)),
						ratio: median(networks.map(({ secondMs, lastMs }) => lastMs / secondMs))
					}
	};
}
