import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import type { PersonalData } from '#lib/storage/personal.ts';
import { exportEverything, toBlob } from '#lib/storage/transfer.ts';
import type { Attachment, Conversation, Message, WholeDraft } from '#lib/storage/chat-types.ts';
import type { Chats, Drafts, Storage } from '#lib/storage/types.ts';

/** A message with everything filled in, for specs. */
export function sampleMessage(conversationId: string, parts: Partial<Message> = {}): Message {
	return {
		id: newId(),
		conversationId,
		parentId: null,
		role: 'user',
		text: 'Hello',
		createdAtMs: Date.now(),
		state: 'done',
		error: null,
		modelId: null,
		stats: null,
		...parts
	};
}

/** A question and its answer, not stored yet. */
export function sampleTurn(conversationId: string, text: string): [Message, Message] {
	const question = sampleMessage(conversationId, { text });
	const answer = sampleMessage(conversationId, {
		parentId: question.id,
		role: 'assistant',
		text: `About ${text}`,
		modelId: 'guide',
		stats: {
			promptTokens: 12,
			cachedPromptTokens: 4,
			completionTokens: 7,
			firstTokenMs: 31.5,
			decodeMs: 120.25,
			backend: 'cpu',
			finishReason: 'stop'
		}
	});
	return [question, answer];
}

/** A stored chat with one turn. */
export async function sampleChat(chats: Chats, title: string): Promise<Conversation> {
	const id = newId();
	return chats.createConversation({ id, title, modelId: 'guide' }, sampleTurn(id, title));
}

/** Somebody who has set nothing. */
export const nothingPersonal: PersonalData = {
	presets: [],
	settings: {},
	language: null,
	notebook: '',
	drafts: []
};

/** The file of everything. */
export function exported(storage: Pick<Storage, 'chats' | 'folders'>, personal = nothingPersonal): Promise<Blob> {
	return toBlob(exportEverything(storage, personal));
}

export async function titles(chats: Chats): Promise<string[]> {
	const { conversations } = await chats.listConversations({ limit: 2_000 });
	return conversations.map(({ title }) => title);
}

