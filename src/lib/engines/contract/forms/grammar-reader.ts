/** Code points, both included. */
export type CharacterRange = readonly [low: number, high: number];

/** A piece of a grammar. Characters are code points. */
export type Part =
	| { kind: 'text'; points: readonly number[] }
	| { kind: 'class'; negated: boolean; ranges: readonly CharacterRange[] }
	| { kind: 'any' }
	| { kind: 'rule'; name: string; line: number }
	| { kind: 'group'; options: Options }
	/** `most` is infinite where there is no end. */
	| { kind: 'repeat'; part: Part; least: number; most: number; line: number };

/** Alternatives, each a sequence. */
export type Options = readonly (readonly Part[])[];

export type Rules = ReadonlyMap<string, Options>;

/** Groups are read by recursion, here and in the engines. */
const maxDepth = 64;

const gap = /(?:[ \t]|#[^\r\n]*)*/y;
const wideGap = /(?:[ \t\r\n]|#[^\r\n]*)*/y;
const name = /[A-Za-z0-9-]+/y;
const counts = /\{\s*(\d{1,9})\s*(?:(,)\s*(\d{1,9})?\s*)?\}/y;
const hexEscape = /x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}/y;
const escapes: Readonly<Record<string, string>> = {
	t: '\t',
	r: '\r',
	n: '\n',
	'\\': '\\',
	'"': '"',
	'[': '[',
	']': ']'
};
const signs: Readonly<Record<string, readonly [number, number]>> = {
	'*': [0, Infinity],
	'+': [1, Infinity],
	'?': [0, 1]
};

/** Reads GBNF as llama.cpp does: a rule ends with its line, but for what stands in parentheses or behind a `|`. */
class GrammarReader {
	#text: string;
	#at = 0;
	#depth = 0;
	/** Where the line was counted last, so that no text is counted twice. */
	#counted = { at: 0, line: 1 };
	#fail: (line: number, reason: string) => never;

	constructor(text: string, fail: (line: number, reason: string) => never) {
		this.#text = text;
		this.#fail = fail;
	}

	read(): Rules {
		const rules = new Map<string, Options>();
		this.#match(wideGap);
		while (this.#at < this.#text.length) {
			const title = this.#match(name)?.[0] ?? this.#refuse('a rule (name ::= ...) was expected');
			if (rules.has(title)) this.#refuse(`${title} is defined twice`);
			this.#match(gap);
			if (!this.#match(/::=/y)) this.#refuse(`::= was expected behind ${title}`);
			this.#match(wideGap);
			rules.set(title, this.#options(false));
			if (this.#at < this.#text.length && !this.#match(/\r?\n|\r/y))
				this.#refuse(`${JSON.stringify(this.#text[this.#at])} cannot stand here`);
			this.#match(wideGap);
		}
		return rules;
	}

	#options(nested: boolean): Options {
		const options = [this.#sequence(nested)];
		while (this.#take('|')) {
			this.#match(wideGap);
			options.push(this.#sequence(nested));
		}
		return options;
	}

	#sequence(nested: boolean): Part[] {
		const parts: Part[] = [];
		for (let part = this.#part(); part; part = this.#part()) {
			this.#match(nested ? wideGap : gap);
			parts.push(this.#repeated(part, nested));
		}
		return parts;
	}

	#part(): Part | null {
		if (this.#take('"')) return this.#literal();
		if (this.#take('[')) return this.#characters();
		if (this.#take('(')) return this.#group();
		if (this.#take('.')) return { kind: 'any' };
		const found = this.#match(name)?.[0];
		return found === undefined ? null : { kind: 'rule', name: found, line: this.#line() };
	}

	#repeated(part: Part, nested: boolean): Part {
		let repeated = part;
		for (let range = this.#range(); range; range = this.#range()) {
			this.#match(nested ? wideGap : gap);
			repeated = { kind: 'repeat', part: repeated, least: range[0], most: range[1], line: this.#line() };
		}
		return repeated;
	}

	#range(): readonly [number, number] | null {
		const sign = this.#text[this.#at] ?? '';
		if (Object.hasOwn(signs, sign)) {
			this.#at++;
			return signs[sign] ?? null;
		}
		if (sign !== '{') return null;
		const found = this.#match(counts);
		if (!found) return this.#refuse('a repetition must be written {n}, {n,} or {n,m}');
		const least = Number(found[1]);
		const most = found[3] ? Number(found[3]) : found[2] ? Infinity : least;
		if (most < least) this.#refuse('repeats from more to fewer times');
		return [least, most];
	}

	#literal(): Part {
		const points: number[] = [];
		while (!this.#take('"')) points.push(this.#character('a text in quotes'));
		return { kind: 'text', points };
	}

	#characters(): Part {
		const negated = this.#take('^');
		const ranges: [number, number][] = [];
		while (!this.#take(']')) {
			const low = this.#character('a class in brackets');
			let high = low;
			if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']') {
				this.#at++;
				high = this.#character('a class in brackets');
				if (high < low) this.#refuse('a range of characters runs backwards');
			}
			ranges.push([low, high]);
		}
		if (ranges.length === 0) this.#refuse('a class is empty');
		return { kind: 'class', negated, ranges };
	}

	#group(): Part {
		if (++this.#depth > maxDepth) this.#refuse('has too many groups in one another');
		this.#match(wideGap);
		const options = this.#options(true);
		if (!this.#take(')')) this.#refuse('a group does not end');
		this.#depth--;
		return { kind: 'group', options };
	}

	/** One character, written out or as an escape. */
	#character(where: string): number {
		const point = this.#text.codePointAt(this.#at);
		if (point === undefined) return this.#refuse(`${where} does not end`);
		this.#at += point > 0xffff ? 2 : 1;
		if (point !== 0x5c) return point;
		const letter = this.#text[this.#at] ?? '';
		if (Object.hasOwn(escapes, letter)) {
			this.#at++;
			return escapes[letter]?.codePointAt(0) ?? 0;
		}
		const code = this.#match(hexEscape)?.[0].slice(1) ?? this.#refuse('an escape is unknown');
		const escaped = parseInt(code, 16);
		return escaped > 0x10ffff ? this.#refuse('an escape is no character') : escaped;
	}

	#match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (match) this.#at += match[0].length;
		return match;
	}

	#take(char: string): boolean {
		if (this.#text[this.#at] !== char) return false;
		this.#at++;
		return true;
	}

	#line(): number {
		const { at, line } = this.#counted;
		const breaks = this.#text.slice(at, this.#at).split('\n').length - 1;
		this.#counted = { at: this.#at, line: line + breaks };
		return line + breaks;
	}

	#refuse(reason: string): never {
		this.#fail(this.#line(), reason);
	}
}

/**
 * The rules of a GBNF grammar, in order.
 * @param fail throws what a mistake becomes; lines count from 1
 */
export function readGrammar(text: string, fail: (line: number, reason: string) => never): Rules {
	return new GrammarReader(text, fail).read();
}
