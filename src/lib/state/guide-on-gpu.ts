import { guide, guideOnnx, type ModelInfo } from '#lib/catalog/catalog.ts';
import { guidePrompts, guideTestRequest } from '#lib/device/measure/guide-prompts.ts';
import {
	compareWithReference,
	type GuideReference,
	type GuideTest,
	type ReferenceToken
} from '#lib/device/measure/guide-test.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';

/**
 * Lets the GPU answer what the CPU has answered before, and compares token for token. Fetches the ONNX packing of Guide from
 * our own origin, if it is not here yet.
 * @param host that asks for the GPU
 * @throws what `Host.generate` throws, `AbortError`
 */
export async function testGuideOnGpu(host: Host, reference: GuideReference, signal: AbortSignal): Promise<GuideTest> {
	const graph = guideOnnx.files.find(({ path }) => path.endsWith('.onnx'));
	if (graph?.sha256 !== reference.sha256) {
		const detail = 'the stored answers are of another version of Guide';
		return { state: 'untested', cause: 'otherVersion', detail };
	}
	const { backend } = await host.load(guideOnnx, { signal });
	if (backend !== 'webgpu')
		return { state: 'untested', cause: 'guideNotOnGpu', detail: 'Guide did not start on the GPU' };
	const prompts = reference.answers.map(({ prompt }) => prompt);
	const answers = await answerAll(host, guideOnnx, prompts, signal);
	if (host.status.backend !== 'webgpu') return { state: 'wrong', detail: 'the GPU was lost during the test' };
	return compareWithReference(reference.answers, answers);
}

/**
 * Guide on llama.cpp, on the CPU of this device and then on its GPU. In place of llama.cpp's own `test-backend-ops`, which the
 * published build of wllama leaves out (docs/decisions/0020).
 * @throws what `Host.generate` throws, `AbortError`
 */
export async function compareBackends(makeHost: (backend: Backend) => Host, signal: AbortSignal): Promise<GuideTest> {
	const gpu = makeHost('webgpu');
	try {
		// First, because without it there is nothing to compare.
		const { backend } = await gpu.load(guide, { signal });
		if (backend !== 'webgpu')
			return { state: 'untested', cause: 'engineNotOnGpu', detail: 'llama.cpp cannot use a GPU here' };
		const cpu = makeHost('cpu');
		let expected: ReferenceToken[][];
		try {
			expected = await answerAll(cpu, guide, guidePrompts, signal);
		} finally {
			cpu.close();
		}
		const answers = await answerAll(gpu, guide, guidePrompts, signal);
		if (gpu.status.backend !== 'webgpu') return { state: 'wrong', detail: 'the GPU was lost during the test' };
		const reference = guidePrompts.map((prompt, index) => ({ prompt, tokens: expected[index] ?? [] }));
		return compareWithReference(reference, answers);
	} finally {
		gpu.close();
	}
}

async function answerAll(
	host: Host,
	model: ModelInfo,
	prompts: readonly string[],
	signal: AbortSignal
): Promise<ReferenceToken[][]> {
	const answers: ReferenceToken[][] = [];
	for (const prompt of prompts) {
		const tokens: ReferenceToken[] = [];
		for await (const event of host.generate(model, guideTestRequest(prompt), { signal })) {
			if (event.type !== 'token') continue;
			const { id = -1, logprob, alternatives } = event;
			// The alternatives hold the choice itself and the runner-up.
			const second = alternatives.find((other) => other.id !== id)?.logprob ?? -Infinity;
			tokens.push({ id, logprob: logprob ?? NaN, lead: (logprob ?? NaN) - second });
		}
		signal.throwIfAborted();
		answers.push(tokens);
	}
	return answers;
}
