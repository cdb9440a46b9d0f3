import { AppError } from '#lib/base/errors.ts';
import { characterClass } from '#lib/engines/contract/forms/gbnf.ts';
import {
	readGrammar,
	type CharacterRange,
	type Options,
	type Part
} from '#lib/engines/contract/forms/grammar-reader.ts';

type Class = Extract<Part, { kind: 'class' }>;
type Repeat = Extract<Part, { kind: 'repeat' }>;

const lastPoint = 0x10ffff;
const lastAscii = 0x7f;
const anyCharacter = `(${characterClass([[0, lastAscii]])} | ${characterClass([[0, lastAscii]], true)})`;

/** Letters beyond ASCII in the classes of a grammar: each is written out. */
const maxListed = 2000;

/** Rules here get a prefix: those of GBNF may begin with a digit, and there a name may not. */
const prefix = 'r-';

function refuse(reason: string): never {
	throw new AppError('request/invalid', { param: 'responseFormat', reason });
}

/** Printable characters of ASCII stand for themselves, all others as their numbers. */
function literal(points: readonly number[]): string {
	const character = (point: number) => {
		if (point < 0x20 || point > 0x7e) return `\\U${point.toString(16).padStart(8, '0')}`;
		return String.fromCodePoint(point).replace(/["\\]/, '\\$&');
	};
	return `"${points.map(character).join('')}"`;
}

/** Every character outside these. */
function complement(ranges: readonly CharacterRange[]): CharacterRange[] {
	const gaps: CharacterRange[] = [];
	let from = 0;
	for (const [low, high] of [...ranges].sort(([a], [b]) => a - b)) {
		if (from < low) gaps.push([from, low - 1]);
		from = Math.max(from, high + 1);
	}
	return from > lastPoint ? gaps : [...gaps, [from, lastPoint]];
}

function clip(ranges: readonly CharacterRange[], least: number, most: number): CharacterRange[] {
	const clipped = ranges.map(([low, high]) => [Math.max(low, least), Math.min(high, most)] as const);
	return clipped.filter(([low, high]) => low <= high);
}

class EbnfWriter {
	#lines: string[] = [];
	/** Rules of our own, by what they say. */
	#bodies = new Map<string, string>();
	/** Letters beyond ASCII that were written out. */
	#listed = 0;

	write(name: string, options: Options): void {
		this.#lines.push(`${name} ::= ${this.#options(options)}`);
	}

	get text(): string {
		return this.#lines.join('\n');
	}

	#options(options: Options): string {
		return options.map((parts) => parts.map((part) => this.#part(part)).join(' ') || '""').join(' | ');
	}

	#part(part: Part): string {
		if (part.kind === 'text') return literal(part.points);
		if (part.kind === 'class') return this.#class(part);
		if (part.kind === 'any') return anyCharacter;
		if (part.kind === 'rule') return prefix + part.name;
		if (part.kind === 'group') return `(${this.#options(part.options)})`;
		return this.#repeat(part);
	}

	/**
	 * The classes of xgrammar 0.1.27 hold only ASCII, and all else too where they are negated. Other characters must be
	 * listed.
	 */
	#class({ ranges, negated }: Class): string {
		const outside = negated ? complement(complement(ranges)) : complement(ranges);
		if (outside.length === 0) return anyCharacter;
		if (outside.every(([, high]) => high <= lastAscii)) return characterClass(outside, true);
		const inside = complement(outside);
		if (inside.length === 0) refuse('a class allows no character');
		const ascii = clip(inside, 0, lastAscii);
		const listed = this.#list(clip(inside, lastAscii + 1, lastPoint));
		if (listed.length === 0) return characterClass(ascii);
		return this.#rule([...(ascii.length > 0 ? [characterClass(ascii)] : []), ...listed].join(' | '));
	}

	#list(ranges: readonly CharacterRange[]): string[] {
		this.#listed += ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
		if (this.#listed > maxListed)
			refuse(`this engine can tell no more than ${maxListed} letters beyond ASCII apart, in all classes together`);
		return ranges.flatMap(([low, high]) =>
			Array.from({ length: high - low + 1 }, (_, index) => literal([low + index]))
		);
	}

	/** xgrammar writes out what is repeated, and that many times more for repetitions inside, unless it is a rule. */
	#repeat({ part, least, most }: Repeat): string {
		const body = part.kind === 'repeat' ? `(${this.#part(part)})` : this.#part(part);
		if (most === Infinity && least < 2) return `${body}${least === 0 ? '*' : '+'}`;
		if (least === 0 && most === 1) return `${body}?`;
		if (most === 0) return '""';
		const simple = /^([\w-]+|\[.*)$/.test(body);
		return `${simple ? body : this.#rule(body)}{${least},${most === Infinity ? '' : most}}`;
	}

	#rule(body: string): string {
		const name = this.#bodies.get(body) ?? `shared-${this.#bodies.size}`;
		if (!this.#bodies.has(body)) {
			this.#bodies.set(body, name);
			this.#lines.push(`${name} ::= ${body}`);
		}
		return name;
	}
}

/**
 * A GBNF grammar in the dialect of xgrammar, the engine behind WebLLM and ours for ONNX models. It takes the same rules in
 * other words, and aborts over what it does not know.
 * @param grammar has passed `checkGrammar`, or comes from `schemaToGrammar`
 * @throws `request/invalid` for a class that it cannot hold
 */
export function toEbnf(grammar: string): string {
	const rules = readGrammar(grammar, (line, reason) => refuse(`line ${line}: ${reason}`));
	const writer = new EbnfWriter();
	writer.write('root', [[{ kind: 'rule', name: 'root', line: 0 }]]);
	for (const [name, options] of rules) writer.write(prefix + name, options);
	return writer.text;
}
