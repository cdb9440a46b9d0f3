import { readFileSync } from 'node:fs';
import { median, send, waitUntilReady } from './page.js';

const questions = ['What is quantization?', 'How much memory does a 7B model need?', 'What can you do?'];

/**
 * Decode speed that a reader sees in the chat against the bare engine in an empty page: same file, threads, prompt and
 * greedy sampling, taken in turns. Each pair is a median over the questions.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./types.ts').Hosts} hosts
 * @param {number} rounds
 */
export async function measureSpeed(browser, hosts, rounds) {
	const [bareHost, chatHost] = [await hosts.bare(), await hosts.full()];
	const [bareContext, chatContext] = [await browser.newContext(), await browser.newContext()];
	const chat = await chatContext.newPage();
	await chat.goto(`${chatHost.url}/`);
	await waitUntilReady(chat);
	await chatAnswer(chat, 'Hello');
	const threads = await chat.evaluate(() => Math.max(1, Math.min(8, navigator.hardwareConcurrency - 1)));

	const bare = await bareContext.newPage();
	await bare.goto(`${bareHost.url}/`);
	await bare.waitForFunction(() => 'bare' in window);
	const weights = readFileSync('build/models/guide/guide-q8_0.gguf').toString('base64');
	await bare.evaluate(
		async ({ weights, threads }) => {
			const url = URL.createObjectURL(await (await fetch(`data:;base64,${weights}`)).blob());
			await /** @type {any} */ (window).bare.load(url, { threads, contextTokens: 1024 });
			await /** @type {any} */ (window).bare.ask('Hello', 8);
		},
		{ weights, threads }
	);

	const pairs = [];
	for (let round = 0; round < rounds; round++) {
		/** @type {{ bare: number[], chat: number[] }} */
		const seen = { bare: [], chat: [] };
		for (const question of questions) {
			// Whoever is hidden gets fewer animation frames; and both take turns at going first.
			/** @type {('bare' | 'chat')[]} */
			const order = round % 2 ? ['chat', 'bare'] : ['bare', 'chat'];
			for (const who of order) {
				await (who === 'bare' ? bare : chat).bringToFront();
				const { tokens, decodeMs } = await (who === 'bare' ? bareAnswer(bare, question) : chatAnswer(chat, question));
				seen[who].push(((tokens - 1) * 1000) / decodeMs);
			}
		}
		pairs.push({ bare: median(seen.bare), chat: median(seen.chat) });
	}
	await bareContext.close();
	await chatContext.close();
	await bareHost.close();
	await chatHost.close();
	return { threads, pairs, ratio: median(pairs.map(({ bare, chat }) => chat / bare)) };
}

/** @param {import('@playwright/test').Page} page @param {string} question */
function bareAnswer(page, question) {
	return page.evaluate((text) => /** @type {any} */ (window).bare.ask(text, 256), question);
}

/**
 * Asks in a chat of its own and watches the page: from the first words on screen to the finished answer.
 * @param {import('@playwright/test').Page} page @param {string} question
 * @returns {Promise<{ tokens: number, decodeMs: number }>}
 */
async function chatAnswer(page, question) {
	await page.getByRole('button', { name: 'New chat' }).click();
	await page.getByRole('list', { name: 'Suggestions' }).waitFor();
	const seen = page.evaluate(
		() =>
			new Promise((resolve) => {
				let firstMs = 0;
				const observer = new MutationObserver(() => {
					const article = document.querySelector('article[aria-label="Assistant"]');
					if (!firstMs && article?.querySelector('p:not(.waiting)')) firstMs = performance.now();
					if (article?.getAttribute('data-state') !== 'done') return;
					observer.disconnect();
					const tokens = Number(/\+ ([\d,]+) answer tokens/.exec(article.textContent ?? '')?.[1]?.replace(',', ''));
					resolve({ tokens, decodeMs: performance.now() - firstMs });
				});
				observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
			})
	);
	await send(page, question);
	return /** @type {any} */ (await seen);
}
