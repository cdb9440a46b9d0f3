import type { AddedToken, Tokenizer } from '#lib/engines/transformers/library.ts';

/** A character that is not complete yet. */
const incomplete = '\ufffd';

/** Tokens that are decoded before new ones: some decoders treat the first word of a text differently. */
const contextTokens = 4;

/** Markers that stand for text, also where a tokenizer calls them special. */
const visibleMarkers = ['<think>', '</think>', '<tool_call>', '</tool_call>'];

/** Added tokens that only structure a chat, and have no text. */
export function hiddenIds(added: Iterable<AddedToken>): Set<number> {
	const hidden = [...added].filter(({ special, content }) => special && !visibleMarkers.includes(content));
	return new Set(hidden.map(({ id }) => id));
}

/** Text of one token after another. A character that is spread over tokens comes out whole with the last of them. */
export class Detokenizer {
	#decode: (ids: number[]) => string;
	#hidden: ReadonlySet<number>;
	/** Tokens whose text is out, and then those whose text is not. */
	#ids: number[];
	#done: number;
	/** Characters of the others that are out all the same. */
	#sent = 0;

	/** @param before the tokens in front of the first new one */
	constructor(tokenizer: Pick<Tokenizer, 'decode'>, hidden: ReadonlySet<number>, before: readonly number[] = []) {
		const options = { skip_special_tokens: false, clean_up_tokenization_spaces: false };
		this.#decode = (ids) => (ids.length === 0 ? '' : tokenizer.decode(ids, options)); // the library refuses none
		this.#hidden = hidden;
		this.#ids = before.slice(-contextTokens).filter((id) => !hidden.has(id));
		this.#done = this.#ids.length;
	}

	/** The text that this token completes; empty while a character lacks bytes. */
	push(id: number): string {
		if (this.#hidden.has(id)) return '';
		this.#ids.push(id);
		const text = this.#pending();
		const known = text.endsWith(incomplete) ? text.slice(0, -1) : text;
		const fresh = known.slice(this.#sent);
		this.#sent = known.length;
		if (known === text) this.#settle(this.#ids.slice(-contextTokens));
		return fresh;
	}

	/** The text that a token would have here. */
	peek(id: number): string {
		if (this.#hidden.has(id)) return this.#decode([id]);
		this.#ids.push(id);
		const text = this.#pending().slice(this.#sent);
		this.#ids.pop();
		return text;
	}

	/** What is left when no more tokens come: at most one broken character. */
	flush(): string {
		const text = this.#pending().slice(this.#sent);
		this.#settle([]); // else the next bytes could still join the broken ones
		return text;
	}

	#pending(): string {
		if (this.#done === this.#ids.length) return '';
		return this.#decode(this.#ids).slice(this.#decode(this.#ids.slice(0, this.#done)).length);
	}

	#settle(context: number[]): void {
		this.#ids = context;
		this.#done = context.length;
		this.#sent = 0;
	}
}
