import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { Caller } from '#lib/rpc/caller.ts';
import { sampleChat, sampleMessage, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Change, Storage } from '#lib/storage/types.ts';
import { holdWriting, listWriting } from '#lib/storage/writing.ts';
import type { TabMethods } from './second-tab.worker.ts';

/** Polls longer than the default second: the machine may be busy. */
const patiently = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

let name: string;
let here: Storage;
let worker: Worker;
let there: Caller<TabMethods>;

beforeEach(async () => {
	name = `test-${newId()}`;
	here = await openStorage({ name });
	worker = new Worker(new URL('./second-tab.worker.ts', import.meta.url), { type: 'module' });
	there = new Caller<TabMethods>(worker);
	expect(await there.call('open', { name })).toEqual({ durable: true });
});

afterEach(() => {
	worker.terminate();
	here.close();
});

/** Everything that is said from now on. */
function collect(): Change[] {
	const heard: Change[] = [];
	here.changes.subscribe((change) => heard.push(change));
	return heard;
}

test('tells the other tab what was written, and the writer that it was here', async () => {
	const heardHere = collect();
	const heardThere: Change[] = [];
	const stop = new AbortController();
	const following = there.call('follow', null, { signal: stop.signal, onEvent: (change) => heardThere.push(change) });

	const made = await there.call('createChat', { title: 'theirs' });
	await patiently(() => heardHere).toEqual([{ store: 'conversations', ids: [made.id], fromHere: false }]);
	expect(await titles(here.chats)).toEqual(['theirs']);

	await here.chats.rename(made.id, 'ours');
	await here.settings.save({ theme: 'dark' });
	expect(heardHere.slice(1)).toEqual([
		{ store: 'conversations', ids: [made.id], fromHere: true },
		{ store: 'settings', ids: ['theme'], fromHere: true }
	]);
	await patiently(() => heardThere.length).toBe(3);
	expect(heardThere).toEqual([
		{ store: 'conversations', ids: [made.id], fromHere: true },
		{ store: 'conversations', ids: [made.id], fromHere: false },
		{ store: 'settings', ids: ['theme'], fromHere: false }
	]);
	stop.abort();
	await following;
});

test('says nothing of a write that failed', async () => {
	const heard = collect();
	await expect(here.chats.rename('nobody', 'x')).rejects.toMatchObject({ code: 'chat/not-found' });
	await there.call('createChat', { title: 'the next thing said' });
	await patiently(() => heard.length).toBe(1);
	expect(heard[0]).toMatchObject({ store: 'conversations', fromHere: false });
});

test('ignores what is not one of our announcements', async () => {
	const heard = collect();
	const stranger = new BroadcastChannel(`${name}-changes`);
	for (const data of [
		null,
		'conversations',
		{ store: 'other', ids: [] },
		{ store: 'messages' },
		{ store: 'messages', ids: [1] }
	]) {
		stranger.postMessage(data);
	}
	stranger.postMessage({ store: 'messages', ids: ['a'] });
	await patiently(() => heard).toEqual([{ store: 'messages', ids: ['a'], fromHere: false }]);
	stranger.close();
});

test('lets the other tab write its answer, and stops it only when that tab has died', async () => {
	const { id } = await sampleChat(here.chats, 'chat');
	const message = sampleMessage(id, { role: 'assistant', text: 'Half', state: 'streaming' });
	await there.call('startAnswer', { message });
	const lost = sampleMessage(id, { role: 'assistant', text: 'Lost', state: 'streaming' });
	await here.chats.appendMessages(id, [lost]); // without a lock: as if its tab had crashed

	const states = async () => (await here.chats.listMessages(id)).slice(2).map(({ text, state }) => `${text} ${state}`);
	expect((await here.chats.stopInterrupted()).map(({ text }) => text)).toEqual(['Lost']);
	expect(await states()).toEqual(['Half streaming', 'Lost stopped']);

	worker.terminate();
	await patiently(async () => (await listWriting())?.has(message.id)).toBe(false);
	expect((await here.chats.stopInterrupted()).map(({ text }) => text)).toEqual(['Half']);
	expect(await states()).toEqual(['Half stopped', 'Lost stopped']);
});

test('leaves an answer alone that the other tab has finished', async () => {
	const { id } = await sampleChat(here.chats, 'chat');
	const message = sampleMessage(id, { role: 'assistant', text: 'Half', state: 'streaming' });
	await there.call('startAnswer', { message });
	const [stopped] = await Promise.all([here.chats.stopInterrupted(), there.call('finishAnswer', { message })]);
	expect(stopped).toEqual([]);
	expect((await here.chats.listMessages(id)).at(-1)).toMatchObject({ text: 'Whole', state: 'done' });
});

test('lets one tab at a time write a message', async () => {
	const id = newId();
	const release = await holdWriting(id);
	await expect(holdWriting(id)).rejects.toMatchObject({ code: 'internal/bug' });
	release();
	await patiently(async () => (await listWriting())?.has(id)).toBe(false);
	(await holdWriting(id))();
});

test('keeps the messages of both tabs when they write to one chat at the same moment', async () => {
	const { id } = await sampleChat(here.chats, 'chat');
	const ours = Array.from({ length: 20 }, (_, index) => sampleMessage(id, { text: `ours ${index}` }));
	const theirs = Array.from({ length: 20 }, (_, index) => sampleMessage(id, { text: `theirs ${index}` }));
	await Promise.all([
		...ours.map((message) => here.chats.appendMessages(id, [message])),
		...theirs.map((message) => there.call('startAnswer', { message }))
	]);
	const seen = (await here.chats.listMessages(id)).slice(2).map(({ text }) => text);
	expect(seen.filter((text) => text.startsWith('ours'))).toEqual(ours.map(({ text }) => text));
	expect(seen.filter((text) => text.startsWith('theirs')).toSorted()).toEqual(
		theirs.map(({ text }) => text).toSorted()
	);
	expect(await there.call('listMessages', { conversationId: id })).toEqual(await here.chats.listMessages(id));
});
