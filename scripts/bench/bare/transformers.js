// transformers.js alone in an empty page, with its own generate(): what the engine on top of it is compared with.
import { AutoModelForCausalLM, AutoTokenizer, env, TextStreamer } from '@huggingface/transformers';
import jspiGlue from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';

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
	network = await AutoModelForCausalLM.from_pretrained('guide', { dtype: 'q4', device: 'wasm' });
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

Object.assign(window, { bare: { load, ask } });
