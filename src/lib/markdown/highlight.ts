// Loaded only when an answer has code. The languages that models are asked for most, 27 kB; all 190 would be 300 kB.
import type { RootContent } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { linesPerPiece } from '#lib/markdown/pieces.ts';

/** The colors that tokens.css knows, named after it. */
export type CodeColor = 'keyword' | 'string' | 'number' | 'comment' | 'title' | 'type';

export interface CodeToken {
	text: string;
	color: CodeColor | null;
}

const lowlight = createLowlight({
	bash,
	c,
	cpp,
	csharp,
	css,
	diff,
	go,
	ini,
	java,
	javascript,
	json,
	kotlin,
	php,
	python,
	ruby,
	rust,
	shell,
	sql,
	swift,
	typescript,
	xml,
	yaml
});
lowlight.registerAlias({ bash: ['zsh'], xml: ['svelte', 'vue'] });

/** highlight.js has some forty scopes; what is missing here is drawn as ordinary text. */
const colors: Readonly<Record<string, CodeColor>> = {
	'hljs-addition': 'string',
	'hljs-attr': 'type',
	'hljs-attribute': 'title',
	'hljs-built_in': 'type',
	'hljs-bullet': 'number',
	'hljs-comment': 'comment',
	'hljs-deletion': 'keyword',
	'hljs-doctag': 'keyword',
	'hljs-keyword': 'keyword',
	'hljs-literal': 'number',
	'hljs-meta': 'comment',
	'hljs-name': 'title',
	'hljs-number': 'number',
	'hljs-quote': 'comment',
	'hljs-regexp': 'string',
	'hljs-section': 'title',
	'hljs-selector-class': 'title',
	'hljs-selector-id': 'title',
	'hljs-selector-pseudo': 'keyword',
	'hljs-selector-tag': 'keyword',
	'hljs-string': 'string',
	'hljs-symbol': 'number',
	'hljs-title': 'title',
	'hljs-type': 'type',
	'hljs-variable': 'type'
};

/**
 * The tokens of a code, in pieces with the same borders as `cutLines` makes. `null` for a language that we do not know.
 * Takes about 1 ms per kB, so never call it for every token that a model writes.
 */
export function highlight(text: string, language: string): CodeToken[][] | null {
	const name = language.toLowerCase();
	if (!lowlight.registered(name)) return null;
	const pieces: CodeToken[][] = [[]];
	let lines = 0;

	const add = (text: string, color: CodeColor | null) => {
		if (text === '') return;
		const piece = pieces.at(-1);
		const last = piece?.at(-1);
		if (last && last.color === color) last.text += text;
		else piece?.push({ text, color });
	};
	const visit = (nodes: readonly RootContent[], color: CodeColor | null) => {
		for (const node of nodes) {
			if (node.type === 'element') {
				const [scope] = (node.properties['className'] ?? []) as string[];
				visit(node.children, colors[scope ?? ''] ?? null);
			} else if (node.type === 'text') {
				let start = 0;
				for (let end = node.value.indexOf('\n'); end !== -1; end = node.value.indexOf('\n', end + 1)) {
					if (++lines % linesPerPiece !== 0) continue;
					add(node.value.slice(start, end + 1), color);
					pieces.push([]);
					start = end + 1;
				}
				add(node.value.slice(start), color);
			}
		}
	};
	visit(lowlight.highlight(name, text).children, null);
	return pieces;
}
