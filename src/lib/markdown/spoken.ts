import type { Block, Inline } from '#lib/markdown/tree.ts';

/** What is said in one breath, a paragraph, an item or a row of a table; or code, which is named and not read. */
export type Spoken = { text: string } | { code: true };

/**
 * What a person hears of a Markdown text: without its marks. A link is said by its text, or by its host where it shows an address; a
 * picture by its description, a formula as it was written, a table row by row.
 */
export function spoken(blocks: readonly Block[]): Spoken[] {
	return blocks.flatMap(ofBlock).filter((part) => 'code' in part || part.text !== '');
}

function ofBlock(block: Block): Spoken[] {
	switch (block.type) {
		case 'paragraph':
		case 'heading':
			return [{ text: words(block.children) }];
		case 'math':
			return [{ text: tidy(block.tex) }];
		case 'rule':
			return [];
		case 'quote':
			return spoken(block.children);
		case 'plain':
			return [{ text: tidy(block.pieces.join('')) }];
		case 'code':
			return [{ code: true }];
		case 'list': {
			const { start } = block;
			return block.items.flatMap(({ children }, index) => {
				const [first, ...others] = spoken(children);
				if (!first) return [];
				if (start === null || 'code' in first) return [first, ...others];
				// With a full stop the number would be a sentence of its own.
				return [{ text: `${start + index}: ${first.text}` }, ...others];
			});
		}
		case 'table':
			return [block.head, ...block.rows].map((cells) => ({
				text: cells
					.map(words)
					.filter((text) => text !== '')
					.join(', ')
			}));
	}
}

function words(nodes: readonly Inline[]): string {
	return tidy(nodes.map(ofInline).join(''));
}

function ofInline(node: Inline): string {
	switch (node.type) {
		case 'text':
		case 'code':
			return node.text;
		case 'math':
			return node.tex;
		case 'break':
			return ' ';
		case 'image':
			return node.alt;
		case 'link': {
			const text = words(node.children);
			return /^https?:\/\/\S+$/.test(text) ? new URL(node.href).host : text;
		}
		default:
			return node.children.map(ofInline).join('');
	}
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();
