import type { MathElement } from '#lib/markdown/tree.ts';

/** Where the styled alphabets begin in Unicode (Mathematical Alphanumeric Symbols): capitals, small letters, digits. */
const alphabets: Readonly<Record<string, readonly [capitals: number, small: number, digits: number | null]>> = {
	bold: [0x1d400, 0x1d41a, 0x1d7ce],
	italic: [0x1d434, 0x1d44e, null],
	'bold-italic': [0x1d468, 0x1d482, null],
	script: [0x1d49c, 0x1d4b6, null],
	'bold-script': [0x1d4d0, 0x1d4ea, null],
	fraktur: [0x1d504, 0x1d51e, null],
	'bold-fraktur': [0x1d56c, 0x1d586, null],
	'double-struck': [0x1d538, 0x1d552, 0x1d7d8],
	'sans-serif': [0x1d5a0, 0x1d5ba, 0x1d7e2],
	'bold-sans-serif': [0x1d5d4, 0x1d5ee, 0x1d7ec],
	'sans-serif-italic': [0x1d608, 0x1d622, null],
	'sans-serif-bold-italic': [0x1d63c, 0x1d656, null],
	monospace: [0x1d670, 0x1d68a, 0x1d7f6]
};

/** Letters that Unicode had before it gained these alphabets: their places there are empty. */
const older: Readonly<Record<string, string>> = {
	'italic h': 'ℎ',
	'script B': 'ℬ',
	'script E': 'ℰ',
	'script F': 'ℱ',
	'script H': 'ℋ',
	'script I': 'ℐ',
	'script L': 'ℒ',
	'script M': 'ℳ',
	'script R': 'ℛ',
	'script e': 'ℯ',
	'script g': 'ℊ',
	'script o': 'ℴ',
	'fraktur C': 'ℭ',
	'fraktur H': 'ℌ',
	'fraktur I': 'ℑ',
	'fraktur R': 'ℜ',
	'fraktur Z': 'ℨ',
	'double-struck C': 'ℂ',
	'double-struck H': 'ℍ',
	'double-struck N': 'ℕ',
	'double-struck P': 'ℙ',
	'double-struck Q': 'ℚ',
	'double-struck R': 'ℝ',
	'double-struck Z': 'ℤ'
};

/**
 * An element whose `mathvariant` (`\mathbb{R}`, `\mathbf{x}`) is turned into Unicode letters: MathML Core, which is what
 * browsers draw, knows no value but `normal`.
 */
export function styledLetters(element: MathElement): MathElement {
	const { mathvariant: variant = 'normal', ...attributes } = element.attributes;
	if (variant === 'normal') return element;
	const children = element.children.map((child) => (typeof child === 'string' ? styled(child, variant) : child));
	return { ...element, attributes, children };
}

function styled(text: string, variant: string): string {
	const [capitals, small, digits] = alphabets[variant] ?? [];
	if (capitals === undefined || small === undefined) return text;
	return text.replace(/[A-Za-z0-9]/g, (char) => {
		const code = char.charCodeAt(0);
		if (code < 58) return digits ? String.fromCodePoint(digits + code - 48) : char;
		return older[`${variant} ${char}`] ?? String.fromCodePoint(code < 91 ? capitals + code - 65 : small + code - 97);
	});
}
