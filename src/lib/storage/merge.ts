import { newId } from '#lib/base/id.ts';
import { stableId } from '#lib/base/stable-id.ts';
import { takeRecords } from '#lib/storage/bulk.ts';
import type { Folder } from '#lib/storage/folder-types.ts';
import { type ConversationRecord, messageRecord, newChatDraft, type Tables } from '#lib/storage/tables.ts';
import { branchTo } from '#lib/storage/tree.ts';
import type { Conversation, Message } from '#lib/storage/chat-types.ts';
import type { AddedChats, AddOptions, GrownChat, WholeChat } from '#lib/storage/types.ts';

/** Written at once. Each record is copied in one go, so a batch is what the page may wait for. */
const batchRecords = 100;
const batchChars = 200_000;

/** What is here, by id; grows with what is added. */
interface Taken {
	chats: Set<string>;
	messages: Set<string>;
}

/**
 * Adds whole chats, newest first, and to those that are here already what they lack; nothing that is here is changed. Among
 * the chats that are there they take their places by age; among themselves they keep their order, even where their dates
 * contradict it.
 */
export async function addAll(
	tables: Tables,
	chats: readonly WholeChat[],
	nowMs: number,
	{ signal, onProgress, folders = [] }: AddOptions
): Promise<AddedChats> {
	const taken: Taken = {
		chats: new Set(await tables.conversations.ids()),
		messages: new Set(await tables.messages.ids())
	};
	const batch = new Batch(signal);
	const places = new FolderPlaces(await tables.folders.all(), (folder) => batch.add(tables.folders.add(folder)));
	const added: Conversation[] = [];
	const grown: GrownChat[] = [];
	let order = -Infinity;
	for (const [index, chat] of chats.toReversed().entries()) {
		const id = chat.conversation.id === newChatDraft ? stableId(newChatDraft) : chat.conversation.id;
		if (taken.chats.has(id)) {
			await batch.end(); // the same chat may stand twice in one file
			const more = await grow(tables, { ...chat, conversation: { ...chat.conversation, id } }, taken, batch);
			if (more) grown.push(more);
		} else {
			taken.chats.add(id);
			const { conversation: whole, messages } = withFreeIds(chat, id, taken.messages);
			const conversation = await places.place(whole, chat.folder);
			order = Math.max(Math.min(conversation.updatedAtMs, nowMs), order + 1);
			added.push(conversation);
			await batch.add(tables.conversations.add({ order, value: conversation }));
			for (const [at, message] of messages.entries()) {
				await batch.add(tables.messages.add(messageRecord(message, at + 1)), message);
			}
		}
		onProgress?.(index + 1, chats.length);
	}
	for (const folder of folders) await places.idOf(folder);
	await batch.end();
	return {
		conversations: added.reverse(),
		grown: grown.reverse(),
		presentCount: chats.length - added.length - grown.length,
		folderIds: places.madeIds
	};
}

/** Takes back what `addAll` added. Messages that somebody has written below since keep what leads to them. */
export async function removeAdded(tables: Tables, added: AddedChats): Promise<void> {
	await takeRecords(
		tables,
		added.conversations.map(({ id }) => id)
	);
	for (const { conversationId, messageIds, tipIdBefore } of added.grown) {
		const record = await tables.conversations.get(conversationId);
		if (!record) continue;
		const messages = (await tables.messages.ofConversation(conversationId)).map(({ value }) => value);
		const ours = new Set(messageIds);
		const doomed = new Set(messageIds);
		const parents = new Map(messages.map(({ id, parentId }) => [id, parentId]));
		for (const { id } of messages) {
			if (ours.has(id)) continue;
			for (let above = parents.get(id) ?? null; above !== null && doomed.delete(above);) {
				above = parents.get(above) ?? null;
			}
		}
		await Promise.all([...doomed].map((id) => tables.messages.delete(id)));
		await tables.signatures.delete(conversationId); // it would still tell of what is deleted
		if (record.value.tipId === null || !doomed.has(record.value.tipId)) continue;
		await tables.conversations.put({ ...record, value: { ...record.value, tipId: tipIdBefore } });
	}
	for (const id of added.folderIds) {
		if ((await tables.conversations.inFolder(id, 1, true)).length === 0) await tables.folders.delete(id);
	}
}

/** Finds or makes the folders that come in. */
class FolderPlaces {
	readonly madeIds: string[] = [];
	#add: (folder: Folder) => Promise<void> | undefined;
	#byName: ReadonlyMap<string, string>;
	/** Ids here by the ids in the file. */
	#ids: Map<string, string>;

