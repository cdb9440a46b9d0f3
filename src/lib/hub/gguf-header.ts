import { ggufType, readGguf, type Gguf } from '#lib/base/gguf.ts';
import { MalformedError } from '#lib/base/malformed.ts';
import type { Architecture } from '#lib/catalog/library-types.ts';
import { ask, hubError, isPage, readBytes, type Asking, type Question } from '#lib/hub/ask.ts';
import type { HeaderFacts } from '#lib/hub/builds-gguf.ts';
import { asLine } from '#lib/hub/reading.ts';

/** The vocabulary: megabytes, which come after everything that is asked for here. */
const lastKey = 'tokenizer.ggml.tokens';

/** As much as the reader wants at once. What a header says before its vocabulary is some kB, so one request is enough. */
const firstBytes = 2 ** 20;
/** Whoever says more before its vocabulary says nothing that we need. */
const budgetBytes = 4e6;

/** All that can be learnt of a GGUF file far away without fetching its weights. */
export interface RemoteGguf extends HeaderFacts {
	bytes: number;
	name: string | null;
	/** `llama`, `qwen3`. */
	architectureName: string | null;
	/** Files that it is split into; 1 for a whole one. */
	splitCount: number;
}

/**
 * Reads the header of a GGUF file by requests for ranges, and its size from the answers.
 * @throws `hub/failed` (also for a header that breaks the rules of its format), `AbortError`
 */
export async function readRemoteGguf(question: Question, asking: Asking): Promise<RemoteGguf> {
	const first = await readRange(question, 0, firstBytes, asking);
	const far = new FarFile(question, asking, first);
	let header: Gguf;
	try {
		header = await readGguf(far as unknown as Blob, lastKey);
	} catch (error) {
		if (error instanceof MalformedError) throw hubError(question, 'unreadable', { status: 200, cause: error });
		throw error;
	}
	return { bytes: first.totalBytes, ...factsOf(header) };
}

interface Range {
	bytes: Uint8Array<ArrayBuffer>;
	totalBytes: number;
}

async function readRange(question: Question, start: number, end: number, asking: Asking): Promise<Range> {
	const response = await ask({ ...question, headers: { Range: `bytes=${start}-${end - 1}` } }, asking);
	const failed = (reason: 'web-page' | 'unreadable') => hubError(question, reason, { status: response.status });
	try {
		if (isPage(response)) throw failed('web-page');
		const [, from, , total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '') ?? [];
		if (response.status !== 206) {
			// A host without ranges sends all of it: enough is read, and the rest is not fetched.
			const length = Number(response.headers.get('Content-Length') ?? Number.NaN);
			if (start > 0 || !(length > 0)) throw failed('unreadable');
			return { bytes: await readStart(response, end), totalBytes: length };
		}
		if (from !== undefined && Number(from) !== start) throw failed('unreadable');
		const bytes = await readBytes(response, question, asking, end - start);
		return { bytes, totalBytes: total === undefined ? await askSize(question, asking) : Number(total) };
	} finally {
		await response.body?.cancel().catch(() => {});
	}
}

/** For hosts that do not let pages of others see `Content-Range`. */
async function askSize(question: Question, asking: Asking): Promise<number> {
	const { headers, status } = await ask({ ...question, method: 'HEAD' }, asking);
	const bytes = Number(headers.get('Content-Length') ?? Number.NaN);
	if (!(bytes > 0)) throw hubError(question, 'unreadable', { status });
	return bytes;
}

async function readStart(response: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = new Uint8Array(most);
	let at = 0;
	const reader = response.body?.getReader();
	for (let read = await reader?.read(); read && !read.done && at < most; read = await reader?.read()) {
		const piece = read.value.subarray(0, most - at);
		bytes.set(piece, at);
		at += piece.length;
	}
	await reader?.cancel().catch(() => {});
	return bytes.subarray(0, at);
}

/** The part of a `Blob` that the reader of headers uses, over the network. */
class FarFile {
	readonly size: number;
	#question: Question;
	#asking: Asking;
	#known: Range;
	#readBytes = 0;

	constructor(question: Question, asking: Asking, known: Range) {
		this.#question = question;
		this.#asking = asking;
		this.#known = known;
		this.size = known.totalBytes;
	}

	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> } {
		return { arrayBuffer: () => this.#read(start, end) };
	}

	async #read(start: number, end: number): Promise<ArrayBuffer> {
		const { bytes } = this.#known;
		if (end <= bytes.length) return bytes.buffer.slice(start, end);
		this.#readBytes += end - start;
		if (this.#readBytes > budgetBytes) throw new MalformedError('describes itself at too great length', start);
		const range = await readRange(this.#question, start, end, this.#asking);
		return range.bytes.buffer.slice(0, end - start);
	}
}

/** Counts of a header by the names of llama.cpp (`gguf-py/gguf/constants.py`). */
export function factsOf({ metadata }: Gguf): Omit<RemoteGguf, 'bytes'> {
	const text = (key: string) => asLine(metadata.get(key)?.value);
	const architectureName = text('general.architecture');
	const count = (key: string): number | null => {
		const value = metadata.get(key)?.value;
		const number = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : null;
		return number !== null && Number.isSafeInteger(number) && number > 0 ? number : null;
	};
	const own = (key: string) => count(`${architectureName}.${key}`);
	const tokens = metadata.get(lastKey);
	const list = tokens?.type === ggufType.array && typeof tokens.value === 'object' ? tokens.value : null;
	return {
		name: text('general.name'),
		architectureName,
		contextTokens: own('context_length'),
		splitCount: count('split.count') ?? 1,
		architecture: architectureOf(own, list?.count ?? own('vocab_size'), hasState(metadata, architectureName))
	};
}

/** Layers that keep a state of fixed size in place of keys and values: how many is not said in one place. */
function hasState(metadata: Gguf['metadata'], name: string | null): boolean {
	return [...metadata.keys()].some((key) => key.startsWith(`${name}.ssm.`) || key.startsWith(`${name}.wkv.`));
}

/** Lists in place of numbers (layers that differ) and missing numbers give `null`: no formula holds for them. */
function architectureOf(
	own: (key: string) => number | null,
	vocabulary: number | null,
	mixed: boolean
): Architecture | null {
	const layers = own('block_count');
	const heads = own('attention.head_count');
	const width = own('embedding_length');
	if (mixed || layers === null || heads === null || width === null || vocabulary === null) return null;
	const kvHeads = own('attention.head_count_kv');
	if (kvHeads === null) return null;
	const headWidth = own('attention.key_length') ?? width / heads;
	// Which layers have a sliding window is not said, so all are counted in full: rather too much memory.
	return { layers, kvLayers: layers, heads, kvHeads, headWidth, width, vocabulary, slidingWindow: null };
}