/** What every place that chats can live in must do. Specs run it on memory and on IndexedDB. */
export function describeChats(open: () => Promise<{ chats: Chats; drafts: Drafts }>): void {
	afterEach(() => {
		vi.useRealTimers();
	});

	test('keeps what was set for a chat, and nothing where nothing is', async () => {
		const { chats } = await open();
		const settings = { systemPrompt: '', sampling: { seed: 7, stop: ['END'] } };
		const { id } = await chats.createConversation({ title: 'set', modelId: 'guide', settings });
		expect((await chats.findConversation(id))?.settings).toEqual(settings);
		await chats.setSettings(id, { sampling: { topK: 1 } });
		expect((await chats.findConversation(id))?.settings).toEqual({ sampling: { topK: 1 } });
		await expect(chats.setSettings(id, { sampling: { topK: -1 } })).rejects.toMatchObject({
			details: { param: 'settings.sampling.topK' }
		});
		await chats.setSettings(id, {});
		expect(await chats.findConversation(id)).not.toHaveProperty('settings');
	});

	test('gives back what was stored, whatever is in the text', async () => {
		const { chats } = await open();
		const id = newId();
		const text = 'NUL \0, a lone \ud83d half, 👩‍👩‍👧, ‮right to left‬, __proto__';
		const turn = sampleTurn(id, text);
		const conversation = await chats.createConversation({ id, title: 'Words', modelId: 'guide' }, turn);

		expect(await chats.findConversation(id)).toEqual(conversation);
		expect(await chats.listMessages(id)).toEqual(turn);
		expect(conversation).toMatchObject({ title: 'Words', titleIsAuto: true, tipId: turn[1].id });
		expect(await chats.findConversation('nobody')).toBe(null);
		expect(await chats.listMessages('nobody')).toEqual([]);
	});

	test('lists the chat that was used last first, in pages', async () => {
		const { chats } = await open();
		const [a] = [await sampleChat(chats, 'a'), await sampleChat(chats, 'b'), await sampleChat(chats, 'c')];
		await chats.appendMessages(a.id, sampleTurn(a.id, 'more'));

		const first = await chats.listConversations({ limit: 2 });
		expect(first.conversations.map(({ title }) => title)).toEqual(['a', 'c']);
		const second = await chats.listConversations({ limit: 2, before: first.next });
		expect(second.conversations.map(({ title }) => title)).toEqual(['b']);
		expect(second.next).toBe(null);
		expect((await chats.listConversations({ limit: 3 })).next).toBe(null);
	});

	test('keeps the order when the clock jumps ten years back', async () => {
		const { chats } = await open();
		vi.useFakeTimers({ toFake: ['Date'] });
		vi.setSystemTime('2036-06-01');
		await sampleChat(chats, 'before');
		vi.setSystemTime('2026-06-01');
		const after = await sampleChat(chats, 'after');
		await chats.appendMessages(after.id, [sampleMessage(after.id, { text: 'last' })]);

		expect(await titles(chats)).toEqual(['after', 'before']);
		expect(new Date(after.updatedAtMs).getFullYear()).toBe(2026);
		expect((await chats.listMessages(after.id)).at(-1)?.text).toBe('last');
	});

	test('adds messages and moves the tip, or does neither', async () => {
		const { chats } = await open();
		const { id, tipId } = await sampleChat(chats, 'chat');
		const [question, answer] = sampleTurn(id, 'next');
		const moved = await chats.appendMessages(id, [question, answer]);
		expect(moved.tipId).toBe(answer.id);
		expect((await chats.listMessages(id)).map((message) => message.id).slice(-2)).toEqual([question.id, answer.id]);

		const taken = sampleMessage(id, { id: tipId ?? '' });
		const fresh = sampleMessage(id, { text: 'must not stay' });
		await expect(chats.appendMessages(id, [fresh, taken])).rejects.toMatchObject({ code: 'internal/bug' });
		expect(await chats.listMessages(id)).toHaveLength(4);
		expect((await chats.findConversation(id))?.tipId).toBe(answer.id);
	});

	test('refuses messages for a chat that is not there, or of another chat', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const stray = sampleMessage('gone');
		await expect(chats.appendMessages('gone', [stray])).rejects.toMatchObject({ code: 'chat/not-found' });
		await expect(chats.appendMessages(id, [stray])).rejects.toMatchObject({ code: 'internal/bug' });
		await expect(chats.updateMessage(stray, { text: 'x' })).rejects.toMatchObject({ code: 'chat/not-found' });
		expect(await chats.listMessages('gone')).toEqual([]);
	});

	test('saves an answer piece by piece', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const answer = sampleMessage(id, { role: 'assistant', text: '', state: 'streaming' });
		await chats.appendMessages(id, [answer]);
		await chats.updateMessage(answer, { text: 'Half' });
		expect((await chats.listMessages(id)).at(-1)).toMatchObject({ text: 'Half', state: 'streaming' });

		const error = { code: 'engine/crashed', details: { reason: 'a trap' } } as const;
		const failed = await chats.updateMessage(answer, { state: 'failed', error });
		expect(failed).toEqual({ ...answer, text: 'Half', state: 'failed', error });
		expect((await chats.listMessages(id)).at(-1)).toEqual(failed);
	});

	test('marks what a crash left half written, once', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const answer = sampleMessage(id, { role: 'assistant', text: 'Half', state: 'streaming' });
		await chats.appendMessages(id, [answer]);

		expect(await chats.stopInterrupted()).toEqual([{ ...answer, state: 'stopped' }]);
		expect((await chats.listMessages(id)).at(-1)).toMatchObject({ text: 'Half', state: 'stopped' });
		expect(await chats.stopInterrupted()).toEqual([]);
	});

	test('shows another branch only if it is of this chat', async () => {
		const { chats } = await open();
		const here = await sampleChat(chats, 'here');
		const there = await sampleChat(chats, 'there');
		const [question] = await chats.listMessages(here.id);
		expect((await chats.setTip(here.id, question?.id ?? '')).tipId).toBe(question?.id);
		const wrong = chats.setTip(here.id, there.tipId ?? '');
		await expect(wrong).rejects.toMatchObject({ code: 'request/invalid', details: { param: 'tipId' } });
		expect((await chats.findConversation(here.id))?.tipId).toBe(question?.id);
	});

	test('lets no automatic title replace the one that the user gave', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'first words');
		await sampleChat(chats, 'newer');
		expect((await chats.rename(id, 'A summary', { isAuto: true })).title).toBe('A summary');
		expect(await chats.rename(id, ' Mine ')).toMatchObject({ title: 'Mine', titleIsAuto: false });
		expect((await chats.rename(id, 'A better summary', { isAuto: true })).title).toBe('Mine');
		expect(await titles(chats)).toEqual(['newer', 'Mine']);
		expect((await chats.setModel(id, 'other')).modelId).toBe('other');
	});

	test('brings deleted chats back to their places, with messages and draft', async () => {
		const { chats, drafts } = await open();
		const [a, b] = [await sampleChat(chats, 'a'), await sampleChat(chats, 'b')];
		await sampleChat(chats, 'c');
		await drafts.save(b.id, 'half a thought');
		const messages = await chats.listMessages(b.id);

		const deleted = await chats.deleteConversations([a.id, b.id, 'nobody', b.id]);
		expect(deleted.conversationIds).toEqual([a.id, b.id]);
		expect(await titles(chats)).toEqual(['c']);
		expect(await chats.listMessages(b.id)).toEqual([]);
		expect(await drafts.load(b.id)).toBe('');

		await chats.restore(deleted);
		await chats.restore(deleted);
		expect(await titles(chats)).toEqual(['c', 'b', 'a']);
		expect(await chats.listMessages(b.id)).toEqual(messages);
		expect(await chats.findConversation(b.id)).toEqual(b);
		expect(await drafts.load(b.id)).toBe('half a thought');
	});

	test('brings an answer back as stopped when it was deleted while being written', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const answer = sampleMessage(id, { role: 'assistant', text: 'Half', state: 'streaming' });
		await chats.appendMessages(id, [answer]);
		const deleted = await chats.deleteConversations([id]);
		await expect(chats.updateMessage(answer, { text: 'More' })).rejects.toMatchObject({ code: 'chat/not-found' });
		await chats.restore(deleted);
		expect((await chats.listMessages(id)).at(-1)?.state).toBe('stopped');
	});

	test('keeps a draft for each chat and one for the next, and none for a chat that is gone', async () => {
		const { chats, drafts } = await open();
		const { id } = await sampleChat(chats, 'chat');
		await drafts.save('new', 'not yet');
		await drafts.save(id, 'old');
		await drafts.save(id, 'new text');
		await drafts.save('gone', 'nobody reads this');
		expect(await Promise.all(['new', id, 'gone'].map((key) => drafts.load(key)))).toEqual(['not yet', 'new text', '']);
		await drafts.save(id, '');
		await drafts.delete('new');
		expect(await Promise.all(['new', id].map((key) => drafts.load(key)))).toEqual(['', '']);
	});

	const notes: Attachment = { kind: 'text', name: 'notes.md', bytes: 5, text: 'notes' };
	const picture: Attachment = { kind: 'image', name: 'dot.png', bytes: 3, type: 'image/png', base64: 'AAEC' };
	const draftOf = (conversationId: string, text: string, ...attachments: Attachment[]): WholeDraft => ({
		conversationId,
		text,
		attachments
	});
	const byId = (drafts: readonly WholeDraft[]) =>
		drafts.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1));

	test('lists drafts with their files, without the notebook; adds them elsewhere, and the same again adds nothing', async () => {
		const { chats, drafts } = await open();
		const [a, b] = [await sampleChat(chats, 'a'), await sampleChat(chats, 'b')];
		expect(await drafts.list()).toEqual([]);
		await drafts.save('new', 'not yet');
		await drafts.save('notebook page', 'a story');
		await drafts.save(a.id, 'half a thought');
		await drafts.saveFiles(a.id, [notes, picture]);
		await drafts.saveFiles(b.id, [picture]);
		const all = [
			draftOf('new', 'not yet'),
			draftOf(a.id, 'half a thought', notes, picture),
			draftOf(b.id, '', picture)
		];
		const listed = await drafts.list();
		expect(byId(listed)).toEqual(byId(all));

		const other = await open();
		for (const { id, title } of [a, b]) await other.chats.createConversation({ id, title, modelId: 'guide' });
		expect(byId((await other.drafts.addAll(listed)).added)).toEqual(byId(all));
		expect(byId(await other.drafts.list())).toEqual(byId(all));
		expect(await other.drafts.addAll(listed)).toEqual({ added: [], keptCount: 0 });
		expect(byId(await other.drafts.list())).toEqual(byId(all));
		expect(await other.drafts.load('notebook page')).toBe('');
	});

	test('a chat keeps the draft that it has, text or files; one that is not here gets none', async () => {
		const { chats, drafts } = await open();
		const [a, b] = [await sampleChat(chats, 'a'), await sampleChat(chats, 'b')];
		await drafts.save(a.id, 'mine');
		await drafts.saveFiles(b.id, [notes]);
		const reordered: Attachment = { text: 'notes', bytes: 5, name: 'notes.md', kind: 'text' };
		const added = await drafts.addAll([
			draftOf(a.id, 'theirs', picture),
			draftOf('gone', 'nobody reads this', notes),
			draftOf(b.id, '', reordered),
			draftOf('new', 'first'),
			draftOf('new', 'second'),
			draftOf('new', '')
		]);
		expect(added).toEqual({ added: [draftOf('new', 'first')], keptCount: 2 });
		const after = [draftOf(a.id, 'mine'), draftOf(b.id, '', notes), draftOf('new', 'first')];
		expect(byId(await drafts.list())).toEqual(byId(after));
		expect(await drafts.addAll([draftOf(b.id, 'theirs')])).toEqual({ added: [], keptCount: 1 });
		expect(await drafts.load(b.id)).toBe('');
		await chats.createConversation({ id: 'gone', title: 'here now', modelId: 'guide' });
		expect(await drafts.load('gone')).toBe('');
		expect(await drafts.loadFiles('gone')).toEqual([]);
	});

	test('takes added drafts back, but for those that were changed since', async () => {
		const { chats, drafts } = await open();
		const [a, b] = [await sampleChat(chats, 'a'), await sampleChat(chats, 'b')];
		const added = await drafts.addAll([
			draftOf(a.id, 'one', notes),
			draftOf(b.id, 'two', notes),
			draftOf('new', 'three')
		]);
		await drafts.saveFiles(b.id, [notes, picture]);
		await drafts.removeAdded(added);
		expect(await drafts.list()).toEqual([draftOf(b.id, 'two', notes, picture)]);
		await drafts.removeAdded(added);
		expect(await drafts.list()).toEqual([draftOf(b.id, 'two', notes, picture)]);
	});

	test('counts everything, and deletes everything', async () => {
		const { chats, drafts } = await open();
		expect(await chats.measure()).toEqual({ conversationCount: 0, messageCount: 0, textBytes: 0 });
		const id = newId();
		const many = Array.from({ length: 1_203 }, () => sampleMessage(id, { text: 'é' }));
		await chats.createConversation({ id, title: 'many', modelId: 'guide' }, many);
		await drafts.save('new', 'draft');
		expect(await chats.measure()).toEqual({ conversationCount: 1, messageCount: 1_203, textBytes: 2_406 });

		await chats.clearAll();
		expect(await chats.measure()).toEqual({ conversationCount: 0, messageCount: 0, textBytes: 0 });
		expect(await drafts.load('new')).toBe('');
	});

	test('pins and archives chats, and puts them back where they stood', async () => {
		const { chats } = await open();
		const ids: string[] = [];
		for (const title of ['one', 'two', 'three']) ids.push((await sampleChat(chats, title)).id);
		const [one = '', two = ''] = ids;
		await chats.setPlace(one, 'pinned');
		await chats.setPlace(two, 'archived');
		expect(await titles(chats)).toEqual(['three']);
		expect((await chats.listPlace('pinned')).map(({ title }) => title)).toEqual(['one']);
		expect((await chats.listPlace('archived')).map(({ title }) => title)).toEqual(['two']);

		await chats.setPlace(two, 'pinned');
		expect((await chats.listPlace('pinned')).map(({ title }) => title).sort()).toEqual(['one', 'two']);
		expect(await chats.listPlace('archived')).toEqual([]);
		for (const id of ids) await chats.setPlace(id, 'listed');
		expect(await titles(chats)).toEqual(['three', 'two', 'one']);
		await expect(chats.setPlace('gone', 'pinned')).rejects.toMatchObject({ code: 'chat/not-found' });
	});

	const indexes = [
		'no index',
		'an index of all chats',
		'an index of old chats',
		'an index that was read long ago'
	] as const;
	test.each(indexes)(
		'finds titles first, then messages, newest first, also archived, until aborted: %s',
		async (index) => {
			const { chats } = await open();
			if (index === 'an index that was read long ago') await chats.prepareSearch();
			for (const title of ['Bread', 'the oven', 'Réunion']) await sampleChat(chats, title);
			if (index === 'an index of old chats') await chats.signChats(async () => true);
			const { id } = await chats.createConversation({ title: 'Kitchen', modelId: 'guide' });
			await chats.appendMessages(id, [sampleMessage(id, { text: 'How hot is an oven for BREAD?' })]);
			await chats.setPlace(id, 'archived');
			if (index === 'an index of all chats') expect(await chats.signChats(async () => true)).toBe(true);
			const find = async (query: string, signal?: AbortSignal) => {
				const found: string[] = [];
				for await (const hit of chats.search(query, signal ? { signal } : {})) found.push(hit.conversation.title);
				return found;
			};
			expect(await find('oven')).toEqual(['the oven', 'Kitchen']);
			expect(await find('bread OVEN')).toEqual(['Kitchen']);
			expect(await find('reunion')).toEqual(['Réunion']);
			expect(await find('about')).toEqual(['Réunion', 'the oven', 'Bread']);
			expect(await find('nothing like it')).toEqual([]);
			expect(await find(' ')).toEqual([]);
			expect(await find('B')).toEqual(['Bread', 'Kitchen', 'Réunion', 'the oven']);
			expect(await find('hot B')).toEqual(['Kitchen']);
			expect(await find('oven', AbortSignal.abort())).toEqual([]);
		}
	);

	test('takes back what was written when work fails, and goes on', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const twice = sampleMessage(id);
		const [bad, good] = await Promise.allSettled([
			chats.appendMessages(id, [twice, twice]),
			chats.appendMessages(id, [sampleMessage(id, { text: 'good' })])
		]);
		expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
		expect((await chats.listMessages(id)).map(({ text }) => text)).toEqual(['chat', 'About chat', 'good']);
	});

	test('hands out copies: changing one changes nothing stored', async () => {
		const { chats } = await open();
		const { id } = await sampleChat(chats, 'chat');
		const [message] = await chats.listMessages(id);
		if (message) message.text = 'changed';
		expect((await chats.listMessages(id))[0]?.text).toBe('chat');
	});
}