	/** @param here what is there already */
	constructor(here: readonly Folder[], add: (folder: Folder) => Promise<void> | undefined) {
		this.#add = add;
		this.#ids = new Map(here.map(({ id }) => [id, id]));
		this.#byName = new Map(here.map(({ id, name }) => [name, id]));
	}

	/** The chat in its folder. */
	async place(conversation: Conversation, folder: WholeChat['folder']): Promise<Conversation> {
		const rest = { ...conversation };
		delete rest.folderId;
		return folder ? { ...rest, folderId: await this.idOf(folder) } : rest;
	}

	/** Of the folder with that id, else of one of that name that was here before, else of a new one. */
	async idOf({ id, name }: Pick<Folder, 'id' | 'name'>): Promise<string> {
		const known = this.#ids.get(id) ?? this.#byName.get(name);
		this.#ids.set(id, known ?? id);
		if (known !== undefined) return known;
		this.madeIds.push(id);
		await this.#add({ id, name, createdAtMs: Date.now() });
		return id;
	}
}

/** Requests under way. */
class Batch {
	#signal: AbortSignal | undefined;
	#waiting: Promise<unknown>[] = [];
	#chars = 0;

	constructor(signal: AbortSignal | undefined) {
		this.#signal = signal;
	}

	/** Waits when there is enough. */
	add(request: Promise<unknown>, message?: Message): Promise<void> | undefined {
		request.catch(() => {}); // told by `end`
		this.#waiting.push(request);
		this.#chars += message ? charsOf(message) : 0;
		return this.#waiting.length >= batchRecords || this.#chars >= batchChars ? this.end() : undefined;
	}

	async end(): Promise<void> {
		await Promise.all(this.#waiting);
		this.#signal?.throwIfAborted();
		this.#waiting = [];
		this.#chars = 0;
	}
}

/** About what one token of a log takes. */
const loggedChars = 50;

function charsOf({ text, attachments = [], logprobs }: Message): number {
	const own = text.length + (logprobs?.lengths.length ?? 0) * loggedChars;
	return attachments.reduce((sum, file) => sum + (file.kind === 'text' ? file.text : file.base64).length, own);
}

/** Adds the messages that a chat lacks, and shows them where they go on from what is shown. `null` when it lacks none. */
async function grow(tables: Tables, chat: WholeChat, taken: Taken, batch: Batch): Promise<GrownChat | null> {
	const { id } = chat.conversation;
	const record = await tables.conversations.get(id);
	const records = await tables.messages.ofConversation(id);
	const here = new Map(records.map(({ value }) => [value.id, value]));
	const { conversation, messages } = withFreeIds(chat, id, taken.messages, here);
	const missing = messages.filter((message) => !here.has(message.id));
	if (!record || missing.length === 0) return null;

	let order = records.at(-1)?.order ?? 0;
	for (const message of missing) await batch.add(tables.messages.add(messageRecord(message, ++order)), message);
	await batch.add(tables.conversations.put(grownRecord(record, conversation, [...here.values(), ...missing])));
	await batch.end();
	return { conversationId: id, messageIds: missing.map((message) => message.id), tipIdBefore: record.value.tipId };
}

function grownRecord(record: ConversationRecord, from: Conversation, all: readonly Message[]): ConversationRecord {
	const { value } = record;
	const goesOn = value.tipId === null || branchTo(all, from.tipId).some(({ id }) => id === value.tipId);
	return { ...record, value: { ...value, tipId: goesOn ? from.tipId : value.tipId } };
}

/**
 * The same chat under `id`, with other ids where one is taken by another chat. They are made from the old ones, so that a
 * second import finds them. References inside the chat follow.
 * @param here messages of the same chat, whose ids are theirs already
 */
function withFreeIds(
	{ conversation, messages }: WholeChat,
	id: string,
	taken: Set<string>,
	here: ReadonlyMap<string, unknown> = new Map()
): WholeChat {
	const freeIds = new Map<string, string>();
	for (const message of messages) {
		const other = stableId(id, message.id);
		const free = [message.id, other].find((wanted) => here.has(wanted) || !taken.has(wanted)) ?? newId();
		freeIds.set(message.id, free);
	}
	for (const free of freeIds.values()) taken.add(free);
	const follow = (reference: string | null) => (reference === null ? null : (freeIds.get(reference) ?? null));
	return {
		conversation: { ...conversation, id, tipId: follow(conversation.tipId) ?? messages.at(-1)?.id ?? null },
		messages: messages.map((message) => ({
			...message,
			state: message.state === 'streaming' ? 'stopped' : message.state,
			id: freeIds.get(message.id) ?? message.id,
			conversationId: id,
			parentId: follow(message.parentId)
		}))
	};
}
