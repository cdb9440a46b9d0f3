// Images through llama.cpp: Guide with a vision encoder of random weights, made here.
import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { testVision } from '#lib/engines/contract/suite-vision.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { WllamaEngine } from '#lib/engines/wllama/adapter.ts';
import { readGgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { Instance } from '#lib/engines/wllama/instance.ts';
import { makeProjector, projectorTokens } from './gguf.ts';
import { makeGuideSpec } from './guide.ts';

async function guideWidth(): Promise<number> {
	const [file] = (await makeGuideSpec()).files;
	return (await readGgufHeader(file?.blob ?? new Blob())).numbers['llama.embedding_length'] ?? 0;
}

async function makeVisionSpec(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
	const projector = { path: 'mmproj.gguf', blob: makeProjector(await guideWidth()) };
	return makeGuideSpec({ id: 'guide-with-eyes', projector, ...changes });
}

describe('wllama with a projector', () => {
	testVision({ makeEngine: () => createEngine('wllama'), makeSpec: makeVisionSpec, leastTokens: projectorTokens });

	test('breaks the marker that the library puts images at', async () => {
		const spec = await makeVisionSpec();
		const instance = new Instance();
		const { info } = await instance.open(spec, { n_ctx: 512, n_gpu_layers: 0 }, 'cpu', new AbortController().signal);
		await instance.close();
		const { media_marker: marker } = info as typeof info & { media_marker: string };
		expect(marker).toMatch(/^\S{9,}$/);
		expect(makeNeutralizer()(`a${marker}b`)).not.toContain(marker);
	});
});

describe('wllama and projectors that do not fit', () => {
	test.for<[string, () => Promise<Blob>, RegExp]>([
		['is cut', async () => makeProjector(await guideWidth()).slice(0, 5000), /mmproj.*failed to seek/],
		['is for another model', async () => makeProjector((await guideWidth()) + 32), /mismatch.*mmproj/],
		['is a model', async () => (await makeGuideSpec()).files[0]?.blob ?? new Blob(), /another kind of file/],
		['has no eyes', async () => makeProjector(await guideWidth(), { 'clip.has_vision_encoder': false }), /mmproj/]
	])('says so when it %s', async ([, make, reason]) => {
		const engine = new WllamaEngine();
		const projector = { path: 'mmproj.gguf', blob: await make() };
		const failed = await engine.load(await makeVisionSpec({ projector })).catch((error) => error);
		expect(isAppError(failed, 'engine/load-failed') && failed.details.reason).toMatch(reason);
	});

	test('takes no projector for a model, nor for vectors', async () => {
		const engine = new WllamaEngine();
		const spec = await makeVisionSpec();
		const files = [spec.projector ?? { path: '', blob: new Blob() }];
		const failed = await engine.load({ ...spec, files }).catch((error) => error);
		expect(isAppError(failed, 'engine/load-failed') && failed.details.reason).toMatch(/not a model/);
		const refused = await engine.load({ ...spec, task: 'embed' }).catch((error) => error);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('projector');
	});
});
