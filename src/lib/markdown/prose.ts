import type { Block, Inline, ListItem } from '#lib/markdown/tree.ts';

/** Letters, digits, commas and spaces: they begin and end nothing. */
const prose = /^[\p{L}\p{M}\p{N}, ]+$/u;
const proseEnd = /[\p{L}\p{M}\p{N},]( *)$/u;
/** Enough for the last character, which may be two units long, and the spaces after it. */
const endChars = 16;
const maxDepth = 8;

/**
 * The block with `added` at its end, if that needs no parser: most of what a model writes is words after words. `before`
 * is the text of the block so far. `null` when the parser must decide.
 */
export function appendProse(block: Block, before: string, added: string): Block | null {
	if (!prose.test(added) || before.includes('<')) return null;
	const end = proseEnd.exec(before.slice(-endChars));
	if (!end) return null;
	const last = end[0].slice(0, end[0].length - (end[1] ?? '').length);
	return extend(block, last, `${end[1]}${added}`, 0);
}

/** `last` is what the text must end with: then it is shown as it is written, and spaces after it are not shown yet. */
function extend(block: Block, last: string, added: string, depth: number): Block | null {
	if (depth > maxDepth) return null;
	switch (block.type) {
		case 'paragraph':
		case 'heading': {
			const leaf = block.children.at(-1);
			if (leaf?.type !== 'text' || !leaf.text.endsWith(last)) return null;
			const text: Inline = { type: 'text', text: (leaf.text + added).trimEnd() };
			return { ...block, children: [...block.children.slice(0, -1), text] };
		}
		case 'quote': {
			const children = extendLast(block.children, last, added, depth);
			return children && { ...block, children };
		}
		case 'list': {
			const item = block.items.at(-1);
			const children = item && extendLast(item.children, last, added, depth);
			if (!children) return null;
			const extended: ListItem = { ...item, children };
			return { ...block, items: [...block.items.slice(0, -1), extended] };
		}
		default:
			return null;
	}
}

function extendLast(blocks: readonly Block[], last: string, added: string, depth: number): Block[] | null {
	const block = blocks.at(-1);
	const extended = block && extend(block, last, added, depth + 1);
	return extended ? [...blocks.slice(0, -1), extended] : null;
}
