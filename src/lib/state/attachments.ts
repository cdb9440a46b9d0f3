import { readImageHeader } from '#lib/engines/contract/image-header.ts';
import type { ImageLimits } from '#lib/engines/contract/types.ts';
import { context as t } from '#lib/messages/en/context.ts';
import { shrinkImage } from '#lib/state/image-file.ts';
import { decodeText, knownBinary } from '#lib/state/text-file.ts';
import { cleanFileName, maxAttachments } from '#lib/storage/parse-attachments.ts';
import type { Attachment, TextAttachment } from '#lib/storage/chat-types.ts';

/** Of a text file. No model of a browser holds as much. */
const maxTextBytes = 2_000_000;
/** Of an image file before it is scaled down. */
const maxImageBytes = 50_000_000;

export interface Reading {
	attachments: Attachment[];
	/** One sentence for each file that was not taken. */
	refusals: string[];
}

export interface ReadingOptions {
	/** Files that the message has already. */
	count: number;
	/** `null` for a model that reads text only. */
	images: ImageLimits | null;
	modelName: string;
}

/** Files as they go with a message. Whatever cannot be read is refused by its name, with the reason; never rejects. */
export async function readAttachments(files: readonly File[], options: ReadingOptions): Promise<Reading> {
	const attachments: Attachment[] = [];
	const refusals: string[] = [];
	for (const file of files) {
		const name = cleanFileName(file.name);
		const full = options.count + attachments.length >= maxAttachments;
		const read = full ? { refusal: t.refused.tooMany(name, maxAttachments) } : await readOne(file, name, options);
		if ('refusal' in read) refusals.push(read.refusal);
		else attachments.push(read);
	}
	return { attachments, refusals };
}

/** A long text that was pasted, as a file; `null` when the message has no room for one. @param taken names of the files that it has */
export function pastedText(text: string, taken: readonly string[]): TextAttachment | null {
	if (taken.length >= maxAttachments) return null;
	let name = `${t.files.pasted}.txt`;
	for (let number = 2; taken.includes(name); number++) name = `${t.files.pasted} ${number}.txt`;
	return { kind: 'text', name, bytes: new TextEncoder().encode(text).length, text };
}

async function readOne(
	file: File,
	name: string,
	{ images, modelName }: ReadingOptions
): Promise<Attachment | { refusal: string }> {
	if (file.size > maxImageBytes) return { refusal: tooLarge(name, file.size) };
	let bytes: Uint8Array<ArrayBuffer>;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch {
		return { refusal: t.refused.unreadable(name) };
	}
	const header = readImageHeader(bytes.buffer);
	if (header || /^image\/(?!svg)/.test(file.type)) {
		if (!images) return { refusal: t.refused.imageUnseen(name, modelName) };
		if (!header || !images.types.includes(header.type)) return { refusal: t.refused.imageKind(name) };
		return shrinkImage(new Blob([bytes], { type: header.type }), name, header);
	}
	if (bytes.length > maxTextBytes) return { refusal: knownBinary(bytes, name) ?? tooLarge(name, file.size) };
	const decoded = decodeText(bytes, name);
	if ('refusal' in decoded) return decoded;
	return { kind: 'text', name, bytes: file.size, text: decoded.text };
}

function tooLarge(name: string, bytes: number): string {
	return t.refused.tooLarge(name, bytes, maxTextBytes);
}
