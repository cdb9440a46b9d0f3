import { digitsForWords } from '#lib/tools/handbook/number-words.ts';

const number = String.raw`\d+(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+`;
const signs: Record<string, string> = {
	...{ '+': '+', plus: '+', '-': '-', '\u2212': '-', '\u2013': '-', minus: '-' },
	...{ '*': '*', '\u00d7': '*', '\u00b7': '*', x: '*', times: '*', 'multiplied by': '*' },
	...{ '/': '/', '\u00f7': '/', ':': '/', 'divided by': '/', over: '/' }
};
const signNames = Object.keys(signs)
	.map((sign) => sign.replace(/[+*/]/g, '\\$&'))
	.join('|');
/** Two numbers with a sign between them. What follows must be no unit: "2 - 4 bits" and "4 x 8 GB" are no sums. */
const sum = new RegExp(
	`(?<![\\w.,-])(${number})\\s*(${signNames})\\s*(${number})(?![.,]?\\d|\\s*[-%]?\\s*[a-z])`,
	'gi'
);
const endedSum = new RegExp(
	`(?<![\\w.,-])(${number})\\s*(${signNames})\\s*(${number})(?=\\s+(?:and|please|pls|is|equals?|makes?|gives?|for|in|then|exactly|again)\\b)`,
	'gi'
);
const pair = (before: string, between: string): RegExp =>
	new RegExp(String.raw`\b(?:${before}) (${number}) (?:${between}) (${number})(?![\d.]*\s*[a-z%])`, 'i');
/** The same as a command; the last but one turns the numbers around. */
const commands: readonly [RegExp, (a: string, b: string) => string][] = [
	[pair('add|sum of|sum up|total of', 'and|to|with|plus'), (a, b) => `${a} + ${b}`],
	[pair('multiply|product of', 'by|with|and'), (a, b) => `${a} * ${b}`],
	[pair('divide', 'by'), (a, b) => `${a} / ${b}`],
	[pair('subtract|take', 'from|away from'), (a, b) => `${b} - ${a}`],
	[pair('difference between|difference of', 'and'), (a, b) => `${a} - ${b}`]
];
const alwaysOpen = /24\s*\/\s*7/;

const size = new RegExp(`(?<![\\w.])(${number})[\\s-]*(b|bn|billions?|m|mio|millions?)\\b`, 'gi');
const bits = new RegExp(
	`(?<![\\w.])(?:(?:q|int|fp|f|bf|float)[\\s-]?(2|3|4|5|6|8|16|32)(?![\\w.])|(${number})[\\s-]*bits?(?![a-z]|/s))`,
	'gi'
);
const formats: readonly [RegExp, number][] = [
	[/\bhalf[ -]precision\b/gi, 16],
	[/\b(?:full|single)[ -]precision\b/gi, 32]
];
const asksForMemory =
	/\b(?:memory|mem|v?ram|gbs?|gigs?|gigabytes?|mbs?|megabytes?|size|big|large|heavy|weighs?|weights?|footprint|room|space|occup\w+|storage|disk|hold|loads?|fits?|needs?|takes?|requires?\w*|consum\w+|come to)\b/i;
const asksForMore =
	/\b(?:quality|good|better|best|worse|worth|accura\w+|smart\w*|clever|fast\w*|slow\w*|speed|tokens?|difference|why|recommend\w*|trust)\b/i;
const fewWords = 4;

/**
 * A question for a sum or for the memory of a model, in the words that Guide reads most surely: it copies numbers well, yet it
 * has not learned all the ways to ask. `null` where nothing is sure, for example because a number is left over.
 */
export function tidyCalculation(written: string): string | null {
	const text = digitsForWords(written);
	return tidySum(text) ?? tidyMemory(text);
}

function tidySum(text: string): string | null {
	if (alwaysOpen.test(text)) return null;
	const found = [...text.matchAll(sum), ...text.matchAll(endedSum)];
	const [first] = found;
	const spelled = found.map(
		([, a = '', sign = '', b = '']) => `${plain(a)} ${signs[sign.toLowerCase()] ?? ''} ${plain(b)}`
	);
	if (first && new Set(spelled).size === 1 && !/[-+*/]\s*\d/.test(afterwards(text, first))) return spelled[0] ?? null;
	for (const [pattern, spell] of commands) {
		const [, a, b] = pattern.exec(text) ?? [];
		if (a !== undefined && b !== undefined) return spell(plain(a), plain(b));
	}
	return null;
}

/** What stands right behind a match: "2 + 3 * 4" is more than "2 + 3". */
const afterwards = (text: string, match: RegExpMatchArray): string =>
	text.slice((match.index ?? 0) + match[0].length).slice(0, 4);

function tidyMemory(text: string): string | null {
	let left = text;
	const sizes = [...left.matchAll(size)];
	left = left.replace(size, ' ');
	const widths = [...left.matchAll(bits)].map(([, named, counted]) => Number(named ?? counted));
	left = left.replace(bits, ' ');
	for (const [pattern, width] of formats) {
		if (pattern.test(left)) widths.push(width);
		left = left.replace(pattern, ' ');
	}
	const [only] = sizes;
	if (sizes.length !== 1 || widths.length !== 1 || !only || /\d/.test(left) || asksForMore.test(left)) return null;
	const bare = (left.match(/[a-z]+/gi)?.length ?? 0) <= fewWords;
	if (!bare && !asksForMemory.test(left)) return null;
	const [, count = '', unit = ''] = only;
	return `${plain(count)}${unit.toUpperCase().startsWith('B') ? 'B' : 'M'} model at ${widths[0]} bits`;
}

/** Without separators of thousands. */
const plain = (digits: string): string => (digits.startsWith('.') ? `0${digits}` : digits).replaceAll(',', '');
