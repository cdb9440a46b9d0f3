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
 * @param {{ threads: number, contextTokens: number }} options
 */
async function load(url, { threads, contextTokens }) {
	const blob = await (await fetch(url)).blob();
	await engine.loadModel([blob], {
		n_ctx: contextTokens,
		n_batch: 128,
		n_ubatch: 128,
		n_parallel: 1,
		n_gpu_layers: 0,
		n_threads: threads,
		// As the engine loads a model with a small cache, or the comparison would be of two kinds of attention.
		cache_type_k: 'f32',
		cache_type_v: 'f32',
		flash_attn: false
	});
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

Object.assign(window, { bare: { load, ask } });
