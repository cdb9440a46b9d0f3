import { makeRandom } from '#lib/base/random.ts';
import type { PackedModel } from '#lib/weights/pack/pack-manifest.ts';
import type { FileToPack } from '#lib/weights/pack/write-pack.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

/** A model for tests of packs; its files may hold anything. */
export const sampleModel: PackedModel = {
	id: 'sample-1b:Q4_K_M',
	name: 'Sample 1B',
	engine: 'wllama',
	quantization: 'Q4_K_M',
	source: { kind: 'hub', endpoint: 'https://hub.example', repository: 'me/sample', revision: '0'.repeat(40) },
	license: 'apache-2.0',
	parameters: { total: 1_000_000_000, active: 1_000_000_000 },
	contextTokens: 8192,
	architecture: {
		layers: 2,
		kvLayers: 2,
		heads: 4,
		kvHeads: 2,
		headWidth: 16,
		width: 64,
		vocabulary: 500,
		slidingWindow: { tokens: 512, layers: 1 }
	},
	kind: 'chat',
	modalities: ['text'],
	shaderF16: false
};

export async function fileToPack(path: string, bytes: number, seed = 1): Promise<FileToPack> {
	const random = makeRandom(seed);
	const blob = new Blob([Uint8Array.from({ length: bytes }, () => random() * 256)]);
	return { path, blob, sha256: await sha256Hex(blob) };
}
