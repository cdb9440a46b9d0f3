import { lastStep } from '#lib/tools/handbook/expression.ts';
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
	return lastStep(text) ?? tidySum(text) ?? tidyMemory(text);
}

function tidySum(text: string): string | null {
	if (alwaysOpen.test(text)) return null;
	const found = [...text.matchAll(sum), ...text.matchAll(endedSum)];
	const [first] = found;
	const spelled = found.map(
		([, a = '', sign = '', b = '']) => `${plain(a)} ${signs[sign.toLowerCase()] ?? ''} ${plain(b)}`
	);
	if (first && new Set(spelled).size === 1 && !partOfMore(text, first)) return spelled[0] ?? null;
	for (const [pattern, spell] of commands) {
		const [, a, b] = pattern.exec(text) ?? [];
		if (a !== undefined && b !== undefined) return spell(plain(a), plain(b));
	}
	return null;
}

/** "2 + 3" of "2 + 3 * 4" and of "(2 + 3) * 4". */
function partOfMore(text: string, { index = 0, 0: match }: RegExpMatchArray): boolean {
	const behind = text.slice(index + match.length);
	return /\([\s\d]*$/.test(text.slice(0, index)) || /^\s*(?:[-+*/^]|\*\*)/.test(behind);
}

/** Sizes of models ("7B") and bits for each weight that a text names, and whether numbers or other wishes are left over. */
export function modelWidths(text: string): ModelWidths {
	const sizes = [...text.matchAll(size)].map(
		([, count = '', unit = '']) => `${plain(count)}${unit.toUpperCase().startsWith('B') ? 'B' : 'M'}`
	);
	let left = text.replace(size, ' ');
	const widths = [...left.matchAll(bits)].map(([, named, counted]) => Number(named ?? counted));
	left = left.replace(bits, ' ');
	for (const [pattern, width] of formats) {
		if (pattern.test(left)) widths.push(width);
		left = left.replace(pattern, ' ');
	}
	return { sizes, widths, left, digitsLeft: /\d/.test(left), asksForMore: asksForMore.test(left) };
}

export interface ModelWidths {
	/** As Guide reads them: "7B", "270M". */
	sizes: readonly string[];
	/** Bits for each weight. */
	widths: readonly number[];
	/** The text without both. */
	left: string;
	digitsLeft: boolean;
	/** It asks for quality, speed or advice, not for memory. */
	asksForMore: boolean;
}

function tidyMemory(text: string): string | null {
	const { sizes, widths, left, ...found } = modelWidths(text);
	if (sizes.length !== 1 || widths.length !== 1 || found.digitsLeft || found.asksForMore) return null;
	const bare = (left.match(/[a-z]+/gi)?.length ?? 0) <= fewWords;
	if (!bare && !asksForMemory.test(left)) return null;
	return `${sizes[0]} model at ${widths[0]} bits`;
}

/** Without separators of thousands. */
const plain = (digits: string): string => (digits.startsWith('.') ? `0${digits}` : digits).replaceAll(',', '');
