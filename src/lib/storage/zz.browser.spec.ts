import { test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { sampleTurn } from '#lib/storage/chats-suite.ts';
import { openStorage } from '#lib/storage/storage.ts';
import { exportChats, importChats } from '#lib/storage/transfer.ts';
test('bench', async () => {
	const { chats } = await openStorage({ name: `test-${newId()}` });
	const t = async <T>(label: string, f: () => Promise<T>) => {
		const s = performance.now();
		const r = await f();
		console.log(label, Math.round(performance.now() - s), 'ms');
		return r;
	};
	const words = 'lorem ipsum dolor sit amet '.repeat(20);
	const whole = Array.from({ length: 10_000 }, (_, i) => {
		const id = newId();
		const messages = [1, 2, 3, 4, 5].flatMap(() => sampleTurn(id, words));
		return {
			conversation: {
				id,
				title: `t ${i}`,
				titleIsAuto: true,
				createdAtMs: i,
				updatedAtMs: i,
				tipId: messages.at(-1)!.id,
				modelId: 'g'
			},
			messages
		};
	});
	await t('addAll 10k/100k', () => chats.addAll(whole));
	const page = await t('list 50', () => chats.listConversations());
	await t('list 10k', () => chats.listConversations({ limit: 10_000 }));
	await t('open', () => chats.listMessages(page.conversations[0]!.id));
	await t('append', () => chats.appendMessages(page.conversations[0]!.id, sampleTurn(page.conversations[0]!.id, 'x')));
	await t('measure', () => chats.measure());
	await t('stopInterrupted', () => chats.stopInterrupted());
	const blob = await t('export', () => exportChats(chats));
	console.log(blob.size);
	const other = await openStorage({ name: `test-${newId()}` });
	await t('import', () => importChats(other.chats, blob));
	const id = newId();
	const long = Array.from({ length: 10_000 }, () => sampleTurn(id, words)).flat();
	await t('20k chat create', () => chats.createConversation({ id, title: 'x', modelId: 'g' }, long));
	await t('20k chat open', () => chats.listMessages(id));
	await t('20k append', () => chats.appendMessages(id, sampleTurn(id, 'x')));
	const d = await t('20k delete', () => chats.deleteConversations([id]));
	await t('20k restore', () => chats.restore(d));
	await t('clear', () => chats.clearAll());
}, 300_000);
