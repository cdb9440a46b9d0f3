// Loaded only when an answer has a formula.
import katex from 'katex';
import { styledLetters } from '#lib/markdown/math-letters.ts';
import type { MathTree } from '#lib/markdown/tree.ts';

/** What `__renderToDomTree` returns: KaTeX's own tree, before it makes elements of it. */
interface KatexNode {
	/** Of text only. */
	text?: string;
	/** Of elements only. */
	type?: string;
	attributes?: Record<string, string>;
	children?: KatexNode[];
}

// Not in its types, but exported "for advanced use cases (like rendering to custom output)".
const { __renderToDomTree: render } = katex as unknown as {
	__renderToDomTree(tex: string, options: object): KatexNode;
};

const maxTexChars = 8192;

const tags: ReadonlySet<string> = new Set(
	'math mrow mi mo mn ms mtext mspace mover munder munderover msup msub msubsup mfrac mroot msqrt mtable mtr mtd mstyle mpadded mphantom'.split(
		' '
	)
);

/** Without `style`, `class`, `href` and `src`, which KaTeX also sets in places. */
const attributes: ReadonlySet<string> = new Set(
	'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width'.split(
		' '
	)
);

/** A formula as MathML, from an allow-list of elements and attributes; `null` when KaTeX cannot read it. */
export function formulaTree(tex: string, display: boolean): MathTree | null {
	if (tex.length > maxTexChars) return null;
	try {
		const root = render(tex, {
			displayMode: display,
			output: 'mathml',
			throwOnError: true,
			trust: false,
			strict: 'ignore',
			maxSize: 20,
			maxExpand: 500
		});
		const math = find(root, 'math');
		// <semantics> would carry the source once more, as an <annotation> that nobody sees.
		const content = math && find(math, 'semantics')?.children?.[0];
		if (!content) return null;
		return { tag: 'math', attributes: display ? { display: 'block' } : {}, children: convert(content) };
	} catch {
		return null; // half a formula, a command that KaTeX does not know, or braces as deep as the stack
	}
}

function find(node: KatexNode, type: string): KatexNode | undefined {
	if (node.type === type) return node;
	for (const child of node.children ?? []) {
		const found = find(child, type);
		if (found) return found;
	}
	return undefined;
}

function convert(node: KatexNode): MathTree[] {
	if (node.text !== undefined) return [node.text];
	const children = joinTexts((node.children ?? []).flatMap(convert));
	if (node.type === undefined || !tags.has(node.type)) return children;
	const kept = Object.entries(node.attributes ?? {}).filter(([name]) => attributes.has(name));
	return [styledLetters({ tag: node.type, attributes: Object.fromEntries(kept), children })];
}

/** Screen readers read each text node as a word of its own. */
function joinTexts(children: readonly MathTree[]): MathTree[] {
	const joined: MathTree[] = [];
	for (const child of children) {
		const last = joined.at(-1);
		if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
		else joined.push(child);
	}
	return joined;
}
