// The inner half of the engine, in the page itself: what its worker hides, and what needs a GPU.
import { AutoModelForCausalLM, AutoTokenizer, type Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, finishOf, textOf, tokensOf } from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage, GenerateEvent } from '#lib/engines/contract/types.ts';
import { requestGpu } from '#lib/engines/transformers/gpu.ts';
import { Model } from '#lib/engines/transformers/model.ts';
import { giveVariables } from '#lib/engines/transformers/runtime-variables.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { makeOnnxSpec } from './guide-onnx.ts';

/** SwiftShader makes about one token a second. */
const gpuTokens = 3;

const { signal: never } = new AbortController();

async function openModel(device: GPUDevice | null = null): Promise<Model> {
	const spec = await makeOnnxSpec({ backend: device ? 'webgpu' : 'cpu' });
	return Model.open(spec, { device, threads: 1, onProgress: () => {} });
}

test('says what the library says by itself, and fetches nothing from elsewhere', async () => {
	const endGiving = giveVariables({ HEARTH_TEST: '1' });
	const model = await openModel();
	expect(endGiving(), 'the runtime reads no environment variables any more').toBe(true);
	const said = textOf(await collect(model.generate(ask({ maxTokens: 24 }), never)));

	// The adapter has set the library up; it finds the same files.
	const tokenizer = await AutoTokenizer.from_pretrained('model');
	const network = await AutoModelForCausalLM.from_pretrained('model', { dtype: 'q4', device: 'wasm' });
	const messages = ask().messages.map(({ role, content }) => ({ role, content }));
	const inputs = tokenizer.apply_chat_template(messages, { add_generation_prompt: true, return_dict: true }) as {
		input_ids: Tensor;
	};
	const output = (await network.generate({ ...inputs, max_new_tokens: 24, do_sample: false } as never)) as Tensor;
	const ids = Array.from(output.data as BigInt64Array, Number).slice(inputs.input_ids.dims[1]);
	expect(said).toBe(tokenizer.decode(ids, { skip_special_tokens: true }));

	const chat = [...messages, { role: 'assistant', content: said }, { role: 'user', content: ' 漢字, <b> and 🙂  ' }];
	for (const length of [3, 1, 3]) {
		const part = chat.slice(0, length) as ChatMessage[];
		const whole = tokenizer.apply_chat_template(part as never, { add_generation_prompt: true, return_dict: false });
		expect(await model.countTokens(part)).toEqual({ tokens: (whole as Tensor).dims[1], exact: true });
	}

	const elsewhere = performance.getEntriesByType('resource').filter(({ name }) => {
		return name.startsWith('http') && new URL(name).origin !== location.origin;
	});
	expect(elsewhere).toEqual([]);
	await network.dispose();
	await model.dispose();
});

test('stops after one piece of the prompt, or one token', async () => {
	const model = await openModel();
	const long = [{ role: 'user' as const, content: 'one two three four '.repeat(80) }];
	const stopAt = async (type: GenerateEvent['type'], messages = ask().messages) => {
		const controller = new AbortController();
		const events: GenerateEvent[] = [];
		for await (const event of model.generate(ask({ maxTokens: 200 }, messages), controller.signal)) {
			events.push(event);
			if (event.type === type) controller.abort();
		}
		expect(finishOf(events).reason).toBe('aborted');
		return events;
	};
	expect((await stopAt('prefill', long)).filter(({ type }) => type === 'prefill')).toHaveLength(1);
	expect(finishOf(await stopAt('token')).usage.completionTokens).toBe(1);

	const steps = (await collect(model.generate(ask({ maxTokens: 1 }, long), never))).flatMap((event) =>
		event.type === 'prefill' ? [event.doneTokens] : []
	);
	const sizes = steps.slice(1).map((done, index) => done - (steps[index] ?? 0));
	expect(sizes.length).toBeGreaterThan(1);
	expect(Math.max(...sizes)).toBe(128);
	await model.dispose();
});

test('computes on a GPU what it computes on the CPU, cuts its cache there, and tells when the GPU is lost', async () => {
	const device = await requestGpu();
	expect(device, 'this browser has no WebGPU adapter').toBeTruthy();
	if (!device) return;
	const onCpu = await openModel();
	const onGpu = await openModel(device);
	expect([onCpu.loaded.backend, onGpu.loaded.backend]).toEqual(['cpu', 'webgpu']);
	for (const content of ['Tell me about tokens.', 'Tell me about memory.']) {
		const request = { ...ask({ maxTokens: gpuTokens }, [{ role: 'user', content }]), topLogprobs: 0 };
		const expected = await collect(onCpu.generate(request, never));
		const events = await collect(onGpu.generate(request, never));
		expect(textOf(events)).toBe(textOf(expected));
		expect(finishOf(events).usage).toEqual(finishOf(expected).usage);
		tokensOf(events).forEach(({ logprob }, index) =>
			expect(logprob).toBeCloseTo(tokensOf(expected)[index]?.logprob ?? NaN, 2)
		);
	}
	expect(
		finishOf(await collect(onCpu.generate(ask({ maxTokens: 1 }), never))).usage.cachedPromptTokens
	).toBeGreaterThan(0);

	const lost = (async () => {
		for await (const event of onGpu.generate(ask({ maxTokens: 50 }), never))
			if (event.type === 'token') device.destroy();
	})();
	await expect(lost).rejects.toSatisfy((error) => isAppError(error, 'engine/device-lost'));
	await onCpu.dispose();
}, 240_000);

test('says webgpu in a worker only where the GPU computes', async () => {
	const { engine, terminate } = createEngine('transformers');
	const loaded = await engine.load(await makeOnnxSpec({ backend: 'webgpu' }));
	expect(loaded.backend).toBe((await navigator.gpu?.requestAdapter()) ? 'webgpu' : 'cpu');
	expect(tokensOf(await collect(engine.generate(ask({ maxTokens: 2 }))))).toHaveLength(2);
	terminate();
}, 240_000);
