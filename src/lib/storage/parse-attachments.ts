import { amount, type Found, items, member, oneOf, refuse, refuseType, text } from '#lib/storage/checks.ts';
import { imageTypes, type Attachment, type Earlier } from '#lib/storage/chat-types.ts';

/** In one message. */
export const maxAttachments = 20;
const maxNameChars = 120;

/**
 * A name as it may stand in a prompt and on a card: one line without control or formatting characters, and not too long.
 * Never empty.
 */
export function cleanFileName(name: string): string {
	const line = name
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	const chars = [...line];
	// The end says what kind of file it is.
	const short = chars.length > maxNameChars ? [...chars.slice(0, maxNameChars - 13), '…', ...chars.slice(-12)] : chars;
	return short.join('') || 'file';
}

/**
 * The files of one message, out of data of unknown origin.
 * @throws `request/invalid` naming the first place that is wrong
 */
export function parseAttachments(found: Found): Attachment[] {
	const list = items(found);
	if (list.length > maxAttachments) {
		return refuse(found.place, { kind: 'too-many', of: 'attachments', most: maxAttachments });
	}
	return list.map(attachment);
}

function attachment(found: Found): Attachment {
	const kind = oneOf(member(found, 'kind'), ['text', 'image']);
	const shared = { name: cleanFileName(text(member(found, 'name'))), bytes: amount(member(found, 'bytes')) };
	if (kind === 'text') return { kind, ...shared, text: text(member(found, 'text')) };
	const type = oneOf(member(found, 'type'), imageTypes);
	return { kind, ...shared, type, base64: base64(member(found, 'base64')) };
}

function base64(found: Found): string {
	const data = text(found);
	const wellFormed = data.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(data);
	return wellFormed ? data : refuseType(found.place, 'base64');
}

/** @throws `request/invalid` naming the place that is wrong */
export function parseEarlier(found: Found): Earlier {
	const summary = member(found, 'summary');
	const count = member(found, 'count');
	const whole = amount(count);
	if (!Number.isInteger(whole)) return refuseType(count.place, 'whole');
	return { count: whole, ...(summary.value === undefined ? {} : { summary: text(summary) }) };
}
