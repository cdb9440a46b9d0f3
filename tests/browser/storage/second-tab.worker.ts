// A context of its own, as another tab is: own modules, own connection, own channel, own locks; and it can be killed.
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Conversation, Message } from '#lib/storage/chat-types.ts';
import type { Change, Storage } from '#lib/storage/types.ts';
import { holdWriting } from '#lib/storage/writing.ts';

export type TabMethods = {
	open: { params: { name: string }; event: Change; result: { durable: boolean } };
	/** Until it is canceled: everything that this tab is told. */
	follow: { params: null; event: Change; result: null };
	createChat: { params: { title: string }; event: never; result: Conversation };
	listMessages: { params: { conversationId: string }; event: never; result: Message[] };
	startAnswer: { params: { message: Message }; event: never; result: null };
	finishAnswer: { params: { message: Message }; event: never; result: null };
};

let storage: Storage;
let release = () => {};

serve<TabMethods>(self as unknown as Port, {
	async open({ name }) {
		storage = await openStorage({ name });
		return { durable: storage.durable };
	},
	follow: (_params, { emit, signal }) =>
		new Promise((resolve) => {
			const stop = storage.changes.subscribe(emit);
			signal.addEventListener('abort', () => {
				stop();
				resolve(null);
			});
		}),
	createChat: ({ title }) => storage.chats.createConversation({ title, modelId: 'guide' }),
	listMessages: ({ conversationId }) => storage.chats.listMessages(conversationId),
	async startAnswer({ message }) {
		release = await holdWriting(message.id);
		await storage.chats.appendMessages(message.conversationId, [message]);
		return null;
	},
	async finishAnswer({ message }) {
		await storage.chats.updateMessage(message, { text: 'Whole', state: 'done' });
		release();
		return null;
	}
});
