import type { ImportedChats } from '#lib/storage/import/types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

/** How far a file is read. */
export type ImportEvent =
	| { kind: 'bytes'; done: number; total: number }
	| { kind: 'chat'; done: number; total: number }
	/** Chats of the result, in pieces that the page can take in without a pause. */
	| { kind: 'chats'; chats: WholeChat[] };

/** What `import.worker.ts` serves. */
export type ImportMethods = {
	read: { params: { file: Blob }; event: ImportEvent; result: Omit<ImportedChats, 'chats'> };
};
