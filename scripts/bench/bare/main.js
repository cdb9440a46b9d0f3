// The engine alone in an empty page: what the app is compared with. No worker of ours, no rendering, no storage.
import { Wllama } from '@wllama/wllama/esm/index.js';
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url';

const engine = new Wllama({ default: new URL(wasm, location.href).href }, { logger: silent() });
engine.setCompat(null);

function silent() {
	const ignore = () => {};
	return { debug: ignore, log: ignore, warn: ignore, error: ignore };
}

/**
 * @param {string} url of a GGUF file
 * @param {{ threads: number, contextTokens: number, slots?: number }} options `contextTokens` for each slot
 */
async function load(url, { threads, contextTokens, slots = 1 }) {
	const blob = await (await fetch(url)).blob();
	await engine.loadModel([blob], {
		n_ctx: contextTokens * slots,
		n_batch: 128,
		n_ubatch: 128,
		n_parallel: slots,
		// Else slots share one context, and two long prompts are both refused.
		...(slots > 1 ? { kv_unified: false } : {}),
		n_gpu_layers: 0,
		n_threads: threads,
		// As the engine loads a model with a small cache, or the comparison would be of two kinds of attention.
		cache_type_k: 'f32',
		cache_type_v: 'f32',
		flash_attn: false
	});
}

/** Frees the model, so that another can be loaded. */
async function unload() {
	await engine.exit();
}

/**
 * @param {string} question
 * @param {number} maxTokens
 * @returns {Promise<{ text: string, tokens: number, decodeMs: number }>} from the first piece of text to the last
 */
async function ask(question, maxTokens) {
	let firstMs = 0;
	let lastMs = 0;
	let tokens = 0;
	let text = '';
	await engine.createChatCompletion({
		messages: [{ role: 'user', content: question }],
		max_tokens: maxTokens,
		temperature: 0,
		stream: true,
		// The library's types know neither this option nor the chunk that it adds.
		...{ stream_options: { include_usage: true } },
		onData: (/** @type {any} */ chunk) => {
			tokens = chunk.usage?.completion_tokens ?? tokens;
			const piece = chunk.choices[0]?.delta?.content;
			if (!piece) return;
			text += piece;
			lastMs = performance.now();
			firstMs ||= lastMs;
		}
	});
	return { text, tokens, decodeMs: lastMs - firstMs };
}

/**
 * Answers that are not streamed, `together` of them at any time.
 * @param {readonly string[]} questions
 * @param {number} maxTokens
 * @param {number} together not more than there are slots: the library loses what is beyond them
 */
async function askMany(questions, maxTokens, together) {
	/** @type {string[]} */
	const texts = [];
	const waiting = [...questions.entries()];
	const startedMs = performance.now();
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [index, content] = next;
			const answer = await engine.createChatCompletion({
				messages: [{ role: 'user', content }],
				max_tokens: maxTokens,
				temperature: 0
			});
			texts[index] = answer.choices[0]?.message.content ?? '';
		}
	};
	await Promise.all(Array.from({ length: together }, work));
	return { texts, ms: performance.now() - startedMs };
}

/**
 * Streams at the same time, and when each piece of each came: an answer that is read along is worth more than one that comes
 * at the end.
 * @param {readonly string[]} questions
 * @param {number} maxTokens
 * @returns {Promise<{ firstMs: number, lastMs: number, lateChars: number }[]>} `lateChars`: of the text, what came in the
 * last tenth of its time
 */
async function streamMany(questions, maxTokens) {
	const startedMs = performance.now();
	return Promise.all(
		questions.map(async (content) => {
			/** @type {[number, number][]} */
			const pieces = [];
			await engine.createChatCompletion({
				messages: [{ role: 'user', content }],
				max_tokens: maxTokens,
				temperature: 0,
				stream: true,
				onData: (/** @type {any} */ chunk) => {
					const piece = chunk.choices[0]?.delta?.content;
					if (piece) pieces.push([performance.now() - startedMs, piece.length]);
				}
			});
			const [firstMs, lastMs] = [pieces[0]?.[0] ?? NaN, pieces.at(-1)?.[0] ?? NaN];
			const late = firstMs + (lastMs - firstMs) * 0.9;
			const sum = (/** @type {[number, number][]} */ list) => list.reduce((total, [, chars]) => total + chars, 0);
			return { firstMs, lastMs, lateChars: sum(pieces.filter(([ms]) => ms >= late)) / sum(pieces) };
		})
	);
}

Object.assign(window, { bare: { load, unload, ask, askMany, streamMany } });
