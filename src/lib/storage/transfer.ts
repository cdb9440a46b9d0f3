import { formatName, formatVersion } from '#lib/storage/parse-chats.ts';
import type { Chats, WholeChat } from '#lib/storage/types.ts';

/** All chats and folders as one JSON file, newest first. Built in pieces: it may be longer than a string can be. */
export async function exportChats(chats: Chats): Promise<Blob> {
	const head = { format: formatName, version: formatVersion, exportedAtMs: Date.now() };
	const folders = new Map<string, { id: string; name: string }>();
	const parts: string[] = [JSON.stringify(head).replace(/}$/, ',"conversations":[')];
	await chats.readAll(({ conversation, messages, folder }) => {
		if (folder) folders.set(folder.id, { id: folder.id, name: folder.name });
		parts.push(parts.length === 1 ? '\n' : ',\n', JSON.stringify({ ...conversation, messages }));
	});
	parts.push(`\n],"folders":${JSON.stringify([...folders.values()])}}\n`);
	return new Blob(parts, { type: 'application/json' });
}

/** One chat with every branch of it, as a file that can be imported. */
export function exportChat({ conversation, messages, folder }: WholeChat): Blob {
	const head = { format: formatName, version: formatVersion, exportedAtMs: Date.now() };
	const folders = folder ? [{ id: folder.id, name: folder.name }] : [];
	const text = JSON.stringify({ ...head, conversations: [{ ...conversation, messages }], folders });
	return new Blob([text, '\n'], { type: 'application/json' });
}

/** `hearth-chats-2026-11-20.json`, in local time. */
export function exportFileName(date: Date): string {
	const digits = (value: number) => String(value).padStart(2, '0');
	return `hearth-chats-${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}.json`;
}
