import { AppError } from '#lib/base/errors.ts';

/** llama.cpp reads grammars by recursion and writes repetitions out: without limits a short text can end the engine. */
const limits = { characters: 64_000, depth: 32, repeats: 1000, written: 50_000 };

const pieces: readonly (readonly [string, RegExp])[] = [
	['space', /[ \t\r]+|#[^\n]*/y],
	['line', /\n/y],
	['define', /::=/y],
	['name', /[A-Za-z0-9-]+/y],
	['text', /"(?:[^"\\\n]|\\.)*"/y],
	['class', /\[(?:[^\]\\\n]|\\.)*\]/y],
	['any', /\./y],
	['open', /\(/y],
	['close', /\)/y],
	['or', /\|/y],
	['repeat', /[*+?]/y],
	['count', /\{[ \t]*(\d{1,9})[ \t]*(?:,[ \t]*(\d{0,9})[ \t]*)?\}/y]
];

interface Piece {
	kind: string;
	text: string;
	/** From 1. */
	line: number;
}

function refuse(line: number | null, reason: string): never {
	const place = line === null ? '' : `line ${line}: `;
	throw new AppError('request/invalid', { param: 'responseFormat.grammar', reason: place + reason });
}

function split(grammar: string): Piece[] {
	const found: Piece[] = [];
	let line = 1;
	for (let at = 0; at < grammar.length;) {
		const match = pieces
			.map(([kind, pattern]) => {
				pattern.lastIndex = at;
				return { kind, text: pattern.exec(grammar)?.[0] ?? '' };
			})
			.find(({ text }) => text !== '');
		if (!match) return refuse(line, `${JSON.stringify(grammar[at])} cannot stand here`);
		at += match.text.length;
		if (match.kind !== 'space' && match.kind !== 'line') found.push({ ...match, line });
		if (match.kind === 'line') line++;
	}
	return found;
}

/**
 * Checks a GBNF grammar before llama.cpp gets it: its words, its rules, its size. What it means is llama.cpp's to judge.
 * @throws `request/invalid` that names the line
 */
export function checkGrammar(grammar: string): void {
	if (grammar.length > limits.characters) refuse(null, `must not be longer than ${limits.characters} characters`);
	const found = split(grammar);
	const isDefinition = (index: number) => found[index]?.kind === 'name' && found[index + 1]?.kind === 'define';
	const defined = new Set(found.filter((_, index) => isDefinition(index)).map(({ text }) => text));
	if (!defined.has('root')) refuse(null, 'must define root');

	const opened: number[] = [];
	let written = 0;
	found.forEach(({ kind, text, line }, index) => {
		const before = found[index - 1];
		if (kind === 'name' && !defined.has(text)) refuse(line, `${text} is not defined`);
		if (kind === 'define' && before?.kind !== 'name') refuse(line, 'a rule must have a name');
		if (isDefinition(index) && opened.length > 0) refuse(line, 'a group does not end before the next rule');
		if (kind === 'open' && opened.push(index) > limits.depth) refuse(line, 'has too many groups in one another');
		if (kind === 'close' && opened.pop() === undefined) refuse(line, 'has a ) too many');
		if (kind !== 'count') return;
		const numbers = text.match(/\d+/g)?.map(Number) ?? [];
		const times = Math.max(...numbers);
		// llama.cpp counts from the first to the second, around the whole range of integers.
		if ((numbers[1] ?? times) < times) refuse(line, 'repeats from more to fewer times');
		if (times > limits.repeats) refuse(line, `repeats more than ${limits.repeats} times`);
		written += times * (before?.text.length ?? 1);
		if (written > limits.written) refuse(line, 'repeats too much');
	});
	if (opened.length > 0) refuse(found.at(-1)?.line ?? null, 'a group does not end');
}
