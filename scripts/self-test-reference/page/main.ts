// Guide as ONNX graph on the CPU, by the app's own engine: what a GPU has to say too.
import { guideOnnx } from '#lib/catalog/catalog.ts';
import { guidePrompts, guideTestRequest } from '#lib/device/measure/guide-prompts.ts';
import type { ReferenceToken } from '#lib/device/measure/guide-test.ts';
import { Host } from '#lib/host/host.ts';

const baseUrl = new URL('/', location.href).href;
const host = new Host({ ready: Promise.resolve(), baseUrl, chooseBackend: () => 'cpu' });

async function ask(prompt: string): Promise<ReferenceToken[]> {
	const tokens: ReferenceToken[] = [];
	for await (const event of host.generate(guideOnnx, guideTestRequest(prompt))) {
		if (event.type !== 'token') continue;
		const { id, logprob, alternatives } = event;
		if (id === undefined || logprob === null) throw new Error('the engine told no log-probability');
		const second = alternatives.find((other) => other.id !== id)?.logprob ?? -Infinity;
		const rounded = (value: number) => Number(value.toFixed(5));
		tokens.push({ id, logprob: rounded(logprob), lead: rounded(Math.min(99, logprob - second)) });
	}
	return tokens;
}

async function makeReference() {
	const answers = [];
	for (const prompt of guidePrompts) answers.push({ prompt, tokens: await ask(prompt) });
	const backend = host.status.backend;
	if (backend !== 'cpu') throw new Error(`computed on ${backend}`);
	const sha256 = guideOnnx.files.find(({ path }) => path.endsWith('.onnx'))?.sha256;
	return { sha256, answers };
}

Object.assign(window, { makeReference });
