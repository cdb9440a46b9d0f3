import type { GgufHeader } from '#lib/engines/wllama/gguf-header.ts';

/** What every projector (mmproj) calls its architecture. */
const projectorArchitecture = 'clip';

/** Patches that one token stands for, along a side, in models that do not say. */
const usualMerge = 2;

/** `mtmd_decode_use_non_causal`: the family of Gemma reads an image in both directions, all of it at once. */
const wholeReaders = /^gemma/;

export function isProjector({ architecture }: GgufHeader): boolean {
	return architecture === projectorArchitecture;
}

/** Whether all tokens of an image must be in one batch. */
export function readsImagesWhole(projector: GgufHeader | null): boolean {
	return wholeReaders.test(projector?.projectorType ?? '');
}

/**
 * Pixels of one image that leave half of the context free. For models that read images as large as they are, a photo is
 * thousands of tokens; others scale it down further by themselves.
 */
export function imagePixels({ numbers }: GgufHeader, contextTokens: number): number {
	const read = (key: string) => numbers[`clip.vision.${key}`];
	const merge = read('projector.scale_factor') ?? read('spatial_merge_size') ?? usualMerge;
	const side = (read('patch_size') ?? 1) * merge;
	return (contextTokens / 2) * side ** 2;
}
