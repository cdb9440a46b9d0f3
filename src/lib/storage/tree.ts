import type { Message } from '#lib/storage/chat-types.ts';

type Node = Pick<Message, 'id' | 'parentId'>;

interface Relations<M> {
	known: ReadonlyMap<string, M>;
	/** By parent id; `null` holds the first messages, and those whose parent is missing. */
	children: ReadonlyMap<string | null, M[]>;
}

/**
 * A list of messages is shown once per frame, and asks for the siblings of each: built once per array, which is why no
 * array that was passed in may change afterwards.
 */
const remembered = new WeakMap<readonly Node[], Relations<Node>>();

function relationsOf<M extends Node>(messages: readonly M[]): Relations<M> {
	const earlier = remembered.get(messages);
	if (earlier) return earlier as Relations<M>;
	const known = new Map(messages.map((message) => [message.id, message]));
	const children = new Map<string | null, M[]>();
	for (const message of messages) {
		const parentId = parentIn(known, message);
		const brood = children.get(parentId);
		if (brood) brood.push(message);
		else children.set(parentId, [message]);
	}
	const relations = { known, children };
	remembered.set(messages, relations);
	return relations;
}

function parentIn(known: ReadonlyMap<string, Node>, message: Node): string | null {
	return message.parentId !== null && known.has(message.parentId) ? message.parentId : null;
}

/**
 * The path from the first message to `tipId`, both included. Damaged data never hangs it: a missing parent or a circle
 * starts the path there, and an unknown tip shows the branch of the message that was added last.
 * @param messages of one chat, in the order they were added
 */
export function branchTo<M extends Node>(messages: readonly M[], tipId: string | null): M[] {
	if (tipId === null) return [];
	const { known } = relationsOf(messages);
	const path: M[] = [];
	const seen = new Set<string>();
	let message = known.get(tipId) ?? messages.at(-1);
	while (message && !seen.has(message.id)) {
		seen.add(message.id);
		path.push(message);
		message = message.parentId === null ? undefined : known.get(message.parentId);
	}
	return path.reverse();
}

/** The answers or edits directly below a message, oldest first; `null` for the first messages of the chat. */
export function childrenOf<M extends Node>(messages: readonly M[], parentId: string | null): M[] {
	return [...(relationsOf(messages).children.get(parentId) ?? [])];
}

/** All versions of one turn, the message itself among them, oldest first; empty for an unknown id. */
export function siblingsOf<M extends Node>(messages: readonly M[], id: string): M[] {
	const { known, children } = relationsOf(messages);
	const message = known.get(id);
	return message ? [...(children.get(parentIn(known, message)) ?? [])] : [];
}

/**
 * Where a branch through `id` was last continued: the newest message below it that has none below, or itself; `null`
 * for an unknown id.
 */
export function latestLeafBelow<M extends Node>(messages: readonly M[], id: string): M | null {
	const { known, children } = relationsOf(messages);
	const below = subtreeIds(messages, id);
	const leaf = messages.findLast((message) => below.has(message.id) && !children.has(message.id));
	return leaf ?? known.get(id) ?? null;
}

/** The ids of a message and of all that follows it, in every branch. */
export function subtreeIds<M extends Node>(messages: readonly M[], id: string): Set<string> {
	const { children } = relationsOf(messages);
	const below = new Set<string>();
	const waiting = [id];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (below.has(next)) continue; // a circle
		below.add(next);
		for (const child of children.get(next) ?? []) waiting.push(child.id);
	}
	return below;
}
