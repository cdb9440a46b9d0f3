import { convert } from '#lib/markdown/convert.ts';
import { horizon } from '#lib/markdown/limits.ts';
import { parseWithDefinitions } from '#lib/markdown/parse.ts';
import type { KeyedBlock } from '#lib/markdown/tree.ts';

const definitionLine = / {0,3}\[([^\][\n]{1,100})\]:[ \t]*\S[^\n]*(?:\n|$)/y;
const label = /\[([^\][\n]{1,100})\](?!:)/g;
const maxDefinitions = 500;

/**
 * Blocks of a complete text with its references resolved: `[text][1]`, `[text]`. A block that refers to nothing
 * stays the same object, and so do those that define: they are drawn as the lines that they are, since models use them
 * as lists of sources.
 */
export function resolveReferences(text: string, blocks: readonly KeyedBlock[]): readonly KeyedBlock[] {
	const lines = findDefinitions(text, blocks);
	if (lines.size === 0) return blocks;
	return blocks.map((entry, index) => {
		const end = blocks[index + 1]?.key ?? text.length;
		const source = text.slice(entry.key, end);
		const used = new Set(
			[...source.matchAll(label)].map((match) => normalize(match[1])).filter((name) => lines.has(name))
		);
		if (used.size === 0 || isLiteral(entry) || horizon(text, entry.key) < end) return entry;
		const [block, ...others] = convertWith(source, [...used].map((name) => lines.get(name)).join(''));
		return block && others.length === 0 ? { key: entry.key, block } : entry;
	});
}

function isLiteral({ block }: KeyedBlock): boolean {
	return block.type === 'code' || block.type === 'plain' || block.type === 'math';
}

/** Definitions at the beginning of paragraphs, whole lines by normalized label. The first of a name counts. */
function findDefinitions(text: string, blocks: readonly KeyedBlock[]): Map<string, string> {
	const lines = new Map<string, string>();
	for (const { key, block } of blocks) {
		if (block.type !== 'paragraph') continue;
		definitionLine.lastIndex = key;
		for (
			let match = definitionLine.exec(text);
			match && lines.size < maxDefinitions;
			match = definitionLine.exec(text)
		) {
			const name = normalize(match[1]);
			if (!lines.has(name)) lines.set(name, `${match[0].trim()}\n`);
		}
	}
	return lines;
}

function convertWith(source: string, definitions: string) {
	try {
		// Before the block, not after it: an open fence inside it would swallow them.
		const whole = `${definitions}\n${source}`;
		const nodes = parseWithDefinitions(whole);
		const urls = new Map(
			nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : []))
		);
		return convert(nodes, whole, urls);
	} catch {
		return [];
	}
}

function normalize(name = ''): string {
	return name.replace(/\s+/g, ' ').trim().toLowerCase();
}
