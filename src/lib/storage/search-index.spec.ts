import { expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { sampleChat, sampleMessage, sampleTurn } from '#lib/storage/chats-suite.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import type { Backend, Tables } from '#lib/storage/tables.ts';
import type { Chats, WholeChat } from '#lib/storage/types.ts';

/** Memory that counts the chats whose messages are read. */
class CountingBackend extends MemoryBackend {
	chatsRead = 0;

	override read<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		return super.read((tables) => {
			const ofConversation = (id: string) => {
				this.chatsRead++;
				return tables.messages.ofConversation(id);
			};
			const messages = new Proxy(tables.messages, {
				get: (target, name) => (name === 'ofConversation' ? ofConversation : Reflect.get(target, name).bind(target))
			});
			return work({ ...tables, messages });
		});
	}
}

function open() {
	const backend = new CountingBackend();
	const changes = new ChangeChannel(null);
	return { backend, changes, chats: new StoredChats(backend, changes) };
}

const always = async () => true;
const signedIds = (backend: Backend) => backend.read(({ signatures }) => signatures.ids());

async function find(chats: Chats, query: string): Promise<string[]> {
	const found: string[] = [];
	for await (const { conversation } of chats.search(query)) found.push(conversation.title);
	return found;
}

async function fill(chats: Chats, count: number): Promise<void> {
	for (let index = 0; index < count; index++) await sampleChat(chats, `chat number${index}!`);
}

test('with an index a search reads the chats that may hold the words, and no others', async () => {
	const { backend, chats } = open();
	for (let index = 0; index < 40; index++) {
		const { id } = await chats.createConversation({ title: `chat ${index}`, modelId: 'guide' });
		await chats.appendMessages(id, [sampleMessage(id, { text: `The word of ${index} is W${index * 7919}x` })]);
	}
	expect(await find(chats, 'w158380x')).toEqual(['chat 20']);
	expect(backend.chatsRead).toBe(40);
	expect(await chats.signChats(always)).toBe(true);
	expect(await signedIds(backend)).toHaveLength(40);

	backend.chatsRead = 0;
	expect(await find(chats, 'w158380x')).toEqual(['chat 20']);
	expect(backend.chatsRead).toBeLessThan(4);
	expect(await find(chats, 'the word of')).toHaveLength(40);
	backend.chatsRead = 0;
	expect(await find(chats, 'nowhere')).toEqual([]);
	expect(backend.chatsRead).toBeLessThan(4);
});

test('the first hit comes before the other chats are read', async () => {
	const { backend, chats } = open();
	await fill(chats, 30);
	await chats.signChats(always);
	for await (const { conversation } of chats.search('about')) {
		expect(conversation.title).toBe('chat number29!');
		break;
	}
	expect(backend.chatsRead).toBeLessThan(3);
});

type Writer = [name: string, write: (chats: Chats, id: string, messageIds: string[]) => Promise<unknown>];
const answerIn = (chat: string, parentId: string | null) => sampleMessage(chat, { parentId, text: 'a new needle' });
const writers: Writer[] = [
	['more messages', (chats, id, [, answer = null]) => chats.appendMessages(id, [answerIn(id, answer)])],
	[
		'a message that goes on',
		(chats, id, [, answer = '']) => chats.updateMessage({ id: answer, conversationId: id }, { text: 'a new needle' })
	],
	[
		'a branch that comes back',
		async (chats, id, [, answer = null]) => {
			const added = answerIn(id, answer);
			await chats.appendMessages(id, [added]);
			const deleted = await chats.deleteBranch(id, added.id);
			expect(await find(chats, 'needle')).toEqual([]);
			await chats.signChats(always);
			await chats.restoreBranch(deleted);
		}
	],
	[
		'a chat that comes back',
		async (chats, id, [, answer = null]) => {
			await chats.appendMessages(id, [answerIn(id, answer)]);
			const deleted = await chats.deleteConversations([id]);
			expect(await find(chats, 'needle')).toEqual([]);
			await chats.restore(deleted);
		}
	],
	[
		'an import into the chat',
		async (chats, id, [, answer = null]) => {
			const conversation = await chats.findConversation(id);
			if (!conversation) throw new Error('the chat is gone');
			const messages = [...(await chats.listMessages(id)), answerIn(id, answer)];
			const added = await chats.addAll([{ conversation, messages }]);
			expect(added.grown).toHaveLength(1);
		}
	],
	[
		'the same chat under the same id, from a file with more in it',
		async (chats, id, [, answer = null]) => {
			const conversation = await chats.findConversation(id);
			if (!conversation) throw new Error('the chat is gone');
			const whole: WholeChat = { conversation, messages: [...(await chats.listMessages(id)), answerIn(id, answer)] };
			await chats.deleteConversations([id]);
			await chats.addAll([whole]);
		}
	]
];

test.each(writers)('is not relied on after %s', async (_name, write) => {
	const { backend, chats } = open();
	await fill(chats, 3);
	const { id } = await sampleChat(chats, 'the chat');
	const messageIds = (await chats.listMessages(id)).map((message) => message.id);
	await chats.signChats(always);
	expect(await find(chats, 'needle')).toEqual([]);

	await write(chats, id, messageIds);
	expect(await signedIds(backend)).not.toContain(id);
	expect(await find(chats, 'needle')).toEqual(['the chat']);
	await chats.signChats(always);
	expect(await signedIds(backend)).toContain(id);
	expect(await find(chats, 'needle')).toEqual(['the chat']);
});

