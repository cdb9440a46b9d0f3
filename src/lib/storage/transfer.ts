import { formatName, formatVersion, oneChatVersion } from '#lib/storage/export-format.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import type { Storage, WholeChat } from '#lib/storage/types.ts';

/** A write to a file, or a Blob, each: large enough to be few, small enough for the memory of a phone. */
const pieceChars = 1_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

export interface ExportOptions {
	signal?: AbortSignal | undefined;
	/** Chats. */
	onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Everything that is the person's as one JSON file, in pieces of about 1 MB: chats with all their branches and attachments,
 * newest first, all folders, and what `personal` has. Only one chat is in memory at a time, so whoever takes the pieces may
 * take their time. No piece is made before it is asked for.
 * @throws `AbortError`, `storage/unavailable`
 */
export async function* exportEverything(
	storage: Pick<Storage, 'chats' | 'folders'>,
	personal: PersonalData,
	options: ExportOptions = {}
): AsyncGenerator<Bytes, void, void> {
	const encoder = new TextEncoder();
	let piece = '';
	for await (const text of texts(storage, personal, options)) {
		piece += text;
		if (piece.length < pieceChars) continue;
		yield encoder.encode(piece);
		piece = '';
	}
	yield encoder.encode(piece);
}

/** The file in short texts: one chat a line, and never more than one message or draft in one text. */
async function* texts(
	{ chats, folders }: Pick<Storage, 'chats' | 'folders'>,
	{ presets, settings, language, notebook, drafts }: PersonalData,
	{ signal, onProgress }: ExportOptions
): AsyncGenerator<string, void, void> {
	signal?.throwIfAborted();
	yield `${opened({ format: formatName, version: formatVersion, exportedAtMs: Date.now() })},"conversations":[`;
	let before = '\n';
	for await (const { conversation, messages } of chats.readAll({ onProgress })) {
		signal?.throwIfAborted();
		yield `${before}${opened(conversation)},"messages":[`;
		for (const [index, message] of messages.entries()) yield `${index > 0 ? ',' : ''}${JSON.stringify(message)}`;
		yield ']}';
		before = ',\n';
	}
	yield '\n],"drafts":[';
	for (const [index, { conversationId, text, attachments }] of drafts.entries()) {
		const draft = { conversationId, text, ...(attachments.length > 0 ? { attachments } : {}) };
		yield `${index > 0 ? ',' : ''}${JSON.stringify(draft)}`;
	}
	// Read after the chats, so that a chat which was put into a new folder meanwhile finds it.
	const named = (await folders.list(0)).map(({ folder: { id, name } }) => ({ id, name }));
	const rest = JSON.stringify({ folders: named, presets, settings, language, notebook });
	yield `],${rest.slice(1)}\n`;
}

/** The JSON of an object that is not empty, without its last brace: members can follow. */
function opened(value: object): string {
	return JSON.stringify(value).slice(0, -1);
}

/** Pieces as one Blob. Each becomes one at once, so that the browser keeps it outside of the page's memory. */
export async function toBlob(pieces: AsyncIterable<Bytes>): Promise<Blob> {
	const blobs: Blob[] = [];
	for await (const piece of pieces) blobs.push(new Blob([piece]));
	return new Blob(blobs, { type: 'application/json' });
}

/** Pieces as a stream, which asks for the next when there is room for it. */
export function toStream(pieces: AsyncGenerator<Bytes, void, void>): ReadableStream<Bytes> {
	return new ReadableStream<Bytes>({
		async pull(controller) {
			const next = await pieces.next();
			if (next.done) controller.close();
			else controller.enqueue(next.value);
		},
		async cancel() {
			await pieces.return();
		}
	});
}

/** One chat with every branch of it, as a file that can be imported. */
export function exportChat({ conversation, messages, folder }: WholeChat): Blob {
	const head = { format: formatName, version: oneChatVersion, exportedAtMs: Date.now() };
	const folders = folder ? [{ id: folder.id, name: folder.name }] : [];
	const text = JSON.stringify({ ...head, conversations: [{ ...conversation, messages }], folders });
	return new Blob([text, '\n'], { type: 'application/json' });
}

/** `hearth-export-2026-11-20.json`, in local time. */
export function exportFileName(date: Date): string {
	const digits = (value: number) => String(value).padStart(2, '0');
	return `hearth-export-${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}.json`;
}
