import type { Build, LibraryFile, LibraryModel } from '#lib/catalog/library-types.ts';

/** Names one build of one model, in storage and in addresses: `llama-3.2-1b.wllama.q4_k_m`. */
export function buildId({ id }: LibraryModel, { engine, quantization }: Build): string {
	return `${id}.${engine}.${quantization.toLowerCase()}`;
}

/** Whether all is known that a verified download needs: the revision, and every file's size and hash. */
export function isPinned({ revision, files, wasm, unverified }: Build): boolean {
	const known = ({ bytes, sha256 }: LibraryFile) => bytes !== null && sha256 !== null;
	return revision !== null && !unverified.includes('files') && files.every(known) && (wasm === null || known(wasm));
}

/** Size of everything that a build downloads; `null` while a part is unknown. */
export function buildBytes({ files, wasm, unverified }: Build): number | null {
	if (unverified.includes('files')) return null;
	let sum = 0;
	for (const { bytes } of wasm ? [...files, wasm] : files) {
		if (bytes === null) return null;
		sum += bytes;
	}
	return sum;
}
