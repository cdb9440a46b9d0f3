import { fenceFor } from '#lib/base/fence.ts';
import type { Attachment, ImageAttachment } from '#lib/storage/chat-types.ts';

export type { Attachment, ImageAttachment as ImageFile } from '#lib/storage/chat-types.ts';

/**
 * A message as a model reads it: its files first, each under its name and inside a fence that its own text cannot close,
 * then what the user wrote. Control tokens in files are broken by the engines, as in any text.
 * @param seesImages otherwise a line stands in the place of each image
 */
export function textWithFiles(text: string, attachments: readonly Attachment[] = [], seesImages = false): string {
	const blocks = attachments.flatMap((file) => {
		if (file.kind === 'text') return [fileBlock(file)];
		return seesImages ? [] : [`[Image ${inline(file.name)}: this model cannot see images.]`];
	});
	return [...blocks, ...(text === '' ? [] : [text])].join('\n\n');
}

function fileBlock({ name, text }: { name: string; text: string }): string {
	const fence = fenceFor(text);
	return `File: ${inline(name)}\n${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A name that cannot look like the fence below it. */
const inline = (name: string) => name.replaceAll('`', "'");

const decoded = new WeakMap<ImageAttachment, Blob>();

/** The images of a message as engines take them. */
export function imageBlobs(attachments: readonly Attachment[] = []): Blob[] {
	return attachments.filter((file) => file.kind === 'image').map(toBlob);
}

function toBlob(image: ImageAttachment): Blob {
	const known = decoded.get(image);
	if (known) return known;
	const binary = atob(image.base64);
	const blob = new Blob([Uint8Array.from(binary, (char) => char.charCodeAt(0))], { type: image.type });
	decoded.set(image, blob);
	return blob;
}
