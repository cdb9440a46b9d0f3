import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';

/**
 * The seam between an answer and its continuation. Tokens begin with a blank rather than end with one, so a model is shown
 * the answer without the blanks at its end, and says them again; here they are left out, so that answer and continuation
 * can be joined as they are.
 */
export class Seam {
	/** Blanks that the answer has and the model has not said again yet. */
	#said: string;

	constructor({ continues, messages }: Pick<GenerateRequest, 'continues' | 'messages'>) {
		const answer = continues ? (messages.at(-1)?.content ?? '') : '';
		this.#said = answer.slice(answer.trimEnd().length);
	}

	/** The event without what the answer has already. */
	read(event: GenerateEvent): GenerateEvent {
		if (this.#said === '' || event.type !== 'token' || event.channel !== 'answer') return event;
		const { text } = event;
		let same = 0;
		while (same < text.length && text[same] === this.#said[same]) same++;
		this.#said = same === text.length ? this.#said.slice(same) : '';
		return same === 0 ? event : { ...event, text: text.slice(same) };
	}
}
