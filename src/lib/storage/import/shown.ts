import { refuse } from '#lib/storage/checks.ts';
import {
	type Carried,
	type ForeignChat,
	type ForeignMessage,
	type ForeignToolUse,
	nothingCarried
} from '#lib/storage/import/types.ts';
import { maxAttachments } from '#lib/storage/parse-attachments.ts';

/** A message that will be shown. */
export interface ShownMessage extends ForeignMessage {
	role: 'user' | 'assistant';
	createdAtMs: number;
}

export interface ShownMessages {
	/** Parents before children, else by time. */
	shown: ShownMessage[];
	/** Which shown message each message of the export became a part of, or stands below; `null` above the first. */
	shownAs: ReadonlyMap<string, string | null>;
}

/** One that will be shown. Grows when what follows is merged into it, and those below it keep pointing here. */
interface Growing {
	message: ShownMessage;
	above: Growing | null;
}

interface Step {
	message: ForeignMessage;
	above: Growing | null;
	/** Nothing branches off between that one and here. */
	alone: boolean;
	carried: Carried;
	/** Never before its parent, whatever the clocks said. */
	timeMs: number;
}

/**
 * The tree that people saw: what was hidden is taken out, and what one side said in several pieces without a branch
 * between them is one message. Never recursive, so no depth is too deep.
 * @param startMs the time of messages that have none, and whose parents have none
 * @throws `request/invalid`: an id twice, parents that are not there, circles
 */
export function shownMessages({ messages, place }: ForeignChat, startMs: number): ShownMessages {
	const children = childrenByParent(messages, place);
	const waiting: Step[] = [];
	const descend = (parent: string | null, step: Omit<Step, 'message'>) => {
		const brood = children.get(parent) ?? [];
		const alone = step.alone && brood.length === 1;
		for (const message of brood.toReversed()) waiting.push({ ...step, message, alone });
	};
	const shown: Growing[] = [];
	const places = new Map<string, Growing | null>();
	descend(null, { above: null, alone: true, carried: nothingCarried, timeMs: startMs });
	for (let step = waiting.pop(); step; step = waiting.pop()) {
		const { message, alone } = step;
		const timeMs = Math.max(step.timeMs, message.createdAtMs ?? step.timeMs);
		const carried = joined(step.carried, message.carried);
		let { above } = step;
		if (message.role === null) {
			descend(message.id, { above, alone, carried, timeMs });
		} else {
			const part: ShownMessage = { ...message, role: message.role, carried, createdAtMs: timeMs };
			if (above && alone && above.message.role === part.role) {
				above.message = mergedInto(above.message, part);
			} else {
				above = { message: part, above };
				shown.push(above);
			}
			descend(message.id, { above, alone: true, carried: nothingCarried, timeMs });
		}
		places.set(message.id, above);
	}
	if (places.size < messages.length) refuse(place, { kind: 'own-ancestor' });
	return {
		shown: shown
			.map(({ message, above }) => ({ ...message, parentId: above?.message.id ?? null }))
			.sort((a, b) => a.createdAtMs - b.createdAtMs),
		shownAs: new Map([...places].map(([id, growing]) => [id, growing?.message.id ?? null]))
	};
}

/** Both as one, under the id of the later, so that a longer answer in a later export is another version of it. */
function mergedInto(first: ShownMessage, second: ShownMessage): ShownMessage {
	return {
		...second,
		text: both(first.text, second.text),
		createdAtMs: first.createdAtMs,
		modelId: second.modelId ?? first.modelId,
		carried: joined(first.carried, second.carried),
		attachments: [...first.attachments, ...second.attachments].slice(0, maxAttachments)
	};
}

/** Not `join`, which would copy all of a long chat for each of its pieces. */
function both(a: string, b: string): string {
	return a === '' || b === '' ? a + b : `${a}\n\n${b}`;
}

function joined(a: Carried, b: Carried): Carried {
	if (a === nothingCarried) return b;
	if (b === nothingCarried) return a;
	return {
		reasoning: both(a.reasoning, b.reasoning),
		reasoningMs: a.reasoningMs + b.reasoningMs,
		toolUses: paired(a.toolUses, b.toolUses)
	};
}

/** Each result goes to the first call that still waits for one. */
export function paired(earlier: readonly ForeignToolUse[], later: readonly ForeignToolUse[]): ForeignToolUse[] {
	const uses = [...earlier];
	for (const use of later) {
		const at = use.arguments === null ? uses.findIndex(({ result }) => result === null) : -1;
		const call = uses[at];
		if (call) uses[at] = { ...call, result: use.result };
		else uses.push(use);
	}
	return uses;
}

/**
 * By parent; `null` has the first ones. One message alone may name a parent that is not there: ChatGPT's oldest exports name
 * a placeholder above the first. Several say that the file is damaged.
 */
function childrenByParent(messages: readonly ForeignMessage[], place: string): Map<string | null, ForeignMessage[]> {
	const known = new Set<string>();
	for (const message of messages) {
		if (known.has(message.id)) refuse(message.place, { kind: 'same-id' });
		known.add(message.id);
	}
	const lost = messages.filter(({ parentId }) => parentId !== null && !known.has(parentId));
	const roots = messages.filter(({ parentId }) => parentId === null);
	if (lost.length > 1 || (lost.length === 1 && roots.length > 0)) {
		refuse(lost[0]?.place ?? place, { kind: 'no-parent' });
	}
	const children = new Map<string | null, ForeignMessage[]>();
	for (const message of messages) {
		const parent = message === lost[0] ? null : message.parentId;
		const brood = children.get(parent);
		if (brood) brood.push(message);
		else children.set(parent, [message]);
	}
	return children;
}
