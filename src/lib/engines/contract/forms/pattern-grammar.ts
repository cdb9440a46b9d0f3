import { characterClass, jsonSpecials, literal } from '#lib/engines/contract/forms/gbnf.ts';

type Range = readonly [number, number];

/** A repetition of more becomes too many rules. */
const maxRepeats = 1000;

/** Groups in groups, each one a call on the stack here and in llama.cpp. */
const maxDepth = 32;

const digits: readonly Range[] = [[0x30, 0x39]];
const letters: readonly Range[] = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const newline: readonly Range[] = [[0x0a, 0x0a]];

/** A quote or a backslash, written as a JSON string needs it. */
function escapedInJson(point: number): string {
	return literal(JSON.stringify(String.fromCodePoint(point)).slice(1, -1));
}

function includes(ranges: readonly Range[], point: number): boolean {
	return ranges.some(([low, high]) => low <= point && point <= high);
}

/** The ranges without the code points that JSON must escape. */
function withoutSpecials(ranges: readonly Range[]): Range[] {
	return jsonSpecials.reduce<Range[]>(
		(rest, [from, to]) =>
			rest.flatMap(([low, high]): Range[] =>
				high < from || low > to
					? [[low, high]]
					: ([
							[low, from - 1],
							[to + 1, high]
						].filter(([a = 0, b = 0]) => a <= b) as unknown as Range[])
			),
		[...ranges]
	);
}

/** One character out of a set, as it stands in a JSON string. */
function oneOf(ranges: readonly Range[], negated: boolean): string {
	const plain = negated
		? [characterClass([...jsonSpecials, ...ranges], true)]
		: [withoutSpecials(ranges)].filter(({ length }) => length > 0).map((kept) => characterClass(kept));
	const escaped = [0x22, 0x5c].filter((point) => includes(ranges, point) !== negated).map(escapedInJson);
	return `(${[...plain, ...escaped].join(' | ')})`;
}

/**
 * A regular expression as GBNF for the inside of a JSON string. Knows groups, classes, alternatives, `\d`, `\w` and
 * greedy quantifiers of a pattern from `^` to `$`.
 * @throws Error that says what it does not know
 */
export function patternToGrammar(pattern: string): string {
	if (!pattern.startsWith('^') || !pattern.endsWith('$') || /(?:^|[^\\])(?:\\\\)*\\\$$/.test(pattern))
		throw new Error('must begin with ^ and end with $');
	const text = Array.from(pattern).slice(1, -1);
	let at = 0;
	let depth = 0;

	function alternatives(): string {
		if (++depth > maxDepth) throw new Error('has too many groups in one another');
		const list = [sequence()];
		while (text[at] === '|') {
			at++;
			list.push(sequence());
		}
		depth--;
		return list.join(' | ');
	}

	function sequence(): string {
		const items: string[] = [];
		while (at < text.length && text[at] !== '|' && text[at] !== ')') items.push(atom() + quantifier());
		return items.length === 0 ? '""' : items.join(' ');
	}

	function atom(): string {
		const letter = text[at++] ?? '';
		if (letter === '(') return group();
		if (letter === '[') return characters();
		if (letter === '.') return oneOf(newline, true);
		if (letter === '\\') return oneOf(escape(), false);
		if ('^$*+?{}]'.includes(letter)) throw new Error(`has a ${letter} where it means nothing that is supported`);
		return oneOf([pointRange(letter)], false);
	}

	function group(): string {
		if (text[at] === '?') {
			if (text[at + 1] !== ':') throw new Error('has a group of an unsupported kind');
			at += 2;
		}
		const inner = alternatives();
		if (text[at++] !== ')') throw new Error('has a group that does not end');
		return `(${inner})`;
	}

	function pointRange(letter: string): Range {
		const point = letter.codePointAt(0) ?? 0;
		if (point < 0x20 || point === 0x7f) throw new Error('has a control character');
		return [point, point];
	}

	/** What stands behind a backslash. */
	function escape(): readonly Range[] {
		const letter = text[at++] ?? '';
		if (letter === 'd') return digits;
		if (letter === 'w') return letters;
		if (letter === '' || /[a-z0-9]/i.test(letter)) throw new Error(`has \\${letter}, which is not supported`);
		return [pointRange(letter)];
	}

	function characters(): string {
		const negated = text[at] === '^';
		if (negated) at++;
		const ranges: Range[] = [];
		while (text[at] !== ']') {
			const letter = text[at++];
			if (letter === undefined) throw new Error('has a class that does not end');
			const set = letter === '\\' ? escape() : [pointRange(letter)];
			const [low] = set[0] ?? [0];
			if (set.length === 1 && text[at] === '-' && text[at + 1] !== ']' && text[at + 1] !== undefined) {
				at++;
				const end = text[at++] ?? '';
				const [[high]] = (end === '\\' ? escape() : [pointRange(end)]) as [Range];
				if (high < low) throw new Error('has a range that ends before it begins');
				ranges.push([low, high]);
			} else ranges.push(...set);
		}
		at++;
		if (ranges.length === 0) throw new Error('has an empty class');
		return oneOf(ranges, negated);
	}

	function quantifier(): string {
		const sign = text[at] ?? '';
		let found = '';
		if ('*+?'.includes(sign) && sign !== '') {
			at++;
			found = sign;
		} else if (sign === '{') {
			const match = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(text.slice(at, at + 20).join(''));
			if (!match) throw new Error('has a { that is no quantifier');
			const low = Number(match[1]);
			const high = match[3] ? Number(match[3]) : low;
			if (Math.max(low, high) > maxRepeats || high < low) throw new Error(`repeats more than ${maxRepeats} times`);
			at += match[0].length;
			found = match[0];
		}
		if (found !== '' && '*+?{'.includes(text[at] ?? ' ')) throw new Error('has a quantifier behind a quantifier');
		return found;
	}

	const grammar = alternatives();
	if (at < text.length) throw new Error('has a ) too many');
	return grammar;
}
