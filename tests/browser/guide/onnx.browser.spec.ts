// Guide's ONNX export, run by transformers.js on both of its backends, against logits that PyTorch computed from the same
// dequantized weights (training/guide/export.py writes them into reference.json).
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { beforeAll, describe, expect, test } from 'vitest';

interface Reference {
	onnx_q4: {
		prompt: string;
		promptTokenIds: number[];
		/** One row of the vocabulary's length for each of the last positions of the prompt. */
		logitsOfLastPositions: number[][];
		greedyTokenIds: number[];
	};
}

/** Tokens that greedy decoding is compared for: SwiftShader makes about one a second. */
const comparedTokens = { wasm: 24, webgpu: 6 };

let reference: Reference['onnx_q4'];

beforeAll(async () => {
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = '/models/';
	env.useBrowserCache = false;
	const { wasm } = env.backends.onnx;
	// Left alone, the library fetches its runtime from a CDN.
	if (wasm) wasm.wasmPaths = { mjs: new URL(glueUrl, location.href).href, wasm: new URL(wasmUrl, location.href).href };
	reference = ((await (await fetch('/models/guide/reference.json')).json()) as Reference).onnx_q4;
});

test('the exported tokenizer gives the token ids of the Python tokenizer', async () => {
	const tokenizer = await AutoTokenizer.from_pretrained('guide');
	const { input_ids } = tokenizer(reference.prompt, { add_special_tokens: false });
	expect(Array.from(input_ids.data as BigInt64Array, Number)).toEqual(reference.promptTokenIds);
});

describe.each(['wasm', 'webgpu'] as const)('on %s', (device) => {
	test('the logits are those of PyTorch within 1e-3, and greedy decoding goes the same way', async () => {
		if (device === 'webgpu')
			expect(await navigator.gpu?.requestAdapter(), 'this browser has no WebGPU adapter').toBeTruthy();
		const model = await AutoModelForCausalLM.from_pretrained('guide', { dtype: 'q4', device });
		try {
			const ids = reference.promptTokenIds;
			const input_ids = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
			const attention_mask = new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]);

			const { logits } = (await model({ input_ids, attention_mask })) as { logits: Tensor };
			const [, rows, width] = logits.dims as [number, number, number];
			const values = logits.data as Float32Array;
			const expected = reference.logitsOfLastPositions;
			expect(width).toBe(expected[0]?.length);
			let worst = 0;
			expected.forEach((row, index) => {
				const offset = (rows - expected.length + index) * width;
				row.forEach((logit, token) => (worst = Math.max(worst, Math.abs(logit - (values[offset + token] ?? NaN)))));
			});
			console.info(`${device}: largest difference of a logit ${worst.toExponential(1)}`);
			expect(worst).toBeLessThan(1e-3);

			const count = comparedTokens[device];
			const output = (await model.generate({
				inputs: input_ids,
				attention_mask,
				max_new_tokens: count,
				do_sample: false
			} as never)) as Tensor;
			const generated = Array.from(output.data as BigInt64Array, Number).slice(ids.length);
			expect(generated).toEqual(reference.greedyTokenIds.slice(0, count));
		} finally {
			await model.dispose();
		}
	}, 240_000);
});
