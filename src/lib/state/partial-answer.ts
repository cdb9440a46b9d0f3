import type { GenerateEvent } from '#lib/engines/contract/types.ts';
import type { ToolUseEvent } from '#lib/state/answer.ts';
import type { Earlier, Message, Reasoning, ToolUse } from '#lib/storage/chat-types.ts';

/** What the model does not read for this answer, known before its first word. */
export interface EarlierEvent {
	type: 'earlier';
	earlier: Earlier;
}

/** The whole answer, as the handbook has it: no model is asked, and no `finish` follows. */
export interface WrittenEvent {
	type: 'written';
	text: string;
}

/** What has come of an answer so far: its text, what was thought before it, and the tools that ran. */
export class PartialAnswer {
	#text: string;
	#toolUses: readonly ToolUse[];
	#reasoning: Reasoning | null;
	#reasoningStartMs = 0;
	#earlier: Earlier | null = null;

	/** `begun`: the answer that goes on; empty for a new one. */
	constructor({ text, toolUses = [], reasoning }: Pick<Message, 'text' | 'toolUses' | 'reasoning'> = { text: '' }) {
		this.#text = text;
		this.#toolUses = toolUses;
		this.#reasoning = reasoning ?? null;
	}

	/** Takes in one event; false when it changed nothing. */
	add(event: GenerateEvent | ToolUseEvent | EarlierEvent | WrittenEvent): boolean {
		if (event.type === 'written') {
			this.#text = event.text;
			return true;
		}
		if (event.type === 'earlier') {
			this.#earlier = event.earlier;
			return true;
		}
		if (event.type === 'toolUse') {
			this.#toolUses = [...this.#toolUses, event.use];
			return true;
		}
		if (event.type !== 'token') return false;
		if (event.channel === 'answer') this.#text += event.text;
		if (event.channel === 'reasoning')
			this.#reasoningStartMs = this.#reasoning ? this.#reasoningStartMs : event.elapsedMs;
		if (event.channel === 'reasoning' || (this.#reasoning && this.#text === event.text)) this.#think(event);
		return true;
	}

	/** The members of a message that it fills. */
	get parts(): Pick<Message, 'text' | 'toolUses' | 'reasoning' | 'earlier'> {
		return {
			text: this.#text,
			...(this.#earlier ? { earlier: this.#earlier } : {}),
			...(this.#toolUses.length > 0 ? { toolUses: this.#toolUses } : {}),
			...(this.#reasoning ? { reasoning: this.#reasoning } : {})
		};
	}

	/** The first token of the answer ends the thinking. */
	#think({ channel, text, elapsedMs }: Extract<GenerateEvent, { type: 'token' }>): void {
		const before = this.#reasoning?.text ?? '';
		this.#reasoning = {
			text: channel === 'reasoning' ? before + text : before,
			durationMs: Math.max(0, elapsedMs - this.#reasoningStartMs)
		};
	}
}
