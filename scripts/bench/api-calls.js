import { waitUntilReady } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ text: string, tokens: number, firstTokenMs: number, decodeMs: number }} Answer */

/** Guide's answers to these are longer than the tokens that are taken of each. */
const questions = ['What is quantization?', 'How much memory does a 7B model need?', 'What can you do?'];
const maxTokens = 32;
const crowd = 20;

/**
 * A page beside the app, which has Guide loaded and its API on. It stays in front, as the page of a developer would.
 * @param {import('@playwright/test').BrowserContext} context @param {string} url of the app
 */
export async function openClient(context, url) {
	const app = await context.newPage();
	await app.goto(`${url}/connect`);
	await waitUntilReady(app);
	await app.getByRole('switch', { name: 'Local API' }).check();
	await app.getByText('Answers calls as long as it is open.').waitFor();
	const client = await context.newPage();
	await client.goto(`${url}/_app/version.json`);
	await client.evaluate(defineCalls);
	await client.bringToFront();
	return client;
}

/** Runs in the page of the client. */
function defineCalls() {
	/** @param {string} content @param {number} most @param {boolean} stream */
	const post = (content, most, stream) =>
		fetch('/v1/chat/completions', {
			method: 'POST',
			body: JSON.stringify({
				model: 'guide',
				messages: [{ role: 'user', content }],
				max_tokens: most,
				temperature: 0,
				stream,
				...(stream ? { stream_options: { include_usage: true } } : {})
			})
		});

	/** @param {string} content @param {number} most */
	async function stream(content, most) {
		const startedMs = performance.now();
		const { body } = await post(content, most, true);
		const reader = /** @type {ReadableStream} */ (body).pipeThrough(new TextDecoderStream()).getReader();
		let [text, rest, firstMs, lastMs, tokens] = ['', '', 0, 0, 0];
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			const lines = (rest + next.value).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				if (!line.startsWith('data: {')) continue;
				const { choices, usage } = JSON.parse(line.slice(6));
				tokens = usage?.completion_tokens ?? tokens;
				const piece = choices[0]?.delta.content;
				if (!piece) continue;
				text += piece;
				lastMs = performance.now();
				firstMs ||= lastMs;
			}
		}
		return { text, tokens, firstTokenMs: firstMs - startedMs, decodeMs: lastMs - firstMs };
	}

	/** @param {string} content @param {number} most @returns {Promise<string>} the answer, empty when there was none */
	async function whole(content, most) {
		const answer = await (await post(content, most, false)).json();
		return answer.choices?.[0]?.message.content ?? '';
	}

	Object.assign(window, { calls: { stream, whole } });
}

/**
 * Decode speed and time to the first token of a stream through `/v1`, against the same engine (adapter and worker) in a page
 * of its own: same file, threads, prompts, greedy tokens; taken in turns, with the same prompts in the KV cache.
 * @param {{ engine: Page, client: Page }} pages
 * @param {number} rounds
 * @throws Error when the two do not say the same: then their speeds say nothing
 */
export async function measureStreams({ engine, client }, rounds) {
	const asks = {
		engine: async (/** @type {string} */ content) => {
			await engine.bringToFront();
			/** @type {Promise<Answer>} */
			const answer = engine.evaluate(
				([content, most]) => /** @type {any} */ (window).engines.ask('wllama', [{ role: 'user', content }], most),
				/** @type {const} */ ([content, maxTokens])
			);
			return answer;
		},
		api: async (/** @type {string} */ content) => {
			await client.bringToFront();
			/** @type {Promise<Answer>} */
			const answer = client.evaluate(
				([content, most]) => /** @type {any} */ (window).calls.stream(content, most),
				/** @type {const} */ ([content, maxTokens])
			);
			return answer;
		}
	};
	for (const content of questions) {
		await asks.engine(content);
		await asks.api(content);
	}
	const pairs = [];
	for (let round = 0; round < rounds; round++) {
		for (const [index, content] of questions.entries()) {
			/** @type {Partial<Record<'engine' | 'api', Answer>>} */
			const answers = {};
			for (const who of (round + index) % 2
				? /** @type {const} */ (['api', 'engine'])
				: /** @type {const} */ (['engine', 'api'])) {
				answers[who] = await asks[who](content);
			}
			const { engine: alone, api: called } = answers;
			if (!alone || !called || alone.text !== called.text || alone.tokens !== maxTokens)
				throw new Error(`"${called?.text}" is not "${alone?.text}" in ${maxTokens} tokens`);
			const perSecond = (/** @type {Answer} */ { tokens, decodeMs }) => ((tokens - 1) * 1000) / decodeMs;
			pairs.push({
				content,
				engine: { perSecond: perSecond(alone), firstTokenMs: alone.firstTokenMs },
				api: { perSecond: perSecond(called), firstTokenMs: called.firstTokenMs }
			});
		}
	}
	return { pairs };
}

/**
 * Small requests that are not streamed: one after another, and all at once.
 * @param {Page} client
 * @param {number} rounds
 */
export async function measureCrowd(client, rounds) {
	const contents = Array.from({ length: crowd }, (_, index) => `What is ${index + 2} times 3?`);
	const run = (/** @type {boolean} */ together) =>
		client.evaluate(
			async ({ contents, together }) => {
				const { whole } = /** @type {any} */ (window).calls;
				const startedMs = performance.now();
				const texts = [];
				if (together) texts.push(...(await Promise.all(contents.map((content) => whole(content, 12)))));
				else for (const content of contents) texts.push(await whole(content, 12));
				return { ms: performance.now() - startedMs, answered: texts.filter((text) => text !== '').length };
			},
			{ contents, together }
		);
	await run(false);
	const found = [];
	for (let round = 0; round < rounds; round++) {
		const order = round % 2 ? [true, false] : [false, true];
		const ms = { alone: 0, together: 0 };
		let answered = 0;
		for (const together of order) {
			await client.waitForTimeout(1_000); // the limit of 30 requests a second is not what is measured
			const result = await run(together);
			ms[together ? 'together' : 'alone'] = result.ms;
			if (together) answered = result.answered;
		}
		found.push({ aloneMs: ms.alone, togetherMs: ms.together, answered });
	}
	return found;
}
