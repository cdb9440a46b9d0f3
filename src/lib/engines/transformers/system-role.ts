import type { ChatMessage } from '#lib/engines/contract/types.ts';

/** The same messages with the system's words in front of the user's next ones, for templates without that role. */
export function joinSystem(messages: readonly ChatMessage[]): ChatMessage[] {
	const joined: ChatMessage[] = [];
	let waiting: string[] = [];
	for (const message of messages) {
		if (message.role === 'system') waiting.push(message.content);
		else if (message.role === 'user') {
			const content = [...waiting, message.content].filter((text) => text !== '').join('\n\n');
			joined.push({ ...message, content });
			waiting = [];
		} else joined.push(message);
	}
	return joined;
}
