import { Seam } from '#lib/engines/contract/continued.ts';
import type {
	ChatMessage,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	TokenEvent,
	ToolCall
} from '#lib/engines/contract/types.ts';

// The form that Hermes, Qwen and Guide were trained on.
const opening = '<tool_call>';
const closing = '</tool_call>';

/** How much of the end of `text` could be the beginning of `marker`. */
function possibleStart(text: string, marker: string): number {
	for (let length = Math.min(text.length, marker.length - 1); length > 0; length--) {
		if (marker.startsWith(text.slice(-length))) return length;
	}
	return 0;
}

function parseCall(text: string): ToolCall | null {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string')
			return null;
		const args: unknown = 'arguments' in value ? value.arguments : {};
		if (typeof args !== 'object' || args === null || Array.isArray(args)) return null;
		return { name: value.name, arguments: JSON.stringify(args) };
	} catch {
		return null;
	}
}

/**
 * Takes tool calls out of a stream of events: the text of a call appears on the channel `toolCall` and once more, read,
 * as a `toolCall` event. What begins like a call and is none stays part of the answer, so nothing that the model wrote
 * is lost.
 */
export class ToolCallSplitter {
	/** Tokens that may belong to an opening marker. */
	#held: TokenEvent[] = [];
	#inside = false;
	#afterCall = false;
	#callText = '';
	#callCount = 0;
	#last: TokenEvent | null = null;

	/** The events that stand for one event of the model. */
	read(event: GenerateEvent): GenerateEvent[] {
		if (event.type === 'finish') return this.#finish(event);
		if (event.type !== 'token' || event.channel !== 'answer') return [event];
		this.#last = event;
		return this.#inside ? this.#readInside(event) : this.#readOutside(event);
	}

	#readOutside(event: TokenEvent): GenerateEvent[] {
		// The line break between two calls is not an answer.
		if (this.#afterCall && event.text.trim() === '') return [];
		this.#afterCall = false;
		this.#held.push(event);
		const text = this.#held.map((token) => token.text).join('');
		const start = text.indexOf(opening);
		if (start < 0) {
			if (possibleStart(text, opening) > 0) return [];
			return this.#held.splice(0);
		}
		this.#held = [];
		this.#inside = true;
		this.#callText = '';
		const before = text.slice(0, start);
		const events: GenerateEvent[] = before.trim() === '' ? [] : [{ ...event, text: before }];
		events.push({ ...event, channel: 'toolCall', text: opening });
		return [...events, ...this.#readInside({ ...event, text: text.slice(start + opening.length) })];
	}

	#readInside(event: TokenEvent): GenerateEvent[] {
		this.#callText += event.text;
		const end = this.#callText.indexOf(closing);
		const shown: GenerateEvent = { ...event, channel: 'toolCall' };
		if (end < 0) return event.text === '' ? [] : [shown];
		const after = this.#callText.slice(end + closing.length);
		const inner = this.#callText.slice(0, end);
		shown.text = event.text.slice(0, Math.max(0, event.text.length - after.length));
		this.#inside = false;
		const events = [shown, ...this.#close(inner, closing, event)];
		this.#afterCall = true;
		return [...events, ...this.#readOutside({ ...event, text: after })];
	}

	#close(inner: string, end: string, event: TokenEvent): GenerateEvent[] {
		const call = parseCall(inner);
		if (!call) return [{ ...event, channel: 'answer', text: opening + inner + end }];
		this.#callCount++;
		return [{ type: 'toolCall', call }];
	}

	#finish(event: FinishEvent): GenerateEvent[] {
		const events: GenerateEvent[] = this.#held.splice(0);
		// Some models end their turn in place of the closing marker.
		if (this.#inside && this.#last) events.push(...this.#close(this.#callText, '', this.#last));
		const called = this.#callCount > 0 && event.reason === 'stop';
		return [...events, called ? { ...event, reason: 'toolCalls' } : event];
	}
}

/**
 * What takes calls out of the answer to a request, where the caller would run tools, and what a continued answer has
 * already; all other text stays as it is.
 */
export function makeSplitter(request: GenerateRequest): Pick<ToolCallSplitter, 'read'> {
	const seam = new Seam(request);
	const calls = request.tools?.length ? new ToolCallSplitter() : null;
	return {
		read: (event) => {
			const joined = seam.read(event);
			return calls ? calls.read(joined) : [joined];
		}
	};
}

/** JSON with a space after colons and commas, as the chat templates of these models print it. */
function spacedJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spacedJson(member)}`);
	return `{${members.join(', ')}}`;
}

function renderCall({ name, arguments: json }: ToolCall): string {
	return `${opening}\n${spacedJson({ name, arguments: JSON.parse(json) as unknown })}\n${closing}`;
}

/** The same messages with tool calls written out as the model wrote them, for templates that know only text. */
export function writeOutToolCalls(messages: readonly ChatMessage[]): ChatMessage[] {
	return messages.map(({ role, content, images, toolCalls = [] }) => ({
		role,
		content: [...(content === '' ? [] : [content]), ...toolCalls.map(renderCall)].join('\n'),
		...(images && { images })
	}));
}
