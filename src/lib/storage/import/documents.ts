import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import type { DataFlaw } from '#lib/base/data-flaw.ts';
import type { AppError } from '#lib/base/errors.ts';
import { refusal, refuse } from '#lib/storage/checks.ts';
import { isObject } from '#lib/storage/import/fields.ts';
import { isOwnExport, maxExportBytes, readLongExport } from '#lib/storage/import/long-export.ts';

/** Below the longest string of any browser (2^29 characters in V8), so that reading a file can never fail halfway. */
export const maxTextBytes = 400_000_000;

/** What of an archive is read: conversations of ChatGPT (later exports have several files), LM Studio, llama.cpp, ours. */
const wanted =
	/(^|\/)(conversations(-\d+)?\.json|[^/]*\.conversation\.json|[^/]*\.jsonl|(chat-export|hearth-chats|hearth-export)[^/]*\.json)$/i;

export interface DocumentOptions {
	onBytes?: (doneBytes: number, totalBytes: number) => void;
	/** Default: `maxTextBytes`. */
	limitBytes?: number;
}

/**
 * The parsed JSON of a file: of the file itself, of its lines (JSONL of llama.cpp's web UI), or of what a ZIP holds of chats.
 * What else a ZIP has (pictures, mostly) is passed by, never unpacked.
 * @throws `request/invalid` when it is none of these, or too large unpacked
 */
export async function readDocuments(file: Blob, options: DocumentOptions = {}): Promise<unknown[]> {
	const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
	if (isZip) return (await unzipTexts(file, options)).map(parseDocument);
	const { limitBytes = maxTextBytes, onBytes } = options;
	if (file.size > limitBytes) {
		const isTooLong = file.size > maxExportBytes || !(await isOwnExport(file));
		if (isTooLong) return refuse('file', { kind: 'too-large', mostBytes: limitBytes, unpacked: false });
		return [await readLongExport(file, onBytes)];
	}
	const text = await file.text();
	onBytes?.(file.size, file.size);
	return [parseDocument(text)];
}

/** JSON, or one JSON a line as llama.cpp's web UI writes it, in the form of its older exports. */
function parseDocument(text: string): unknown {
	const end = text.indexOf('\n');
	const first = end === -1 ? undefined : tryParse(text.slice(0, end));
	if (isObject(first) && first.type === 'session') return sessions(text);
	const value = tryParse(text);
	return value === undefined ? refuse('file', { kind: 'not-json', line: null }) : value;
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
	} catch {
		return undefined; // too deep nesting ends here too, in some browsers
	}
}

function sessions(text: string): unknown[] {
	const chats: { conv: unknown; messages: unknown[] }[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		const record = tryParse(line);
		if (!isObject(record)) return refuse('file', { kind: 'not-json', line: index + 1 });
		if (record.type === 'session') chats.push({ conv: record, messages: [] });
		else if (record.type === 'message') chats.at(-1)?.messages.push(record.message);
	}
	return chats;
}

async function unzipTexts(file: Blob, { limitBytes = maxTextBytes, onBytes }: DocumentOptions): Promise<string[]> {
	const texts: string[] = [];
	let unpackedBytes = 0;
	let failure: AppError<'request/invalid'> | null = null;
	const fail = (flaw: DataFlaw) => {
		failure ??= refusal('file', flaw);
	};
	const unzip = new Unzip((entry) => {
		if (!wanted.test(entry.name)) return;
		const decoder = new TextDecoder();
		const parts: string[] = [];
		entry.ondata = (error, chunk, final) => {
			if (error) return fail({ kind: 'damaged-zip' });
			unpackedBytes += chunk.length;
			if (unpackedBytes > limitBytes) {
				fail({ kind: 'too-large', mostBytes: limitBytes, unpacked: true });
				return entry.terminate();
			}
			parts.push(decoder.decode(chunk, { stream: !final }));
			if (final) texts.push(parts.join(''));
		};
		entry.start();
	});
	unzip.register(UnzipInflate);
	unzip.register(UnzipPassThrough);

	const reader = file.stream().getReader();
	let doneBytes = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			unzip.push(next.value);
			doneBytes += next.value.length;
			onBytes?.(doneBytes, file.size);
			if (failure) break;
		}
		if (!failure) unzip.push(new Uint8Array(0), true);
	} catch {
		fail({ kind: 'damaged-zip' });
	} finally {
		await reader.cancel();
	}
	if (failure) throw failure as AppError;
	return texts.length > 0 ? texts : refuse('file', { kind: 'nothing', wanted: 'chats' });
}
