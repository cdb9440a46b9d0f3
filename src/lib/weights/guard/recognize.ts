import { formatBytes } from '#lib/base/units.ts';

/** A format that this app has a reader for. */
export type ModelFormat = 'gguf' | 'safetensors' | 'onnx';

/** What a file is: a format, or the reason why it is none, in words that follow its name. */
export type Recognized = { format: ModelFormat } | { problem: string };

const useGguf = 'Look for the same model as a GGUF file';
const unpack = 'Unpack it first';

/** Enough for the mark of a tar archive and for a Git LFS pointer. */
const headBytes = 1024;

/** Downloads that are not finished, by the names that browsers and download programs give them. */
const unfinishedName = /\.(?:crdownload|part|partial|download|opdownload|aria2|tmp|!ut|!qb|incomplete)$/i;

/** First bytes, as Latin-1, and what they mean. Longer ones before shorter ones that they begin with. */
const marks: readonly (readonly [string, string])[] = [
	['tjgg', `is in the old GGML format of llama.cpp, which nothing reads any more. ${useGguf}`],
	['fmgg', `is in the old GGML format of llama.cpp, which nothing reads any more. ${useGguf}`],
	['lmgg', `is in the old GGML format of llama.cpp or Whisper. ${useGguf}`],
	['FUGG', 'was made for computers with another order of bytes (big-endian)'],
	['\x1f\x8b', `is compressed (gzip). ${unpack}`],
	['\xfd7zXZ\0', `is compressed (xz). ${unpack}`],
	['\x28\xb5\x2f\xfd', `is compressed (Zstandard). ${unpack}`],
	['BZh', `is compressed (bzip2). ${unpack}`],
	['7z\xbc\xaf\x27\x1c', `is a 7z archive. ${unpack}`],
	['Rar!', `is a RAR archive. ${unpack}`],
	['\x89HDF', `is an HDF5 file, as Keras writes them. ${useGguf}`],
	['\x93NUMPY', `is a NumPy array, not a model. ${useGguf}`]
];

const pickle = `is a PyTorch file (pickle), which can hold programs and is never opened here. ${useGguf}`;
const pickleName = /\.(?:bin|pt|pth|ckpt|pkl|pickle)$/i;

/**
 * Tells by its first bytes, and by its name where they say nothing, what a file is. Reads one kilobyte.
 * @throws what `Blob.arrayBuffer` throws when the file can no longer be read
 */
export async function recognize(name: string, file: Blob): Promise<Recognized> {
	if (file.size === 0) return { problem: 'is empty. The download or copy may have failed' };
	const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
	const head = String.fromCharCode(...bytes);
	if (head.startsWith('GGUF')) return { format: 'gguf' };
	if (unfinishedName.test(name)) return { problem: 'is a download that has not ended. Wait for it, or start it again' };
	if (beginsLikeSafetensors(bytes, file.size)) return { format: 'safetensors' };
	const marked = marks.find(([mark]) => head.startsWith(mark))?.[1] ?? archive(name, head) ?? text(head);
	if (marked) return { problem: marked };
	if (/\.safetensors$/i.test(name)) return { format: 'safetensors' };
	if (isOnnx(name, bytes)) return { format: 'onnx' };
	return { problem: other(name, head, bytes) };
}

function archive(name: string, head: string): string | null {
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
		return pickleName.test(name) ? pickle : `is a ZIP archive. ${unpack}`;
	if (head.startsWith('ustar', 257)) return `is a tar archive. ${unpack}`;
	if (head.startsWith('\x80') && head.charCodeAt(1) >= 2 && head.charCodeAt(1) <= 5) return pickle; // its protocol
	if (head.startsWith('TFL3', 4)) return `is a TensorFlow Lite model. ${useGguf}`;
	if (head.startsWith('ORTM', 4)) return 'is in the ORT format. Look for the same model as ONNX or GGUF';
	return null;
}

/** What servers send instead of a model. */
function text(head: string): string | null {
	const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (start.startsWith('version https://git-lfs.')) {
		const size = /^size (\d{1,15})$/m.exec(start)?.[1];
		const real = size ? ` of ${formatBytes(Number(size))}` : '';
		return `is only a pointer of Git LFS that stands for the model${real}. Download it with "git lfs pull", or from the web page of the model`;
	}
	if (/^<(?:!doctype|html|head|body|!--)/i.test(start))
		return 'is a web page, not a model. The site may want you to log in first; use its download button';
	if (/^<\?xml|^<error/i.test(start)) return 'is a message of a server (XML), not a model. Download it again';
	if (/^[{[]\s*(?:["{[\]}]|$)/.test(start)) return 'is a text file (JSON), not the weights of a model';
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

function other(name: string, head: string, bytes: Uint8Array): string {
	if (bytes.every((byte) => byte === 0)) return 'begins with zeros only. The download may not have ended';
	if (pickleName.test(name)) return `holds weights in a format that is not opened here. ${useGguf}`;
	if (/^[\t\n\r -~\x80-\xff]*$/.test(head)) return 'is not a GGUF file but a text';
	return 'is not a GGUF file, nor any other kind of model that Hearth knows';
}
