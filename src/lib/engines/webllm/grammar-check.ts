import { AppError } from '#lib/base/errors.ts';

/** What is written out or read by recursion must have a limit, or a short text could end the engine. */
const limits = { characters: 64_000, depth: 32, repeats: 1000, written: 50_000 };

interface Rule {
	/** It can match nothing. */
	empty: boolean;
	/** Rules that can begin this one, before anything was written. */
	firsts: Set<string>;
	uses: Set<string>;
}

function refuse(reason: string): never {
	throw new AppError('request/invalid', { param: 'responseFormat.grammar', reason });
}

const namePattern = /[A-Za-z_][\w.-]*/y;
const ruleStart = /[ \t\r\n]*([A-Za-z_][\w.-]*)[ \t]*::=/y;
/** Blanks and comments; a new rule may begin after a line break. */
const gap = /(?:[ \t\r\n]|#[^\n]*)*/y;
const escape = /\\(?:[nrt\\"'[\]^-]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/y;
const repetition = /\{(\d+)(?:(,)(\d*))?\}/y;

/** Reads GBNF as far as xgrammar, the library's grammar engine, understands it. */
class GrammarReader {
	readonly rules = new Map<string, Rule>();
	#text: string;
	#at = 0;
	#rule: Rule = { empty: false, firsts: new Set(), uses: new Set() };
	#depth = 0;
	/** Characters that repetitions stand for. */
	#written = 0;
	#emptyRules: ReadonlySet<string>;

	/** @param emptyRules rules that are known to match nothing */
	constructor(text: string, emptyRules: ReadonlySet<string>) {
		this.#text = text;
		this.#emptyRules = emptyRules;
	}

	read(): void {
		for (this.#skip(); this.#at < this.#text.length; this.#skip()) {
			const start = this.#match(ruleStart);
			if (!start) this.#fail('a rule (name ::= ...) was expected');
			const name = start[1] ?? '';
			if (this.rules.has(name)) refuse(`the rule ${name} is defined twice`);
			this.#rule = { empty: false, firsts: new Set(), uses: new Set() };
			this.rules.set(name, this.#rule);
			this.#rule.empty = this.#alternatives(true);
		}
	}

	/** @returns whether it can match nothing */
	#alternatives(first: boolean): boolean {
		let empty = this.#sequence(first);
		while (this.#take('|')) empty = this.#sequence(first) || empty;
		return empty;
	}

	#sequence(first: boolean): boolean {
		let empty = true;
		let count = 0;
		for (this.#skip(); this.#startsElement(); this.#skip()) {
			empty = this.#element(first && empty) && empty;
			count++;
		}
		if (count === 0) this.#fail('something must stand here; write "" for nothing');
		return empty;
	}

	#startsElement(): boolean {
		const char = this.#text[this.#at];
		if (char === undefined || char === '|' || char === ')') return false;
		ruleStart.lastIndex = this.#at;
		return !ruleStart.test(this.#text);
	}

	#element(first: boolean): boolean {
		const start = this.#at;
		const empty = this.#primary(first);
		return this.#repeated(empty, this.#at - start);
	}

	#primary(first: boolean): boolean {
		if (this.#take('"')) return this.#literal();
		if (this.#take('[')) return this.#characters();
		if (this.#take('(')) {
			if (++this.#depth > limits.depth) this.#fail('too many groups stand in one another');
			const empty = this.#alternatives(first);
			this.#depth--;
			this.#skip();
			if (!this.#take(')')) this.#fail('a parenthesis is not closed');
			return empty;
		}
		if (this.#text[this.#at] === '.') this.#fail('this engine does not know "."; a class such as [^\\n] does the same');
		const name = this.#match(namePattern)?.[0];
		if (!name) this.#fail(`"${this.#text[this.#at]}" has no meaning here`);
		this.#rule.uses.add(name);
		if (first) this.#rule.firsts.add(name);
		return this.#emptyRules.has(name);
	}

	#literal(): boolean {
		const start = this.#at;
		while (!this.#take('"')) this.#character('a text in quotes');
		return this.#at === start + 1;
	}

	#characters(): boolean {
		this.#take('^');
		let from: string | null = null;
		let count = 0;
		while (!this.#take(']')) {
			const char = this.#character('a class in brackets');
			count++;
			if (from !== null && from > char) this.#fail('a range of characters runs backwards');
			from = null;
			if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']') {
				this.#at++;
				from = char;
			}
		}
		if (count === 0) this.#fail('a class is empty');
		return false;
	}

	/** One character, written out or as an escape; long escapes stand for their code point. */
	#character(where: string): string {
		const char = this.#text[this.#at];
		if (char === undefined || char === '\n') this.#fail(`${where} is not closed`);
		if (char !== '\\') {
			this.#at++;
			return char;
		}
		const found = this.#match(escape)?.[0];
		if (!found) this.#fail('an escape is unknown');
		const code = /^\\[xuU](.+)$/.exec(found)?.[1];
		return code ? String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)) : found.slice(1);
	}

	/** @param length of what is repeated, in characters */
	#repeated(empty: boolean, length: number): boolean {
		if (this.#take('?')) return true;
		if (this.#text[this.#at] === '*' || this.#text[this.#at] === '+') {
			if (empty) this.#fail('what can be nothing is repeated without end');
			return this.#take('*') || !this.#take('+');
		}
		if (this.#text[this.#at] !== '{') return empty;
		const counts = this.#match(repetition);
		if (!counts) this.#fail('a repetition must be written {n}, {n,} or {n,m}');
		const [, low, comma, high] = counts;
		const least = Number(low);
		if (high && Number(high) < least) this.#fail('a repetition ends before it begins');
		if (comma && !high && empty) this.#fail('what can be nothing is repeated without end');
		const most = Number(high || low);
		this.#written += most * length;
		if (most > limits.repeats || this.#written > limits.written) this.#fail('repeats too much');
		return empty || least === 0;
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

	#skip(): void {
		this.#match(gap);
	}

	#fail(reason: string): never {
		const line = this.#text.slice(0, this.#at).split('\n').length;
		refuse(`line ${line}: ${reason}`);
	}
}

function refuseLeftRecursion(rules: ReadonlyMap<string, Rule>): void {
	const done = new Set<string>();
	const visit = (name: string, path: readonly string[]): void => {
		if (path.includes(name)) refuse(`the rule ${name} begins with itself, and so never ends`);
		if (done.has(name)) return;
		for (const first of rules.get(name)?.firsts ?? []) visit(first, [...path, name]);
		done.add(name);
	};
	for (const name of rules.keys()) visit(name, []);
}

/**
 * Checks a grammar before the library compiles it: xgrammar aborts over a broken one and keeps the reason to itself, and
 * a rule that begins with itself would never end.
 * @throws `request/invalid` with the line
 */
export function checkGrammar(grammar: string): void {
	if (grammar.length > limits.characters) refuse(`must not be longer than ${limits.characters} characters`);
	let rules = readRules(grammar, new Set());
	// A rule is empty when its parts are, and what is known of those grows with each reading.
	for (let known = 0, empty = emptyOf(rules); empty.size > known; empty = emptyOf(rules)) {
		known = empty.size;
		rules = readRules(grammar, empty);
	}
	if (!rules.has('root')) refuse('there is no rule called root');
	for (const { uses } of rules.values()) {
		for (const name of uses) if (!rules.has(name)) refuse(`the rule ${name} is not defined`);
	}
	refuseLeftRecursion(rules);
}

function readRules(grammar: string, emptyRules: ReadonlySet<string>): ReadonlyMap<string, Rule> {
	const reader = new GrammarReader(grammar, emptyRules);
	reader.read();
	return reader.rules;
}

function emptyOf(rules: ReadonlyMap<string, Rule>): Set<string> {
	return new Set([...rules].filter(([, { empty }]) => empty).map(([name]) => name));
}
