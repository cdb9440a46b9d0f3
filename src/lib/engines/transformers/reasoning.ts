import type { TokenEvent } from '#lib/engines/contract/types.ts';
import { HeldTokens, possibleStart } from '#lib/engines/transformers/stops.ts';

export const thinkOpening = '<think>';
export const thinkClosing = '</think>';

type Channel = 'answer' | 'reasoning';

/** Tells reasoning from answer where the markers are tokens of their own. */
export class ReasoningTokens {
	channel: Channel;
	#opening: number | undefined;
	#closing: number | undefined;

	/** @param begun the prompt ends with the opening marker */
	constructor(opening: number | undefined, closing: number | undefined, begun: boolean) {
		this.#opening = opening;
		this.#closing = closing;
		this.channel = begun ? 'reasoning' : 'answer';
	}

	get reasons(): boolean {
		return this.channel === 'reasoning';
	}

	/** True for a marker, which is no text. */
	read(id: number): boolean {
		const target = id === this.#opening ? 'reasoning' : id === this.#closing ? 'answer' : null;
		if (target === null) return false;
		this.channel = target;
		return true;
	}
}

/**
 * Tells reasoning from answer where the markers are ordinary text: it opens an answer, or the prompt has opened it. Later
 * on the marker is text like any other.
 */
export class ReasoningText {
	#state: 'start' | Channel;
	#held = new HeldTokens();

	/** @param begun the prompt ends with the opening marker */
	constructor(begun: boolean) {
		this.#state = begun ? 'reasoning' : 'start';
	}

	get reasons(): boolean {
		return this.#state === 'reasoning';
	}

	/** The tokens that can be told apart by now. */
	read(event: TokenEvent): TokenEvent[] {
		if (this.#state === 'answer') return [event];
		this.#held.push(event);
		if (this.#state === 'start') return this.#readStart(event);
		return this.#readReasoning(event);
	}

	/** What was held back for a marker that did not come. */
	end(): TokenEvent[] {
		const channel = this.#state === 'reasoning' ? 'reasoning' : 'answer';
		return this.#held.all().map((token) => ({ ...token, channel }));
	}

	#readStart(event: TokenEvent): TokenEvent[] {
		const text = this.#held.text.trimStart();
		if (thinkOpening.startsWith(text)) {
			if (text !== thinkOpening) return [];
		} else if (!text.startsWith(thinkOpening)) {
			this.#state = 'answer';
			return this.#held.all();
		}
		this.#held.all();
		this.#state = 'reasoning';
		const rest = text.slice(thinkOpening.length);
		return rest === '' ? [] : this.read({ ...event, text: rest });
	}

	#readReasoning(event: TokenEvent): TokenEvent[] {
		const text = this.#held.text;
		const end = text.indexOf(thinkClosing);
		const safe = end < 0 ? text.length - possibleStart(text, [thinkClosing]) : end;
		const shown = this.#held.before(safe);
		const events: TokenEvent[] = shown.map((token) => ({ ...token, channel: 'reasoning' }));
		if (end < 0) return events;
		const length = shown.reduce((sum, token) => sum + token.text.length, 0);
		this.#held.all();
		this.#state = 'answer';
		if (length < end) events.push({ ...event, channel: 'reasoning', text: text.slice(length, end) });
		const rest = text.slice(end + thinkClosing.length);
		if (rest !== '') events.push({ ...event, channel: 'answer', text: rest });
		return events;
	}
}
