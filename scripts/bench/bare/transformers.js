// transformers.js alone in an empty page, with its own generate(): what the engine on top of it is compared with.
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor, TextStreamer } from '@huggingface/transformers';
import jspiGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import { giveVariables, runtimeVariables } from '#lib/engines/transformers/runtime-variables.ts';

/** @type {any} */
let tokenizer = null;
/** @type {any} */
let network = null;

/**
 * @param {string} folder with the models, absolute
 * @param {{ threads: number }} options
 */
async function load(folder, { threads }) {
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = folder;
	env.useBrowserCache = false;
	const { wasm } = env.backends.onnx;
	if (!wasm) throw new Error('this build has no WebAssembly backend');
	wasm.wasmPaths = { mjs: new URL(jspiGlue, location.href).href, wasm: new URL(jspiWasm, location.href).href };
	wasm.numThreads = threads;
	tokenizer = await AutoTokenizer.from_pretrained('guide');
	// As the engine starts it, or the comparison would be of two kinds of attention.
	const endGiving = giveVariables(runtimeVariables);
	network = await AutoModelForCausalLM.from_pretrained('guide', { dtype: 'q4', device: 'wasm' });
	endGiving();
}

/**
 * @param {string} question
 * @param {number} maxTokens
 * @returns {Promise<{ text: string, tokens: number, decodeMs: number }>} from the first token to the last
 */
async function ask(question, maxTokens) {
	let [text, tokens, firstMs, lastMs] = ['', 0, 0, 0];
	const messages = [{ role: 'user', content: question }];
	const streamer = new TextStreamer(tokenizer, {
		skip_prompt: true,
		skip_special_tokens: true,
		callback_function: (/** @type {string} */ piece) => void (text += piece),
		token_callback_function: () => {
			tokens++;
			lastMs = performance.now();
			firstMs ||= lastMs;
		}
	});
	const inputs = tokenizer.apply_chat_template(messages, { add_generation_prompt: true, return_dict: true });
	await network.generate({ ...inputs, max_new_tokens: maxTokens, do_sample: false, streamer });
	return { text, tokens, decodeMs: lastMs - firstMs };
}

/**
 * Runs the network on tokens behind others that it has read.
 * @param {number[]} ids
 * @param {any} past what an earlier run has returned
 * @param {number} pastTokens
 */
async function run(ids, past, pastTokens) {
	const length = pastTokens + ids.length;
	const outputs = await network({
		input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
		attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
		past_key_values: past,
		num_logits_to_keep: new Tensor('int64', [1n], [])
	});
	const present = Object.entries(outputs).filter(([name]) => name.startsWith('present'));
	return Object.fromEntries(present.map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor]));
}

/**
 * How long the network alone takes to read some tokens behind others: what a turn of a chat cannot be faster than.
 * @param {number} pastTokens
 * @param {number} newTokens
 * @returns {Promise<number>} milliseconds
 */
async function readBehind(pastTokens, newTokens) {
	const make = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => 300 + ((index * 7) % 1000));
	let past = null;
	for (let done = 0; done < pastTokens; done += 128)
		past = await run(make(Math.min(128, pastTokens - done)), past, done);
	const startedMs = performance.now();
	await run(make(newTokens), past, pastTokens);
	return performance.now() - startedMs;
}

Object.assign(window, { bare: { load, ask, readBehind } });
