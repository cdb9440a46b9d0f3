import type { FileFlaw } from '#lib/base/malformed.ts';

/** A format that this app has a reader for. */
export type ModelFormat = 'gguf' | 'safetensors' | 'onnx';

/** What a file is: a format, or what it is instead. */
export type Recognized = { format: ModelFormat } | { flaw: FileFlaw };

/** Enough for the mark of a tar archive and for a Git LFS pointer. */
const headBytes = 1024;

/** Downloads that are not finished, by the names that browsers and download programs give them. */
const unfinishedName = /\.(?:crdownload|part|partial|download|opdownload|aria2|tmp|!ut|!qb|incomplete)$/i;

/** First bytes, as Latin-1, and what they mean. Longer ones before shorter ones that they begin with. */
const marks: readonly (readonly [string, FileFlaw])[] = [
	// llama.cpp's formats before GGUF, the last one Whisper's, too.
	['tjgg', { kind: 'too-old' }],
	['fmgg', { kind: 'too-old' }],
	['lmgg', { kind: 'too-old' }],
	['FUGG', { kind: 'big-endian' }],
	['\x1f\x8b', { kind: 'compressed', method: 'gzip' }],
	['\xfd7zXZ\0', { kind: 'compressed', method: 'xz' }],
	['\x28\xb5\x2f\xfd', { kind: 'compressed', method: 'Zstandard' }],
	['BZh', { kind: 'compressed', method: 'bzip2' }],
	['7z\xbc\xaf\x27\x1c', { kind: 'archive', archive: '7z' }],
	['Rar!', { kind: 'archive', archive: 'RAR' }],
	['\x89HDF', { kind: 'other-format', format: 'HDF5, Keras' }],
	['\x93NUMPY', { kind: 'other-format', format: 'NumPy' }]
];

const pickleName = /\.(?:bin|pt|pth|ckpt|pkl|pickle)$/i;

/**
 * Tells by its first bytes, and by its name where they say nothing, what a file is. Reads one kilobyte.
 * @throws what `Blob.arrayBuffer` throws when the file can no longer be read
 */
export async function recognize(name: string, file: Blob): Promise<Recognized> {
	if (file.size === 0) return { flaw: { kind: 'empty' } };
	const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
	const head = String.fromCharCode(...bytes);
	if (head.startsWith('GGUF')) return { format: 'gguf' };
	if (unfinishedName.test(name)) return { flaw: { kind: 'unfinished' } };
	if (beginsLikeSafetensors(bytes, file.size)) return { format: 'safetensors' };
	const marked = marks.find(([mark]) => head.startsWith(mark))?.[1] ?? archive(name, head) ?? text(head);
	if (marked) return { flaw: marked };
	if (/\.safetensors$/i.test(name)) return { format: 'safetensors' };
	if (isOnnx(name, bytes)) return { format: 'onnx' };
	return { flaw: other(name, head, bytes) };
}

function archive(name: string, head: string): FileFlaw | null {
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
		return pickleName.test(name) ? { kind: 'pickle' } : { kind: 'archive', archive: 'ZIP' };
	if (head.startsWith('ustar', 257)) return { kind: 'archive', archive: 'tar' };
	// Its protocol is the second byte.
	if (head.startsWith('\x80') && head.charCodeAt(1) >= 2 && head.charCodeAt(1) <= 5) return { kind: 'pickle' };
	if (head.startsWith('TFL3', 4)) return { kind: 'other-format', format: 'TensorFlow Lite' };
	if (head.startsWith('ORTM', 4)) return { kind: 'other-format', format: 'ORT' };
	return null;
}

/** What servers send instead of a model. */
function text(head: string): FileFlaw | null {
	const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (start.startsWith('version https://git-lfs.')) {
		const size = /^size (\d{1,15})$/m.exec(start)?.[1];
		return { kind: 'lfs-pointer', wholeBytes: size ? Number(size) : null };
	}
	if (/^<(?:!doctype|html|head|body|!--)/i.test(start)) return { kind: 'web-page' };
	if (/^<\?xml|^<error/i.test(start)) return { kind: 'server-message' };
	if (/^[{[]\s*(?:["{[\]}]|$)/.test(start)) return { kind: 'json' };
	return null;
}

/** The length of the header, which may look like any other mark, and its first bracket. */
function beginsLikeSafetensors(bytes: Uint8Array<ArrayBuffer>, size: number): boolean {
	if (bytes.length < 10 || bytes[8] !== 0x7b) return false;
	return new DataView(bytes.buffer).getBigUint64(0, true) <= size - 8;
}

/** Protobuf has no mark of its own: the version of the format, a small number, and then who made the file. */
function isOnnx(name: string, bytes: Uint8Array): boolean {
	if (/\.onnx$/i.test(name)) return true;
	const [tag, version = 0, next = 0] = bytes;
	return tag === 0x08 && version > 0 && version < 32 && [0x12, 0x1a, 0x22, 0x3a, 0x42].includes(next);
}

function other(name: string, head: string, bytes: Uint8Array): FileFlaw {
	if (bytes.every((byte) => byte === 0)) return { kind: 'zeros' };
	if (pickleName.test(name)) return { kind: 'other-weights' };
	return /^[\t\n\r -~\x80-\xff]*$/.test(head) ? { kind: 'text' } : { kind: 'unknown' };
}