test('nothing of what is deleted stays in it', async () => {
	const { backend, chats } = open();
	await fill(chats, 3);
	const { id, tipId } = await sampleChat(chats, 'the chat');
	await chats.signChats(always);
	await chats.deleteBranch(id, tipId ?? '');
	expect(await signedIds(backend)).not.toContain(id);
	await chats.signChats(always);
	await chats.deleteConversations([id]);
	expect(await signedIds(backend)).toHaveLength(3);

	const other = newId();
	const conversation = await sampleChat(chats, 'grows');
	const messages = await chats.listMessages(conversation.id);
	const grown = await chats.addAll([
		{ conversation, messages: [...messages, sampleMessage(conversation.id, { id: other, text: 'needle' })] }
	]);
	await chats.signChats(always);
	await chats.removeAdded(grown);
	expect(await signedIds(backend)).not.toContain(conversation.id);

	await chats.clearAll();
	expect(await signedIds(backend)).toEqual([]);
	expect(await find(chats, 'grows')).toEqual([]);
});

test('titles are found under their new names and no longer under their old ones', async () => {
	const { chats } = open();
	const { id } = await chats.createConversation({ title: 'Lamp', modelId: 'guide' });
	await chats.signChats(always);
	expect(await find(chats, 'lamp')).toEqual(['Lamp']);
	await chats.rename(id, 'Éclair');
	expect(await find(chats, 'lamp')).toEqual([]);
	expect(await find(chats, 'eclair')).toEqual(['Éclair']);
});

test('what another tab writes is found, and what it deletes is not', async () => {
	const { backend, changes, chats } = open();
	const other = new StoredChats(backend, changes);
	const { id } = await sampleChat(chats, 'shared');
	await chats.signChats(always);
	expect(await find(other, 'needle')).toEqual([]);
	await chats.appendMessages(id, [sampleMessage(id, { text: 'needle' })]);
	expect(await find(other, 'needle')).toEqual(['shared']);
	await chats.deleteConversations([id]);
	expect(await find(other, 'needle')).toEqual([]);
});

test('a chat that is written to while it is signed stays without a signature', async () => {
	const { backend, chats } = open();
	await fill(chats, 5);
	const { id } = await sampleChat(chats, 'busy');
	await chats.appendMessages(id, [sampleMessage(id, { text: 'é'.repeat(200_000) })]); // takes longer than one step
	let isWritten = false;
	const isAll = await chats.signChats(async () => {
		const claimed = await backend.read(({ signatures }) => signatures.claimed());
		if (claimed.includes(id) && !isWritten) {
			isWritten = true;
			await chats.appendMessages(id, [sampleMessage(id, { text: 'needle' })]);
		}
		return true;
	});
	expect({ isAll, isWritten }).toEqual({ isAll: false, isWritten: true });
	expect(await signedIds(backend)).not.toContain(id);
	expect(await find(chats, 'needle')).toEqual(['busy']);
	expect(await chats.signChats(always)).toBe(true);
});

test('ended in the middle of a chat, it begins that chat anew', async () => {
	const { backend, chats } = open();
	const { id } = await sampleChat(chats, 'long');
	await chats.appendMessages(id, [sampleMessage(id, { text: 'é'.repeat(200_000) })]);
	let steps = 0;
	expect(await chats.signChats(async () => ++steps < 2)).toBe(false);
	expect(await backend.read(({ signatures }) => signatures.claimed())).toEqual([id]);
	expect(await find(chats, 'about long')).toEqual(['long']);
	expect(await chats.signChats(always)).toBe(true);
	expect(await backend.read(({ signatures }) => signatures.claimed())).toEqual([]);
});

test('a damaged signature hides nothing, and is made anew', async () => {
	const { backend, chats } = open();
	await fill(chats, 4);
	await chats.signChats(always);
	const records = await backend.read(({ signatures }) => signatures.page(null, 10));
	await backend.write(({ signatures }) =>
		Promise.all([
			...records.slice(0, 2).map((record) => signatures.put({ ...record, bits: record.bits.map(() => 0) })),
			...records.slice(2).map((record) => signatures.put({ ...record, bits: new Uint32Array(3) }))
		])
	);
	expect(await find(chats, 'about')).toHaveLength(4);
	expect(await signedIds(backend)).toEqual([]);
	await chats.signChats(always);
	expect(await signedIds(backend)).toHaveLength(4);
});

test('without its table a search still reads every chat', async () => {
	const { backend, chats } = open();
	await fill(chats, 4);
	await chats.signChats(always);
	const broken: Backend = {
		read: (work) =>
			backend.read((tables) => {
				const page = () => Promise.reject(new DOMException('damaged', 'DataError'));
				const signatures = new Proxy(tables.signatures, {
					get: (target, name) => (name === 'page' ? page : Reflect.get(target, name).bind(target))
				});
				return work({ ...tables, signatures });
			}),
		write: (work) => backend.write(work),
		close: () => {}
	};
	expect(await find(new StoredChats(broken, new ChangeChannel(null)), 'about number2')).toEqual(['chat number2!']);
});

test('a message with a file is found by both after it was signed', async () => {
	const { chats } = open();
	const id = newId();
	const text = `${'Wörter '.repeat(20_000)}needle`;
	const [question, answer] = sampleTurn(id, 'look');
	const attachments = [{ kind: 'text', name: 'Größe.txt', bytes: text.length, text } as const];
	await chats.createConversation({ id, title: 'File', modelId: 'guide' }, [{ ...question, attachments }, answer]);
	await chats.signChats(always);
	for (const query of ['needle', 'e.txt needle', 'about look']) expect(await find(chats, query)).toEqual(['File']);
});
