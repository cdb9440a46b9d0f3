import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { describeChats, sampleTurn, titles } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Storage, WholeChat } from '#lib/storage/types.ts';

const opened: Storage[] = [];

/** A database of its own for each test: the specs of one run share an origin. */
async function open(name = `test-${newId()}`): Promise<Storage> {
	const storage = await openStorage({ name });
	expect(storage.durable).toBe(true);
	opened.push(storage);
	return storage;
}

afterEach(() => {
	for (const storage of opened.splice(0)) storage.close();
});

describe('in IndexedDB', () => {
	describeChats(open);

	test('finds everything again after it was closed', async () => {
		const name = `test-${newId()}`;
		const first = await open(name);
		const id = newId();
		const turn = sampleTurn(id, 'remember');
		const conversation = await first.chats.createConversation({ id, title: 'kept', modelId: 'guide' }, turn);
		first.close();

		const second = await open(name);
		expect(await second.chats.findConversation(id)).toEqual(conversation);
		expect(await second.chats.listMessages(id)).toEqual(turn);
	});

	test('lists 1,000 chats newest first, page by page, without a gap or a double', async () => {
		const { chats } = await open();
		const whole = Array.from({ length: 1_000 }, (_, index): WholeChat => {
			const id = newId();
			const messages = sampleTurn(id, `chat ${index}`);
			const age = { createdAtMs: index * 60_000, updatedAtMs: index * 60_000 };
			const title = `chat ${index}`;
			return {
				conversation: { id, title, titleIsAuto: true, ...age, tipId: messages[1].id, modelId: 'guide' },
				messages
			};
		});
		await chats.addAll(whole.toReversed());
		const expected = whole.map(({ conversation }) => conversation.title).reverse();

		const paged: string[] = [];
		let page = await chats.listConversations({ limit: 64 });
		while (true) {
			paged.push(...page.conversations.map(({ title }) => title));
			if (!page.next) break;
			page = await chats.listConversations({ limit: 64, before: page.next });
		}
		expect(paged).toEqual(expected);
		expect(await titles(chats)).toEqual(expected);
	});
});
