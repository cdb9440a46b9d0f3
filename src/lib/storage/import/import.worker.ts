import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';
import type { ImportMethods } from '#lib/storage/import/methods.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';
import type { WholeChat } from '#lib/storage/types.ts';

/** About what one message to the page may hold. */
const pieceMessages = 200;
const pieceChars = 300_000;

serve<ImportMethods>(self as unknown as Port, {
	async read({ file }, { emit }) {
		const { chats, ...rest } = await readImportFile(file, {
			onBytes: (done, total) => emit({ kind: 'bytes', done, total }),
			onChat: (done, total) => {
				if (done % 20 === 0 || done === total) emit({ kind: 'chat', done, total });
			}
		});
		for (const piece of pieces(chats)) emit({ kind: 'chats', chats: piece });
		return rest;
	}
});

function* pieces(chats: readonly WholeChat[]): Generator<WholeChat[], void, void> {
	let piece: WholeChat[] = [];
	let messageCount = 0;
	let chars = 0;
	for (const chat of chats) {
		piece.push(chat);
		messageCount += chat.messages.length;
		chars += chat.messages.reduce((sum, { text }) => sum + text.length, 0);
		if (messageCount < pieceMessages && chars < pieceChars) continue;
		yield piece;
		piece = [];
		messageCount = chars = 0;
	}
	yield piece;
}
