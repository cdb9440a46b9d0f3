import { expect, test } from 'vitest';
import { importSummary } from '#lib/state/import-words.ts';
import type { AddedChats, Conversation } from '#lib/storage/types.ts';

const added = (chats: number, grown = 0, presentCount = 0): AddedChats => ({
	conversations: Array.from({ length: chats }, () => ({}) as Conversation),
	grown: Array.from({ length: grown }, () => ({ conversationId: 'a', messageIds: ['b'], tipIdBefore: null })),
	presentCount,
	folderIds: []
});

test.each([
	[added(12, 0, 3), { image: 4 }, '12 chats added, 3 were here already, 4 images left out.'],
	[added(1), {}, '1 chat added.'],
	[added(0, 2, 1), { file: 1 }, '2 got newer messages, 1 was here already, 1 file left out.'],
	[added(2), { image: 1, file: 2, recording: 3 }, '2 chats added, 1 image, 2 files, and 3 recordings left out.'],
	[added(0), {}, 'The file holds no chats.']
])('says in words what an import did', (result, leftOut, words) => {
	expect(importSummary(result, leftOut)).toBe(words);
});
