import { expect, test } from 'vitest';
import { stopInterrupted } from '#lib/storage/interrupted.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { messageRecord, type Backend } from '#lib/storage/tables.ts';
import { sampleMessage } from '#lib/storage/chats-suite.ts';

test('leaves an answer alone that is finished between the two looks', async () => {
	const memory = new MemoryBackend();
	const answer = sampleMessage('chat', { role: 'assistant', text: 'Half', state: 'streaming' });
	await memory.write((tables) => tables.messages.put(messageRecord(answer, 1)));
	const finish = () =>
		memory.write((tables) => tables.messages.put(messageRecord({ ...answer, text: 'Whole', state: 'done' }, 1)));
	const backend: Backend = {
		async read(work) {
			const seen = await memory.read(work);
			await finish();
			return seen;
		},
		write: (work) => memory.write(work),
		close: () => memory.close()
	};

	expect(await stopInterrupted(backend)).toEqual([]);
	const stored = await memory.read((tables) => tables.messages.get(answer.id));
	expect(stored?.value).toMatchObject({ text: 'Whole', state: 'done' });
});
