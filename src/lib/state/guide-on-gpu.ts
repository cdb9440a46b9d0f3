import { guideOnnx } from '#lib/catalog/catalog.ts';
import { guideTestRequest } from '#lib/device/measure/guide-prompts.ts';
import { compareWithReference, type GuideReference, type GuideTest } from '#lib/device/measure/guide-test.ts';
import type { Host } from '#lib/host/host.ts';

/**
 * Lets the GPU answer what the CPU has answered before, and compares token for token. Fetches the ONNX packing of Guide from
 * our own origin, if it is not here yet.
 * @param host that asks for the GPU
 * @throws what `Host.generate` throws, `AbortError`
 */
export async function testGuideOnGpu(host: Host, reference: GuideReference, signal: AbortSignal): Promise<GuideTest> {
	const graph = guideOnnx.files.find(({ path }) => path.endsWith('.onnx'));
	if (graph?.sha256 !== reference.sha256)
		return { state: 'untested', detail: 'the stored answers are of another version of Guide' };
	const { backend } = await host.load(guideOnnx, { signal });
	if (backend !== 'webgpu') return { state: 'untested', detail: 'Guide did not start on the GPU' };
	const answers: { id: number; logprob: number }[][] = [];
	for (const { prompt } of reference.answers) {
		const tokens: { id: number; logprob: number }[] = [];
		for await (const event of host.generate(guideOnnx, guideTestRequest(prompt), { signal })) {
			if (event.type === 'token') tokens.push({ id: event.id ?? -1, logprob: event.logprob ?? NaN });
		}
		signal.throwIfAborted();
		answers.push(tokens);
	}
	if (host.status.backend !== 'webgpu') return { state: 'wrong', detail: 'the GPU was lost during the test' };
	return compareWithReference(reference.answers, answers);
}
