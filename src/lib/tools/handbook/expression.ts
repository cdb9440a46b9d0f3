import { calculate } from '#lib/tools/calculator.ts';

const signsInWords: readonly [RegExp, string][] = [
	[/(?<=[\d)])\s*(?:\bplus\b)\s*(?=[\d(.])/gi, ' + '],
	[/(?<=[\d)])\s*(?:\bminus\b|\u2212|\u2013)\s*(?=[\d(.])/gi, ' - '],
	[/(?<=[\d)])\s*(?:\btimes\b|\bmultiplied by\b|x|\u00d7|\u00b7)\s*(?=[\d(.])/gi, ' * '],
	[/(?<=[\d)])\s*(?:\bdivided by\b|\bover\b|\u00f7|:)\s*(?=[\d(.])/gi, ' / '],
	[/(?<=[\d)])\s*(?:\*\*|\bto the power(?: of)?\b)\s*(?=\d)/gi, ' ^ '],
	[/(?<=[\d)])\s*\bto the (\d+)(?:st|nd|rd|th)\b(?: power\b)?/gi, ' ^ $1'],
	[/(?<=[\d)])\s*\bsquared\b/gi, ' ^ 2'],
	[/(?<=[\d)])\s*\bcubed\b/gi, ' ^ 3']
];
const separators = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Words around an expression that ask for nothing else. */
const frame =
	/\b(?:what(?:'s| is)?|how much is|calculate|compute|work out|tell me|give me|please|pls|can you|could you|equals?|is|the (?:result|value) of|for me|and)\b|[=?!:]|\.(?!\d)/gi;
const onlyExpression = /^[\d.+\-*/^()\s]+$/;
const number = /^\d+(?:\.\d+)?$/;
/** What Guide was trained to raise to a power; larger ones become a product. */
const largestBase = 20;
const largestPower = 10;

/**
 * The last step of a longer calculation, such as "7 * 9" of "(3 + 4) * 9", for Guide knows how to work out two numbers. `null`
 * where the text asks for anything beside it, or where a step before has no exact value with four decimals.
 */
export function lastStep(text: string): string | null {
	let expression = text.replace(separators, '');
	for (const [pattern, sign] of signsInWords) expression = expression.replace(pattern, sign);
	expression = expression.replace(frame, ' ').trim();
	if (!onlyExpression.test(expression) || (expression.match(/[\d.]+/g)?.length ?? 0) < 2) return null;
	return tidyStep(expression);
}

function tidyStep(expression: string): string | null {
	const whole = calculate(expression);
	const split = splitLast(withoutBrackets(expression));
	if (!split || whole.startsWith('error')) return null;
	const [left, sign, right] = [calculate(split.left), split.sign, calculate(split.right)];
	const step = sign === '^' ? powerOf(left, right) : `${left} ${sign} ${right}`;
	const [a = '', , b = ''] = step?.split(' ') ?? [];
	// Below zero Guide has learned nothing, and what was rounded on the way would end up in a wrong last digit.
	if (!step || !number.test(a) || !number.test(b) || calculate(step) !== whole) return null;
	return step;
}

function powerOf(base: string, exponent: string): string | null {
	const times = Number(exponent);
	if (!Number.isInteger(times) || times < 2) return null;
	if (Number.isInteger(Number(base)) && Number(base) <= largestBase && times <= largestPower)
		return `${base} ^ ${times}`;
	return `${calculate(`${base} ^ ${times - 1}`)} * ${base}`;
}

/** Brackets around all of it say nothing. */
function withoutBrackets(expression: string): string {
	const text = expression.trim();
	if (!text.startsWith('(') || !text.endsWith(')')) return text;
	const inner = text.slice(1, -1);
	return depths(inner).every((depth) => depth >= 0) ? withoutBrackets(inner) : text;
}

/** How many brackets are open at each place; negative where one closes that was opened before the text. */
function depths(text: string): number[] {
	let depth = 0;
	return Array.from(text, (letter) => (depth += letter === '(' ? 1 : letter === ')' ? -1 : 0));
}

/** The sign that is worked out last, with what stands on either side of it. */
function splitLast(expression: string): { left: string; sign: string; right: string } | null {
	const open = depths(expression);
	const places = (signs: string) =>
		[...open.keys()].filter(
			(at) => open[at] === 0 && signs.includes(expression[at] ?? '') && /[\d)]\s*$/.test(expression.slice(0, at))
		);
	const at = places('+-').at(-1) ?? places('*/').at(-1) ?? places('^')[0];
	if (at === undefined) return null;
	return { left: expression.slice(0, at), sign: expression[at] ?? '', right: expression.slice(at + 1) };
}
