import { type Backend, messageRecord } from '#lib/storage/tables.ts';
import type { Message } from '#lib/storage/chat-types.ts';
import { listWriting } from '#lib/storage/writing.ts';

/**
 * Marks as `stopped` what is in state `streaming` and has no living writer; returns what it marked.
 *
 * The order matters. A writer takes its lock before it adds the message, and saves the last state before it lets go: so
 * a message that is read first, and has no lock after, is dead or has just been finished, which the second look notices.
 */
export async function stopInterrupted(backend: Backend): Promise<Message[]> {
	const suspects = await backend.read((tables) => tables.messages.writing());
	if (suspects.length === 0) return [];
	// Where the browser cannot tell who lives, a live writer repairs the mark with its last save.
	const alive = (await listWriting()) ?? new Set<string>();
	const dead = suspects.filter(({ value }) => !alive.has(value.id));

	return backend.write(async (tables) => {
		const stopped: Message[] = [];
		for (const { value } of dead) {
			const record = await tables.messages.get(value.id);
			if (record?.value.state !== 'streaming') continue;
			const message: Message = { ...record.value, state: 'stopped' };
			await tables.messages.put(messageRecord(message, record.order));
			stopped.push(message);
		}
		return stopped;
	});
}
