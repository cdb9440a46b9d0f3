import { AppError } from '#lib/base/errors.ts';
import { formatBytes } from '#lib/base/units.ts';
import type { ModelSource } from '#lib/catalog/install-plan.ts';
import { hashChunks, type HashOptions } from '#lib/weights/pack/hash-chunks.ts';
import {
	manifestName,
	memberName,
	packFormat,
	packVersion,
	usualChunkBytes,
	type PackedFile,
	type PackedModel,
	type PackManifest
} from '#lib/weights/pack/pack-manifest.ts';
import { parseManifest } from '#lib/weights/pack/parse-manifest.ts';
import { blockBytes, maxMemberBytes, paddedBytes, writeHeader } from '#lib/weights/pack/tar.ts';

/** A verified file of the model that is packed. */
export interface FileToPack extends Pick<PackedFile, 'path' | 'role' | 'sha256'> {
	blob: Blob;
}

export interface PackOptions extends HashOptions {
	chunkBytes?: number;
	nowMs?: number;
}

/**
 * A pack as a blob that is made of the files themselves: no byte of them is copied until somebody reads it, so it can be
 * saved without holding it in memory. Reads every file once, for the hashes of its chunks.
 * @param files in the order that the engine needs them, verified: their hashes are written as they are given
 * @throws `AbortError`; `model/malformed` for a file that no pack can hold
 */
export async function writePack(
	model: PackedModel,
	files: readonly FileToPack[],
	{ signal, onProgress, chunkBytes = usualChunkBytes, nowMs = Date.now() }: PackOptions = {}
): Promise<Blob> {
	const packed: PackedFile[] = [];
	let earlierBytes = 0;
	for (const { path, role, sha256, blob } of files) {
		if (blob.size > maxMemberBytes) {
			const reason = `has ${formatBytes(blob.size)}, and one file of a pack can have ${formatBytes(maxMemberBytes)}`;
			throw new AppError('model/malformed', { file: path, reason, atByte: null });
		}
		const before = earlierBytes;
		const chunks = await hashChunks(blob, chunkBytes, {
			signal,
			onProgress: (readBytes) => onProgress?.(before + readBytes)
		});
		packed.push({ path, ...(role ? { role } : {}), bytes: blob.size, sha256, chunks });
		earlierBytes += blob.size;
	}
	const manifest: PackManifest = {
		format: packFormat,
		version: packVersion,
		exportedAtMs: nowMs,
		chunkBytes,
		model: onlyKnown(model),
		files: packed
	};
	parseManifest(manifest); // what we cannot read back we do not write
	return assemble(manifest, files);
}

/** Bytes of the pack of these files, to within some kilobytes for its description. */
export function packBytes(files: readonly { bytes: number }[]): number {
	return files.reduce((sum, { bytes }) => sum + blockBytes + paddedBytes(bytes), 4 * blockBytes);
}

/** Of what may be a whole plan, no more than a pack has a place for. */
function onlyKnown({
	id,
	name,
	engine,
	quantization,
	source,
	license,
	parameters,
	contextTokens,
	architecture,
	kind,
	modalities,
	shaderF16
}: PackedModel): PackedModel {
	const facts = { license, parameters, contextTokens, architecture, kind, modalities, shaderF16 };
	return { id, name, engine, quantization, source: origin(source), ...facts };
}

/** A pack of a packed model names what that one came from: chains tell nobody anything. */
function origin(source: ModelSource): ModelSource {
	return source.kind === 'pack' && source.from ? origin(source.from) : source;
}

function assemble(manifest: PackManifest, files: readonly FileToPack[]): Blob {
	const description = new Blob([`${JSON.stringify(manifest, null, '\t')}\n`]);
	const member = (name: string, blob: Blob) => [
		writeHeader({ name, bytes: blob.size }, manifest.exportedAtMs),
		blob,
		new Uint8Array(paddedBytes(blob.size) - blob.size)
	];
	const end = new Uint8Array(2 * blockBytes);
	return new Blob(
		[
			...member(manifestName, description),
			...files.flatMap(({ path, blob }, index) => member(memberName(index, path), blob)),
			end
		],
		{ type: 'application/x-tar' }
	);
}
