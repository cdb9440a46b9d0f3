import { refuse } from '#lib/storage/checks.ts';
import { type DocumentOptions, readDocuments } from '#lib/storage/import/documents.ts';
import { readImport, unlessRefused } from '#lib/storage/import/read-import.ts';
import type { ImportedChats, LeftOutKind } from '#lib/storage/import/types.ts';

export interface ReadFileOptions extends DocumentOptions {
	onChat?: (done: number, total: number) => void;
}

/**
 * All that a file holds, whatever app it is from. Reads it in one go, so it belongs into a worker.
 * @throws `request/invalid` naming the place that is wrong
 */
export async function readImportFile(file: Blob, options: ReadFileOptions = {}): Promise<ImportedChats> {
	const documents = await readDocuments(file, options);
	const [first, ...others] = documents.map((document) => unlessRefused(readImport(document, options)));
	if (!first) return refuse('file', { kind: 'nothing', wanted: 'chats' });
	const all: ImportedChats = { ...first, chats: [...first.chats], leftOut: { ...first.leftOut } };
	for (const { chats, leftOut, folders, personal } of others) {
		for (const chat of chats) all.chats.push(chat); // spread, many would be too many arguments
		all.folders = [...all.folders, ...folders];
		all.personal = [...all.personal, ...personal];
		for (const [kind, count] of Object.entries(leftOut)) {
			all.leftOut[kind as LeftOutKind] = (all.leftOut[kind as LeftOutKind] ?? 0) + count;
		}
	}
	return all;
}
