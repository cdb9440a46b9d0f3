import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { chatText } from '#lib/storage/chat-text.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { exported, sampleMessage } from '#lib/storage/chats-suite.ts';
import { StoredDrafts } from '#lib/storage/drafts.ts';
import { StoredFolders } from '#lib/storage/folders.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { parseChats } from '#lib/storage/parse-chats.ts';
import type { Attachment } from '#lib/storage/chat-types.ts';
import type { SearchHit } from '#lib/storage/types.ts';

const notes: Attachment = { kind: 'text', name: 'notes.md', bytes: 12, text: 'Überraschung\n```\ncode\n```\n' };
const picture: Attachment = { kind: 'image', name: 'dot.png', bytes: 3, type: 'image/png', base64: 'AAEC' };

function open() {
	const backend = new MemoryBackend();
	const changes = new ChangeChannel(null);
	return {
		chats: new StoredChats(backend, changes),
		folders: new StoredFolders(backend, changes),
		drafts: new StoredDrafts(backend, changes)
	};
}

/** A chat whose question has files, and whose answer did not read all that was before. */
async function stored() {
	const { chats, folders, drafts } = open();
	const id = newId();
	const question = sampleMessage(id, { text: 'Read them', attachments: [notes, picture] });
	const earlier = { count: 2, summary: 'They met.' };
	const answer = sampleMessage(id, {
		parentId: question.id,
		role: 'assistant',
		text: 'Done',
		modelId: 'guide',
		earlier
	});
	const settings = { overflow: 'summarize' } as const;
	await chats.createConversation({ id, title: 'Files', modelId: 'guide', settings }, [question, answer]);
	return { chats, folders, drafts, id, question, answer };
}

async function hits(chats: StoredChats, query: string): Promise<SearchHit[]> {
	const found: SearchHit[] = [];
	for await (const hit of chats.search(query)) found.push(hit);
	return found;
}

test('files, summaries and the policy come back from an export', async () => {
	const { id, question, answer, ...storage } = await stored();
	const other = open().chats;
	await other.addAll(parseChats(await (await exported(storage)).text()));
	expect(await other.listMessages(id)).toEqual([question, answer]);
	expect((await other.findConversation(id))?.settings).toEqual({ overflow: 'summarize' });
});

test('files are found by name and text, and measured', async () => {
	const { chats, id, question } = await stored();
	for (const query of ['notes.md', 'uberraschung', 'dot.png']) {
		const [hit] = await hits(chats, query);
		expect(hit).toMatchObject({ conversation: { id }, messageId: question.id });
		expect(hit?.excerpt.some(({ match }) => match)).toBe(true);
	}
	expect(await hits(chats, 'nowhere')).toEqual([]);
	expect((await chats.measure()).textBytes).toBe('Read them'.length + 'Done'.length + notes.bytes + picture.bytes);
});

test('a match deep in a large file is found, with what stands around it', async () => {
	const { chats } = open();
	const id = newId();
	const text = `${'ä filler '.repeat(20_000)}the needle is here ${'filler '.repeat(20_000)}`;
	const large: Attachment = { kind: 'text', name: 'large.log', bytes: text.length, text };
	await chats.createConversation({ id, title: 'Large', modelId: 'guide' }, [
		sampleMessage(id, { attachments: [large] })
	]);
	const [hit] = await hits(chats, 'needle');
	expect(hit?.excerpt.map(({ text }) => text).join('')).toContain('the needle is here');
});

test('a Markdown file of the chat has the files, in fences that they cannot end', async () => {
	const { chats, id } = await stored();
	const chat = await chats.findConversation(id);
	const text = chat && chatText(chat, await chats.listMessages(id), () => 'Guide');
	expect(text).toContain(`**notes.md**\n\n\`\`\`\`\n${notes.kind === 'text' ? notes.text : ''}\`\`\`\`\n\n`);
	expect(text).toContain('*(Image: dot.png)*\n\nRead them');
});

test('the files of a draft are kept apart from its text, and go and come back with the chat', async () => {
	const { chats, drafts, id } = await stored();
	await drafts.save(id, 'half');
	await drafts.saveFiles(id, [notes]);
	await drafts.saveFiles('new', [picture]);
	await drafts.saveFiles('gone', [notes]);
	expect(await drafts.load(id)).toBe('half');
	expect(await drafts.loadFiles(id)).toEqual([notes]);
	expect(await drafts.loadFiles('new')).toEqual([picture]);
	expect(await drafts.loadFiles('gone')).toEqual([]);
	const deleted = await chats.deleteConversations([id]);
	expect(await drafts.loadFiles(id)).toEqual([]);
	await chats.restore(deleted);
	expect(await drafts.loadFiles(id)).toEqual([notes]);
	await drafts.save(id, '');
	await drafts.saveFiles(id, []);
	expect(await drafts.loadFiles(id)).toEqual([]);
});

test.each([
	[{ attachments: {} }, 'attachments must be a list'],
	[{ attachments: Array(21).fill(notes) }, 'attachments must have at most 20 attachments'],
	[{ attachments: [{ ...notes, kind: 'program' }] }, 'attachments[0].kind must be one of text, image'],
	[{ attachments: [{ ...notes, text: 1 }] }, 'attachments[0].text must be text'],
	[{ attachments: [{ ...picture, type: 'image/svg+xml' }] }, 'attachments[0].type must be one of image/png'],
	[{ attachments: [{ ...picture, base64: '"><script>' }] }, 'attachments[0].base64 must be base64'],
	[{ earlier: { count: 1.5 } }, 'earlier.count must be a whole number'],
	[{ earlier: { count: 1, summary: {} } }, 'earlier.summary must be text']
])('an import with %j is refused', (parts, reason) => {
	const message = { ...sampleMessage('c', { id: 'm' }), ...parts };
	const chat = { id: 'c', title: 't', titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1, tipId: 'm', modelId: 'g' };
	const file = { format: 'hearth-chats', version: 1, conversations: [{ ...chat, messages: [message] }] };
	let refusal: unknown;
	try {
		parseChats(JSON.stringify(file));
	} catch (error) {
		refusal = isAppError(error, 'request/invalid') ? `${error.details.param} ${error.details.reason}` : error;
	}
	expect(refusal).toContain(reason);
});
