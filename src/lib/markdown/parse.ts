import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { bareUrl } from '#lib/markdown/bare-url.ts';
import { mathSyntax } from '#lib/markdown/math-syntax.ts';

// A single tilde is "about" more often than a strike: "~5 of ~10".
const syntax = [gfmStrikethrough({ singleTilde: false }), gfmTable(), bareUrl, mathSyntax];
const mdastExtensions = [gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown(), mathFromMarkdown()];

// While a text streams, one block must never change how another reads, or the tree would depend on what arrived when.
const alone = { extensions: [...syntax, { disable: { null: ['definition'] } }], mdastExtensions };
const together = { extensions: syntax, mdastExtensions };

/**
 * Top-level nodes of a Markdown text, in which `[label]: address` defines nothing.
 * Quadratic for some texts, so give it at most what `horizon` allows.
 */
export function parse(text: string): RootContent[] {
	return fromMarkdown(keepFirst(text), alone).children;
}

/** Like `parse`, with definitions. */
export function parseWithDefinitions(text: string): RootContent[] {
	return fromMarkdown(keepFirst(text), together).children;
}

/** A byte order mark would be dropped at the start, and every offset be one less. */
function keepFirst(text: string): string {
	return text.charCodeAt(0) === 0xfeff ? `\uFEFF${text}` : text;
}
