import { MalformedError, quoteName } from '#lib/base/malformed.ts';
import { formatBytes } from '#lib/base/units.ts';
import { countJson } from '#lib/weights/guard/json-shape.ts';
import { refusal } from '#lib/weights/guard/refusal.ts';
import { hashChunks, type HashOptions } from '#lib/weights/pack/hash-chunks.ts';
import { manifestName, memberName, type PackedFile, type PackManifest } from '#lib/weights/pack/pack-manifest.ts';
import { noPack, parseManifest } from '#lib/weights/pack/parse-manifest.ts';
import { blockBytes, paddedBytes, readHeader, type Member } from '#lib/weights/pack/tar.ts';

/** A pack whose form is sound. Its bytes are not verified yet. */
export interface Pack {
	manifest: PackManifest;
	/** As in the manifest, each with its place in the pack. */
	files: readonly { packed: PackedFile; blob: Blob; atByte: number }[];
}

/** Ten thousand hashes of chunks, which is 80 GB, take less than a megabyte. */
const maxManifestBytes = 4 * 2 ** 20;
const maxDepth = 12;
/** Programs fill the end of an archive up to records, some with more than others. */
const maxEndBytes = 2 ** 20;

/**
 * Reads what a pack says of itself, and holds every name and size of it against the archive.
 * @param name of the file, for messages
 * @throws `model/malformed`
 */
export function openPack(name: string, file: Blob): Promise<Pack> {
	return refusing(name, async () => {
		const first = await memberAt(file, 0).catch((error: unknown) => {
			if (!(error instanceof MalformedError)) throw error;
			throw noPack();
		});
		if (first.name !== manifestName) throw noPack();
		const manifest = await readManifest(file, first.bytes);
		let at = blockBytes + paddedBytes(first.bytes);
		const wholeBytes = manifest.files.reduce((sum, { bytes }) => sum + blockBytes + paddedBytes(bytes), at);
		if (file.size < wholeBytes) throw cutOff(file.size, wholeBytes);
		const files: Pack['files'][number][] = [];
		for (const [index, packed] of manifest.files.entries()) {
			const found = await memberAt(file, at);
			if (found.name !== memberName(index, packed.path) || found.bytes !== packed.bytes)
				throw new MalformedError(`has ${quoteName(found.name)} where ${quoteName(packed.path)} should be`, at);
			const atByte = at + blockBytes;
			files.push({ packed, blob: file.slice(atByte, atByte + packed.bytes), atByte });
			at = atByte + paddedBytes(packed.bytes);
		}
		await checkEnd(file, at);
		return { manifest, files };
	});
}

/**
 * Reads every byte of the files of a pack and compares it with its hash.
 * @throws `model/malformed` with the place of the damage, `AbortError`
 */
export function verifyPack(
	name: string,
	{ manifest, files }: Pack,
	{ signal, onProgress }: HashOptions = {}
): Promise<void> {
	return refusing(name, async () => {
		let earlierBytes = 0;
		for (const { packed, blob, atByte } of files) {
			const before = earlierBytes;
			const hashes = await hashChunks(blob, manifest.chunkBytes, {
				signal,
				onProgress: (readBytes) => onProgress?.(before + readBytes)
			});
			const bad = hashes.findIndex((hash, index) => hash !== packed.chunks[index]);
			if (bad >= 0)
				throw new MalformedError(
					`is damaged: what it holds of ${quoteName(packed.path)} is not what was packed`,
					atByte + bad * manifest.chunkBytes,
					{ kind: 'damaged-pack', part: packed.path }
				);
			earlierBytes += blob.size;
		}
	});
}

async function memberAt(file: Blob, at: number): Promise<Member> {
	return readHeader(new Uint8Array(await file.slice(at, at + blockBytes).arrayBuffer()), at);
}

async function readManifest(file: Blob, bytes: number): Promise<PackManifest> {
	if (bytes > maxManifestBytes) throw new MalformedError('describes itself at a length that no model needs', 0);
	if (file.size < blockBytes + bytes) throw cutOff(file.size, null);
	const json = new Uint8Array(await file.slice(blockBytes, blockBytes + bytes).arrayBuffer());
	countJson(json, maxDepth);
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
	} catch (cause) {
		if (cause instanceof DOMException) throw cause;
		throw new MalformedError('has a description that cannot be read', blockBytes);
	}
	return parseManifest(value);
}

/** Nothing may follow the last file but zeros: what nobody describes nobody has checked. */
async function checkEnd(file: Blob, at: number): Promise<void> {
	const left = file.size - at;
	if (left < 2 * blockBytes) throw cutOff(file.size, at + 2 * blockBytes);
	const end = left <= maxEndBytes ? new Uint8Array(await file.slice(at).arrayBuffer()) : null;
	if (!end?.every((byte) => byte === 0)) throw new MalformedError('holds more than it describes', at);
}

function cutOff(bytes: number, wholeBytes: number | null): MalformedError {
	const sizes = wholeBytes === null ? '' : `: ${formatBytes(bytes)} of ${formatBytes(wholeBytes)} are there`;
	return new MalformedError(`is incomplete${sizes}`, null, { kind: 'cut-off', bytes, wholeBytes });
}

async function refusing<T>(file: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof MalformedError) throw refusal(file, cause);
		if (cause instanceof DOMException && cause.name !== 'AbortError') throw refusal(file, { kind: 'gone' }, cause);
		throw cause;
	}
}
