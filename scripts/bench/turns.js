import { median } from './page.js';

const turns = 20;
/** Short, so that twenty turns fit into the context, and cut off, so that every answer is as long as the others. */
const maxTokens = 8;

/**
 * Time to the first token in turn 20 against turn 2 of a chat whose turns are equally long. Near 1 when only what is new is
 * read, about ten when the whole chat is read again each time.
 * @param {'wllama' | 'transformers'} id
 * @param {import('@playwright/test').Page} page with the model loaded
 * @param {number} rounds
 */
export async function measureTurns(id, page, rounds) {
	await page.bringToFront();
	/** @type {{ second: import('./types.ts').TimedAnswer, last: import('./types.ts').TimedAnswer }[]} */
	const chats = [];
	for (let round = 0; round < rounds; round++) {
		const messages = [];
		/** @type {import('./types.ts').TimedAnswer[]} */
		const answers = [];
		for (let turn = 1; turn <= turns; turn++) {
			// Another beginning in each round, or the cache of the last one would help.
			const name = `${String.fromCharCode(65 + (round % 26))}${String.fromCharCode(65 + turn)}`;
			messages.push({ role: 'user', content: `${name}: what is a token, and what does it cost?` });
			/** @type {import('./types.ts').TimedAnswer} */
			const answer = await page.evaluate(
				([id, messages, most]) => /** @type {any} */ (window).engines.ask(id, messages, most),
				/** @type {const} */ ([id, messages, maxTokens])
			);
			answers.push(answer);
			messages.push({ role: 'assistant', content: answer.text });
		}
		const [second, last] = [answers[1], answers[turns - 1]];
		if (second && last) chats.push({ second, last });
	}
	const ofChats = (/** @type {(chat: (typeof chats)[number]) => number} */ read) => median(chats.map(read));
	return {
		secondMs: ofChats(({ second }) => second.firstTokenMs),
		lastMs: ofChats(({ last }) => last.firstTokenMs),
		secondNewTokens: ofChats(({ second }) => second.newTokens),
		lastNewTokens: ofChats(({ last }) => last.newTokens),
		lastPromptTokens: ofChats(({ last }) => last.promptTokens),
		ratio: ofChats(({ second, last }) => last.firstTokenMs / second.firstTokenMs)
	};
}
