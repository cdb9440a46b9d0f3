import type { RootContent } from 'mdast';
import { convert } from '#lib/markdown/convert.ts';
import { parse } from '#lib/markdown/parse.ts';
import type { Block, KeyedBlock } from '#lib/markdown/tree.ts';

/** The smallest thing that can be settled: a block, or one item of a top-level list, as a list of its own. */
export interface Unit {
	/** Offset of its first line in the whole text. */
	start: number;
	block: Block;
	/** Goes on with the list of the unit before it. */
	joins: boolean;
	/** Language of a fenced or indented code block; `undefined` for what is no code. */
	fence: string | null | undefined;
}

/**
 * Units of `source`, which stands at `offset` of the whole text; `inList`: in the middle of a list.
 * `null` when the parser fails, which it does when a text makes it run out of stack.
 */
export function listUnits(source: string, offset: number, inList: boolean): Unit[] | null {
	try {
		return parse(source).flatMap((node, index) => unitsOf(node, index === 0 && inList));
	} catch {
		return null;
	}

	function unitsOf(node: RootContent, joins: boolean): Unit[] {
		if (node.type !== 'list') return unit(node, node, false);
		return node.children.flatMap((item, index) => unit(item, { ...node, children: [item] }, joins || index > 0));
	}

	function unit(first: RootContent, node: RootContent, joins: boolean): Unit[] {
		const { offset: chars = 0, column = 1 } = first.position?.start ?? {};
		// From the start of the line: the indentation of a list or of code is part of it.
		const start = offset + chars - (column - 1);
		const fence = node.type === 'code' ? (node.lang ?? null) : undefined;
		return convert([node], source).map((block) => ({ start, block, joins, fence }));
	}
}

/** Adds a unit to the blocks before it: to the last list if it goes on with that. */
export function appendUnit(blocks: KeyedBlock[], unit: Unit): void {
	const last = blocks.at(-1);
	if (!unit.joins || last?.block.type !== 'list' || unit.block.type !== 'list') {
		blocks.push({ key: unit.start, block: unit.block });
		return;
	}
	const { start, loose, items } = last.block;
	blocks[blocks.length - 1] = {
		key: last.key,
		block: {
			type: 'list',
			start,
			loose: loose || unit.block.loose,
			items: [...items, ...unit.block.items]
		}
	};
}
