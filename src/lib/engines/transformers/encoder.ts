import type { AddedToken, Tokenizer } from '#lib/engines/transformers/library.ts';

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** Takes nothing from the text around it, and is found in the text as it was written. */
function isPlain({ special, lstrip, rstrip, single_word, normalized = !special }: AddedToken): boolean {
	return !lstrip && !rstrip && !single_word && !normalized;
}

/**
 * Turns prompts into tokens, and remembers those of the last prompt: of a chat that goes on, only what is new is read.
 * Tokenizers cut a text at their added tokens before they do anything else, so what stands between two of them always
 * becomes the same tokens, and a prompt is the sum of its sections.
 */
export class PromptEncoder {
	#tokenizer: Pick<Tokenizer, 'encode'>;
	#plain: ReadonlySet<string>;
	/** Finds added tokens as the tokenizer does: the first one, and of several there the longest. */
	#markers: RegExp | null;
	#last: ReadonlyMap<string, number[]> = new Map();

	constructor(tokenizer: Pick<Tokenizer, 'encode'>, added: readonly AddedToken[]) {
		this.#tokenizer = tokenizer;
		const contents = added.map(({ content }) => content).filter((content) => content !== '');
		this.#plain = new Set(added.filter(isPlain).map(({ content }) => content));
		const longestFirst = contents.sort((a, b) => b.length - a.length).map(escapeRegExp);
		this.#markers = contents.length === 0 ? null : new RegExp(longestFirst.join('|'), 'g');
	}

	/** The same as the tokenizer makes of the whole text. */
	encode(text: string): number[] {
		const sections = new Map<string, number[]>();
		const ids: number[] = [];
		for (const section of this.#split(text)) {
			const known = this.#last.get(section) ?? sections.get(section);
			const piece = known ?? this.#tokenizer.encode(section, { add_special_tokens: false });
			sections.set(section, piece);
			for (const id of piece) ids.push(id); // spread, a book of a message would fill the stack
		}
		this.#last = sections;
		return ids;
	}

	/** Only the first section can begin without a marker; some tokenizers treat the beginning of a text differently. */
	#split(text: string): string[] {
		if (!this.#markers) return [text];
		const sections: string[] = [];
		let start = 0;
		for (const { 0: marker, index } of text.matchAll(this.#markers)) {
			if (index === start || !this.#plain.has(marker)) continue;
			sections.push(text.slice(start, index));
			start = index;
		}
		return [...sections, text.slice(start)];
	}
}
