import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { sampleChat } from '#lib/storage/chats-suite.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { readDocuments } from '#lib/storage/import/documents.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';
import { readImport } from '#lib/storage/import/read-import.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { branchTo } from '#lib/storage/tree.ts';

const text = (name: string) => readFileSync(`tests/fixtures/imports/${name}`, 'utf8');
const names = [
	'chatgpt.json',
	'llama-cpp.json',
	'llama-cpp-dexie.json',
	'open-webui.json',
	'open-webui-legacy.json',
	'lm-studio.conversation.json'
];
const openMemory = () => new StoredChats(new MemoryBackend(), new ChangeChannel(null));

/** The reason for a refusal, with the place. */
function refusal(value: unknown): string {
	const read = readImport(value);
	return 'refused' in read ? `${read.refused.details.param} ${read.refused.details.reason}` : 'imported';
}

type Node = Record<string, unknown>;
/** A chat of ChatGPT with these nodes; `message` is made where it is missing. */
function chatGpt(nodes: Record<string, Node>): unknown[] {
	const message = { author: { role: 'user' }, content: { content_type: 'text', parts: ['Hello'] } };
	const mapping = Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { id, message, ...node }]));
	return [{ id: 'chat', title: 'A chat', mapping, current_node: null }];
}

const openWebUi = (messages: unknown) => [
	{ id: 'c', title: 'A chat', chat: { history: { messages, currentId: null } } }
];

test('refuses what is no export of chats', () => {
	for (const value of [null, 1, '', [], {}, [1], { format: 'other' }, [{ mapping: 1 }], { conv: {}, messages: 1 }]) {
		expect(refusal(value)).toBe('file is not an export of chats that Hearth knows');
	}
	expect(refusal({ format: 'hearth-chats', version: 99 })).toBe('version is 99, from a newer version of this app');
});

test('refuses circles, ids that appear twice, parents that are not there, wrong types, and too much', () => {
	expect(refusal(chatGpt({ a: { parent: 'b' }, b: { parent: 'a' } }))).toBe(
		'[0] has messages that are their own ancestors'
	);
	expect(refusal(chatGpt({ a: { parent: null }, b: { parent: 'b' } }))).toBe(
		'[0] has messages that are their own ancestors'
	);
	expect(refusal(chatGpt({ a: { parent: null }, b: { parent: 'lost' } }))).toContain(
		'follows a message that is not there'
	);
	expect(refusal(chatGpt({ a: { parent: 'x' }, b: { parent: 'y' } }))).toContain('follows a message that is not there');
	expect(refusal(chatGpt({ a: { parent: null, message: 7 } }))).toBe('[0].mapping.a.message must be an object');
	expect(
		refusal(openWebUi({ a: { id: 'same', role: 'user', content: 'x' }, b: { id: 'same', role: 'user', content: 'y' } }))
	).toBe('[0].chat.history.messages.b has an id that appears twice in this chat');
	expect(refusal(openWebUi({ a: { role: 'user', content: { deep: 1 } } }))).toBe(
		'[0].chat.history.messages.a.content must be text'
	);
	expect(refusal(openWebUi({ a: { role: 'user', content: 'x'.repeat(50_000_000) } }))).toContain(
		'content must have at most 5000000 characters'
	);
	expect(refusal(openWebUi({ a: { role: 'user', content: 'x', timestamp: 'now' } }))).toContain('must be a time');
	const many = Array.from({ length: 100_000 }, (_, id) => ({
		id: id + 1,
		role: 'user',
		content: 'x',
		parent: id || -1
	}));
	expect(refusal({ conv: { id: 'c' }, messages: many })).toContain('file must have at most 20000 messages');
});

test('a chat as deep as allowed is read without running out of stack', () => {
	const messages = Array.from({ length: 20_000 }, (_, id) => ({
		id: id + 1,
		role: id % 2 === 0 ? 'user' : 'assistant',
		content: `${id}`,
		parent: id || -1
	}));
	const read = readImport({ conv: { id: 'c', name: 'deep', currNode: 20_000 }, messages });
	if ('refused' in read) throw read.refused;
	const [chat] = read.chats;
	expect(branchTo(chat!.messages, chat!.conversation.tipId)).toHaveLength(20_000);
	const one = messages.map((message) => ({ ...message, role: 'assistant' }));
	expect(refusal({ conv: { id: 'c' }, messages: one })).toBe('imported'); // all of it becomes one message
});

test('names of the prototype are keys like others, and nothing is ever taken from it', async () => {
	const json = `[{"id":"c","__proto__":{"title":"evil"},"constructor":{"prototype":{"x":1}},"chat":{"history":{"messages":{
		"__proto__":{"id":"__proto__","role":"user","content":"one","parentId":null},
		"constructor":{"id":"constructor","role":"assistant","content":"two","parentId":"__proto__"}}, "currentId":"constructor"}}}]`;
	const [document] = await readDocuments(new Blob([json]));
	const read = readImport(document);
	if ('refused' in read) throw read.refused;
	expect(read.chats[0]!.conversation.title).toBe('one');
	expect(read.chats[0]!.messages.map((message) => message.text)).toEqual(['one', 'two']);
	expect(({} as { x?: number }).x).toBeUndefined();
});

