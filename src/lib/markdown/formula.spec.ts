import { expect, test } from 'vitest';
import { formulaTree } from '#lib/markdown/formula.ts';
import type { MathTree } from '#lib/markdown/tree.ts';

function flatten(tree: MathTree | null): Exclude<MathTree, string>[] {
	return tree === null || typeof tree === 'string' ? [] : [tree, ...tree.children.flatMap(flatten)];
}
const textOf = (tree: MathTree | null): string =>
	tree === null ? '' : typeof tree === 'string' ? tree : tree.children.map(textOf).join('');

test('makes a tree of MathML elements', () => {
	const tree = formulaTree('\\frac{1}{2} \\sqrt{x^2}', true);
	expect(tree).toMatchObject({ tag: 'math', attributes: { display: 'block' } });
	expect(flatten(tree).map(({ tag }) => tag)).toEqual(expect.arrayContaining(['mfrac', 'msqrt', 'msup', 'mn', 'mi']));
	expect(textOf(tree)).toBe('12x2');
});

test('joins the letters of a text', () => {
	expect(flatten(formulaTree('\\text{two words}', false)).find(({ tag }) => tag === 'mtext')?.children).toEqual([
		'two\u00A0words'
	]);
});

test('writes styled alphabets as Unicode letters', () => {
	expect(
		textOf(formulaTree('\\mathbb{R} \\mathbf{x1} \\mathcal{L} \\mathfrak{g} \\mathsf{a} \\mathtt{Z}', false))
	).toBe('ℝ𝐱𝟏ℒ𝔤𝖺𝚉');
});

test('gives nothing for what KaTeX cannot read', () => {
	for (const tex of [
		'\\frac{1}{',
		'x^',
		'\\nosuchcommand',
		'{'.repeat(20_000),
		'{'.repeat(4_000),
		'\\def\\a{\\a\\a}\\a',
		'x'.repeat(9_000)
	]) {
		expect(formulaTree(tex, false), tex.slice(0, 20)).toBeNull();
	}
});

test('has no attribute that styles, links or loads', () => {
	const formulas = [
		'\\fcolorbox{red}{blue}{x}',
		'\\pmb{x}',
		'\\href{javascript:alert(1)}{x}',
		'\\url{https://a.example}',
		'\\includegraphics{https://a.example/b.png}',
		'\\htmlStyle{color:red}{x}',
		'\\htmlClass{a}{x}',
		'\\htmlData{a=b}{x}',
		'\\color{red}x',
		'\\rule{1em}{1em}',
		'\\phase{x}',
		'\\cancel{x}',
		'\\xrightarrow{a}',
		'\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}',
		'\\text{<img src=x onerror=alert(1)>}',
		'\\tag{1} x',
		'\\angl{n}',
		'\\underbrace{x}_{y}',
		'\\Large x'
	];
	for (const tex of formulas) {
		for (const { tag, attributes } of flatten(formulaTree(tex, true))) {
			expect(tag, tex).toMatch(/^m[a-z]+$/);
			expect(tag, tex).not.toMatch(/^(maction|mglyph|menclose)$/);
			for (const name of Object.keys(attributes))
				expect(name, tex).not.toMatch(/^(style|class|href|src|id|on.*|data-.*|xlink.*)$/);
		}
	}
});
