import { expect, test } from 'vitest';
import { importSummary } from '#lib/state/import-words.ts';
import { nothingAdded as nothing } from '#lib/state/personal-data.ts';
import type { Conversation } from '#lib/storage/chat-types.ts';
import type { AddedChats } from '#lib/storage/types.ts';

const added = (chats: number, grown = 0, presentCount = 0, folders = 0): AddedChats => ({
	conversations: Array.from({ length: chats }, () => ({}) as Conversation),
	grown: Array.from({ length: grown }, () => ({ conversationId: 'a', messageIds: ['b'], tipIdBefore: null })),
	presentCount,
	folderIds: Array.from({ length: folders }, (_, at) => `folder${at}`)
});

const draft = { conversationId: 'new', text: 'a', attachments: [] };
const merge = { change: {}, addedPresetIds: ['a', 'b'], taken: { theme: 'dark', seed: 1 } as const, keptCount: 1 };

test.each([
	[added(12, 0, 3), { image: 4 }, null, '12 chats added, 3 were here already, 4 images left out.'],
	[added(1), {}, null, '1 chat added.'],
	[added(0, 2, 1), { file: 1 }, null, '2 got newer messages, 1 was here already, 1 file left out.'],
	[added(2), { image: 1, file: 2, recording: 3 }, null, '2 chats added, 1 image, 2 files, and 3 recordings left out.'],
	[added(0), {}, null, 'The file holds no chats.'],
	[
		added(1, 0, 0, 2),
		{},
		{ ...nothing, merges: [merge], language: 'de', notebook: 'text' },
		'1 chat added, 2 folders added, 2 presets added, 3 settings taken over, 1 setting kept as it is here, the notebook’s text added.'
	],
	[
		added(0, 0, 1),
		{},
		{ ...nothing, languageKept: true, notebookKept: true },
		'1 was here already, 1 setting kept as it is here, the notebook kept as it is here.'
	],
	[
		added(0, 0, 1, 1),
		{},
		{ ...nothing, merges: [merge], drafts: { added: [draft], keptCount: 2 } },
		'1 was here already, 1 folder added, 1 draft added, 2 drafts kept as they are here, 2 presets added, 2 settings taken over, 1 setting kept as it is here.'
	],
	[
		added(0),
		{},
		{ ...nothing, drafts: { added: [draft, draft], keptCount: 1 } },
		'2 drafts added, 1 draft kept as it is here.'
	],
	[added(0), {}, nothing, 'Everything in the file was here already.']
])('says in words what an import did', (result, leftOut, personal, words) => {
	expect(importSummary(result, leftOut, personal)).toBe(words);
});