test('JSON nested 100,000 deep is refused', async () => {
	const deep = `[{"mapping":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]`;
	await expect(readImportFile(new Blob([deep]))).rejects.toMatchObject({ code: 'request/invalid' });
});

test('a ZIP: chats are read, pictures are passed by, bombs and damage are refused', async () => {
	const zip = (files: Record<string, Uint8Array>) => new Blob([new Uint8Array(zipSync(files))]);
	const picture = new Uint8Array(300_000).fill(7);
	const archive = zip({
		'a/file-1.png': picture,
		'a/conversations.json': strToU8(text('chatgpt.json')),
		'a/user.json': strToU8('{"email":"me@example.org"}')
	});
	const { source, chats } = await readImportFile(archive);
	expect([source, chats.length]).toEqual(['chatgpt', 2]);
	const lines = zip({ 'one.jsonl': strToU8(text('llama-cpp.jsonl')), 'two.jsonl': strToU8(text('llama-cpp.jsonl')) });
	expect((await readImportFile(lines)).chats.map(({ conversation }) => conversation.title)).toEqual([
		'A line each',
		'A line each'
	]);

	const reason = (blob: Blob, limitBytes?: number) =>
		readImportFile(blob, limitBytes ? { limitBytes } : {}).then(
			() => 'imported',
			(error: unknown) => (isAppError(error, 'request/invalid') ? error.details.reason : String(error))
		);
	expect(await reason(zip({ 'photo.png': picture }))).toBe('holds no chats');
	expect(await reason(zip({ 'conversations.json': new Uint8Array(3_000_000) }), 1_000_000)).toBe(
		'holds more than 1.0 MB of chats'
	);
	for (const cut of [30, 200, archive.size - 700]) expect(await reason(archive.slice(0, cut))).not.toBe('imported');
	expect(await reason(new Blob(['x'.repeat(2000)]), 1000)).toBe('is larger than 1.0 kB');
	expect(await reason(new Blob(['{"type":"session"}\nnot json']))).toBe('is not JSON in line 2');
});

/** The same numbers each time (mulberry32). */
function seeded(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

const poison: readonly unknown[] = [
	...[null, true, 0, -1, 1.5, 1e300, Number.MAX_SAFE_INTEGER, '', 'x', '__proto__', '\ud800', '\0', 'u1', 'a-1'],
	...[[], {}, [[]], { id: 'u1' }, [null], { content: [] }, 'data:image/png;base64,AAAA', '<details type="reasoning">']
];

/** One place somewhere in a value replaced, removed, doubled or renamed. */
function mutate(value: unknown, random: () => number): void {
	const places: [Record<string, unknown>, string][] = [];
	const waiting: unknown[] = [value];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (typeof next !== 'object' || next === null) continue;
		for (const key of Object.keys(next)) {
			places.push([next as Record<string, unknown>, key]);
			waiting.push((next as Record<string, unknown>)[key]);
		}
	}
	if (places.length === 0) return;
	const [owner, key] = places[Math.floor(random() * places.length)]!;
	const other = places[Math.floor(random() * places.length)]!;
	const how = Math.floor(random() * 5);
	if (how === 0) owner[key] = poison[Math.floor(random() * poison.length)];
	else if (how === 1 && Array.isArray(owner)) owner.splice(Number(key), 1);
	else if (how === 1) Reflect.deleteProperty(owner, key);
	else if (how === 2) owner[key] = structuredClone(other[0][other[1]]);
	else if (how === 3 && Array.isArray(owner)) owner.push(structuredClone(owner[Number(key)]));
	else owner[`${key}x`] = structuredClone(owner[key]);
}

test('1,000 damaged files: each is refused or imported, nothing throws, and what was here stays as it was', async () => {
	const random = seeded(7);
	const chats = openMemory();
	const mine = await sampleChat(chats, 'mine');
	const before = await chats.listMessages(mine.id);
	let imported = 0;
	for (let round = 0; round < 1000; round++) {
		const value: unknown = JSON.parse(text(names[round % names.length]!));
		for (let count = 0; count <= round % 4; count++) mutate(value, random);
		const read = readImport(value);
		if ('refused' in read) continue;
		imported++;
		for (const { conversation, messages } of read.chats) {
			expect(branchTo(messages, conversation.tipId).length).toBeGreaterThan(0);
			expect(messages.every(({ parentId }) => parentId === null || messages.some(({ id }) => id === parentId))).toBe(
				true
			);
		}
		if (round % 10 === 0) await chats.addAll(read.chats);
	}
	expect(imported).toBeGreaterThan(200);
	expect(imported).toBeLessThan(1000);
	expect(await chats.findConversation(mine.id)).toEqual(mine);
	expect(await chats.listMessages(mine.id)).toEqual(before);
});

test('300 files cut or scratched in their bytes are refused or imported', async () => {
	const random = seeded(11);
	for (let round = 0; round < 300; round++) {
		const bytes = strToU8(text(names[round % names.length]!));
		for (let count = 0; count <= round % 3; count++)
			bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
		const file = new Blob([
			new Uint8Array(bytes.slice(0, round % 5 === 0 ? Math.floor(random() * bytes.length) : undefined))
		]);
		const outcome = await readImportFile(file).then(
			() => 'imported',
			(error: unknown) => (isAppError(error, 'request/invalid') ? 'refused' : error)
		);
		expect(['imported', 'refused']).toContain(outcome);
	}
});
