import { AppError } from '#lib/base/errors.ts';
import { readGrammar, type Options, type Part, type Rules } from '#lib/engines/contract/forms/grammar-reader.ts';

/** Engines write repetitions out: without limits a short text could end them, or keep them busy for ever. */
const limits = { characters: 64_000, rules: 500, repeats: 1000, written: 50_000 };

function refuse(line: number | null, reason: string): never {
	const place = line === null ? '' : `line ${line}: `;
	throw new AppError('request/invalid', { param: 'responseFormat.grammar', reason: place + reason });
}

/** Calls `visit` for every part, the inner ones too. */
function forEachPart(options: Options, visit: (part: Part) => void): void {
	for (const part of options.flat()) {
		visit(part);
		if (part.kind === 'group') forEachPart(part.options, visit);
		if (part.kind === 'repeat') forEachPart([[part.part]], visit);
	}
}

/** What it comes to with its repetitions written out, in characters. */
function writtenSize(part: Part): number {
	if (part.kind === 'text') return part.points.length;
	if (part.kind === 'group') return part.options.flat().reduce((sum, inner) => sum + writtenSize(inner), 0);
	if (part.kind !== 'repeat') return 1;
	const { least, most } = part;
	return (most === Infinity ? least + 1 : most) * writtenSize(part.part);
}

function checkRepetitions(rules: Rules): void {
	let written = 0;
	for (const options of rules.values()) {
		forEachPart(options, (part) => {
			if (part.kind !== 'repeat') return;
			const times = part.most === Infinity ? part.least : part.most;
			if (times > limits.repeats) refuse(part.line, `repeats more than ${limits.repeats} times`);
			written += writtenSize(part);
			if (written > limits.written) refuse(part.line, 'repeats too much');
		});
	}
}

/** Can it match nothing? @param empty rules that are known to */
function canBeEmpty(part: Part, empty: ReadonlySet<string>): boolean {
	if (part.kind === 'text') return part.points.length === 0;
	if (part.kind === 'rule') return empty.has(part.name);
	if (part.kind === 'group') return part.options.some((option) => option.every((inner) => canBeEmpty(inner, empty)));
	if (part.kind === 'repeat') return part.least === 0 || canBeEmpty(part.part, empty);
	return false;
}

/** Rules that can match nothing. What is known of some grows with what is known of others. */
function emptyRules(rules: Rules): ReadonlySet<string> {
	const empty = new Set<string>();
	for (let known = -1; known < empty.size;) {
		known = empty.size;
		for (const [name, options] of rules) if (canBeEmpty({ kind: 'group', options }, empty)) empty.add(name);
	}
	return empty;
}

function refuseEndlessNothing(rules: Rules, empty: ReadonlySet<string>): void {
	for (const options of rules.values()) {
		forEachPart(options, (part) => {
			if (part.kind === 'repeat' && part.most === Infinity && canBeEmpty(part.part, empty))
				refuse(part.line, 'what can be nothing is repeated without end');
		});
	}
}

/** Rules that these parts can begin with, before a character. */
function firstRules(options: Options, empty: ReadonlySet<string>): string[] {
	return options.flatMap((option) => {
		const end = option.findIndex((part) => !canBeEmpty(part, empty));
		return option.slice(0, end < 0 ? option.length : end + 1).flatMap((part) => {
			if (part.kind === 'rule') return [part.name];
			if (part.kind === 'group') return firstRules(part.options, empty);
			return part.kind === 'repeat' ? firstRules([[part.part]], empty) : [];
		});
	});
}

function refuseLeftRecursion(rules: Rules, empty: ReadonlySet<string>): void {
	const done = new Set<string>();
	for (const start of rules.keys()) {
		// Not by recursion: a grammar can be a chain of thousands of rules.
		const path: { name: string; next: string[] }[] = [];
		const open = new Set<string>();
		const enter = (name: string) => {
			if (open.has(name)) refuse(null, `${name} begins with itself, and so never ends`);
			if (done.has(name)) return;
			open.add(name);
			path.push({ name, next: firstRules(rules.get(name) ?? [], empty) });
		};
		enter(start);
		for (let last = path.at(-1); last; last = path.at(-1)) {
			const next = last.next.pop();
			if (next !== undefined) enter(next);
			else {
				done.add(last.name);
				open.delete(last.name);
				path.pop();
			}
		}
	}
}

/**
 * Checks a GBNF grammar before an engine gets it: its words, its rules, its size, and that each rule comes to an end. A
 * mistake can end an engine, or makes it say no more than that there is one.
 * @throws `request/invalid` that names the line
 */
export function checkGrammar(grammar: string): void {
	if (grammar.length > limits.characters) refuse(null, `must not be longer than ${limits.characters} characters`);
	const rules = readGrammar(grammar, refuse);
	if (rules.size > limits.rules) refuse(null, `must not have more than ${limits.rules} rules`);
	if (!rules.has('root')) refuse(null, 'must define root');
	for (const options of rules.values()) {
		forEachPart(options, (part) => {
			if (part.kind === 'rule' && !rules.has(part.name)) refuse(part.line, `${part.name} is not defined`);
		});
	}
	checkRepetitions(rules);
	const empty = emptyRules(rules);
	refuseEndlessNothing(rules, empty);
	refuseLeftRecursion(rules, empty);
}
