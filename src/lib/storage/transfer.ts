import { AppError } from '#lib/base/errors.ts';
import { formatBytes } from '#lib/base/units.ts';
import { formatName, formatVersion, parseChats } from '#lib/storage/parse-chats.ts';
import type { Chats, WholeChat } from '#lib/storage/types.ts';

/** Below the longest string of any browser (2^29 characters in V8), so that reading a file can never fail halfway. */
const maxFileBytes = 400_000_000;

/** All chats as one JSON file, newest first. Built in pieces: it may be longer than a string can be. */
export async function exportChats(chats: Chats): Promise<Blob> {
	const head = { format: formatName, version: formatVersion, exportedAtMs: Date.now() };
	const parts: string[] = [JSON.stringify(head).replace(/}$/, ',"conversations":[')];
	await chats.readAll(({ conversation, messages }) => {
		parts.push(parts.length === 1 ? '\n' : ',\n', JSON.stringify({ ...conversation, messages }));
	});
	parts.push('\n]}\n');
	return new Blob(parts, { type: 'application/json' });
}

/** One chat with every branch of it, as a file that `importChats` reads. */
export function exportChat({ conversation, messages }: WholeChat): Blob {
	const head = { format: formatName, version: formatVersion, exportedAtMs: Date.now() };
	const text = JSON.stringify({ ...head, conversations: [{ ...conversation, messages }] });
	return new Blob([text, '\n'], { type: 'application/json' });
}

/** `hearth-chats-2026-11-20.json`, in local time. */
export function exportFileName(date: Date): string {
	const digits = (value: number) => String(value).padStart(2, '0');
	return `hearth-chats-${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}.json`;
}

/**
 * Adds the chats of an exported file to those that are here, all of them or none. A chat that is here already comes in
 * once more, under a new id.
 * @throws `request/invalid` naming the place in the file, `storage/quota-exceeded`, `storage/unavailable`
 */
export async function importChats(
	chats: Chats,
	file: Blob
): Promise<{ conversationCount: number; messageCount: number }> {
	if (file.size > maxFileBytes) {
		throw new AppError('request/invalid', { param: 'file', reason: `is larger than ${formatBytes(maxFileBytes)}` });
	}
	const whole = parseChats(await file.text());
	await chats.addAll(whole);
	return {
		conversationCount: whole.length,
		messageCount: whole.reduce((sum, { messages }) => sum + messages.length, 0)
	};
}
