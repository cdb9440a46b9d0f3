import type { List, ListItem as MdastItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { cutLines } from '#lib/markdown/pieces.ts';
import type { Block, Inline, ListItem } from '#lib/markdown/tree.ts';
import { imageHost, revealBidi, safeHref } from '#lib/markdown/url.ts';

/** Deeper than any answer is; components nest as deep as the tree does, and the stack ends somewhere. */
const maxDepth = 24;

/** Addresses by normalized label, from `[label]: address`. */
export type Definitions = ReadonlyMap<string, string>;
const noDefinitions: Definitions = new Map();

/** GFM's, read here: the extension for it fails on `-\n[x] a` (mdast-util-gfm-task-list-item 2.0.1). */
const taskMark = /^\[([ xX])\][ \t\n]+/;

const headingLevels = [3, 4, 5, 6, 6, 6] as const;

/**
 * The drawable form of mdast nodes; `source` is the text that they were parsed from.
 * What is not on the list of `tree.ts` becomes the text that it was written as.
 */
export function convert(nodes: readonly RootContent[], source: string, definitions = noDefinitions): Block[] {
	return blocks(nodes, 0);

	function blocks(nodes: readonly RootContent[], depth: number): Block[] {
		return nodes.flatMap((node) => block(node, depth) ?? []);
	}

	function block(node: RootContent, depth: number): Block | null {
		if (depth > maxDepth) return { type: 'paragraph', children: [text(raw(node))] };
		switch (node.type) {
			case 'paragraph':
				return paragraph(inlines(node.children, 0));
			case 'heading':
				return { type: 'heading', level: headingLevels[node.depth - 1] ?? 6, children: inlines(node.children, 0) };
			case 'code':
				return { type: 'code', pieces: cutLines(node.value), language: node.lang || null };
			case 'math':
				return formula(node.value, raw(node).trim());
			case 'thematicBreak':
				return { type: 'rule' };
			case 'blockquote':
				return { type: 'quote', children: blocks(node.children, depth + 1) };
			case 'list':
				return {
					type: 'list',
					start: node.ordered ? (node.start ?? 1) : null,
					loose: isLoose(node),
					items: node.children.map((child) => item(child, depth + 1))
				};
			case 'table':
				return table(node);
			case 'definition':
				return null; // drawn from where they stand, see resolve.ts
			default:
				return { type: 'paragraph', children: [text(raw(node))] };
		}
	}

	function formula(tex: string, written: string): Block {
		if (/^(\$\$|\\\[)[^]*(\$\$|\\\])$/.test(written) && written.length > 3) return { type: 'math', tex, open: false };
		const end = written.search(/(?<=[^\\])\\\]|(?<=^\$\$[^]*)\$\$/);
		if (end === -1) return { type: 'math', tex: written, open: true };
		// The rest of the line after its end belongs to the sentence around it.
		const math: Inline = { type: 'math', tex: written.slice(2, end), display: true };
		return { type: 'paragraph', children: [math, text(written.slice(end + 2))] };
	}

	/** `$$x$$` on a line of its own is a formula block, although Markdown's grammar says that it is in a line. */
	function paragraph(children: readonly Inline[]): Block {
		const [only] = children;
		if (children.length === 1 && only?.type === 'math' && only.display)
			return { type: 'math', tex: only.tex, open: false };
		return { type: 'paragraph', children };
	}

	function item(node: MdastItem, depth: number): ListItem {
		const children = blocks(node.children, depth);
		const [first, ...others] = children;
		const [words, ...more] = first?.type === 'paragraph' ? first.children : [];
		const task = words?.type === 'text' ? taskMark.exec(words.text) : null;
		// An escaped bracket is none, and a box without words is no task.
		const isTask = task !== null && source.charAt(node.children[0]?.position?.start.offset ?? -1) === '[';
		const rest = words?.type === 'text' ? words.text.slice(task?.[0].length) : '';
		if (!isTask || (rest === '' && more.length === 0)) return { checked: null, children };
		return { checked: task[1] !== ' ', children: [{ type: 'paragraph', children: [text(rest), ...more] }, ...others] };
	}

	function table(node: Table): Block {
		const [head = [], ...rows] = node.children.map((row) => row.children.map((cell) => inlines(cell.children, 0)));
		return { type: 'table', align: (node.align ?? []).map((align) => align ?? null), head, rows };
	}

	function inlines(nodes: readonly PhrasingContent[], depth: number, inLink = false): Inline[] {
		const result: Inline[] = [];
		for (const node of nodes) {
			for (const next of inline(node, depth, inLink)) {
				const last = result.at(-1);
				if (next.type !== 'text') result.push(next);
				else if (last?.type === 'text') result[result.length - 1] = text(last.text + next.text);
				// A displayed formula ends its line by itself.
				else result.push(last?.type === 'math' && last.display ? text(next.text.trimStart()) : next);
			}
		}
		return result;
	}

	function inline(node: PhrasingContent, depth: number, inLink: boolean): Inline[] {
		if (depth > maxDepth) return [text(raw(node))];
		const children = () => ('children' in node ? inlines(node.children, depth + 1, inLink) : []);
		switch (node.type) {
			case 'text':
				return [text(inLink ? revealBidi(node.value) : node.value)];
			case 'strong':
			case 'emphasis':
				return [{ type: node.type, children: children() }];
			case 'delete':
				return [{ type: 'strike', children: children() }];
			case 'inlineCode':
				return [{ type: 'code', text: node.value }];
			case 'inlineMath':
				return [{ type: 'math', tex: node.value, display: !raw(node).startsWith('\\(') }];
			case 'break':
				return [{ type: 'break' }];
			case 'html':
				// The one tag that models put into tables because Markdown has nothing for it. It carries no data.
				return [/^<br\s*\/?>$/i.test(node.value) ? { type: 'break' } : text(node.value)];
			case 'link':
				return link(node.children, node.url, depth, inLink);
			case 'linkReference':
				return link(node.children, definitions.get(node.identifier) ?? '', depth, inLink);
			case 'image':
				return [{ type: 'image', alt: node.alt ?? '', host: imageHost(node.url) }];
			case 'imageReference':
				return [{ type: 'image', alt: node.alt ?? '', host: imageHost(definitions.get(node.identifier) ?? '') }];
			default:
				return [text(raw(node))];
		}
	}

	function link(children: readonly PhrasingContent[], url: string, depth: number, inLink: boolean): Inline[] {
		const href = inLink ? null : safeHref(url);
		if (href === null) return inlines(children, depth + 1, inLink);
		const label = inlines(children, depth + 1, true);
		return [{ type: 'link', href, children: label.length > 0 ? label : [text(href)] }];
	}

	function raw(node: Nodes): string {
		return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
	}
}

/** Whether items stand apart. Also asked for a part of a list, of which `convert` sees the rest later. */
function isLoose(list: List): boolean {
	return list.spread === true || list.children.some((item) => item.spread === true);
}

function text(text: string): Inline {
	return { type: 'text', text };
}
