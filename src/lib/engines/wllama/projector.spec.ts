import { expect, test } from 'vitest';
import type { GgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { toLoadParams } from '#lib/engines/wllama/load-params.ts';
import { imagePixels } from '#lib/engines/wllama/projector.ts';

function makeHeader(changes: Partial<GgufHeader> = {}): GgufHeader {
	const nothing = { architecture: 'clip', chatTemplate: null, projectorType: null, numbers: {}, sampling: {} };
	return { version: 3, tensorCount: 1, ...nothing, controlTokens: [], ...changes };
}

test.for<[string | null, number]>([
	[null, 128],
	['mlp', 128],
	['qwen2vl_merger', 128],
	['gemma3', 512],
	['gemma4v', 512]
])('gives a projector of type %s batches of %i', ([projectorType, batch]) => {
	const spec = { id: 'a', files: [], contextTokens: 4096, backend: 'cpu' as const };
	const headers = { header: makeHeader({ architecture: 'llama' }), projector: makeHeader({ projectorType }) };
	expect(toLoadParams(spec, headers, 'cpu', 1)).toMatchObject({ n_batch: batch, n_ubatch: batch });
});

test('lets an image take half of the context', () => {
	const numbers = { 'clip.vision.patch_size': 14, 'clip.vision.spatial_merge_size': 2 };
	const pixelsOfToken = 28 * 28;
	expect(imagePixels(makeHeader({ numbers }), 4096)).toBe(2048 * pixelsOfToken);
	const shuffled = { 'clip.vision.patch_size': 16, 'clip.vision.projector.scale_factor': 4 };
	expect(imagePixels(makeHeader({ numbers: shuffled }), 1024)).toBe(512 * 64 * 64);
});
