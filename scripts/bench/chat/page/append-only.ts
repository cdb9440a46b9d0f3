/** The least that still is Markdown: blocks by how their lines begin, and what stands between two of these marks. */
const inline: Record<string, string> = { '**': 'strong', '*': 'em', '`': 'code', '~~': 's' };
const marks = /(\*\*|\*|`|~~)/;

/**
 * A parser that only appends, to compare with: a line opens a block by its first characters, and nothing that was read
 * is looked at again. No nesting, no links, no colors, no formulas.
 */
export class AppendOnly {
	#root: Element;
	#block: Element | null = null;
	#open: Element | null = null;
	#fenced = false;
	/** The line so far, until it is known what it opens. */
	#line = '';
	#known = false;

	constructor(root: Element) {
		this.#root = root;
	}

	add(text: string): void {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) this.#endLine();
			if (this.#known) this.#write(part);
			else this.#begin((this.#line += part));
		}
	}

	#endLine(): void {
		if (!this.#known) this.#openLine(this.#line);
		if (this.#fenced) this.#block?.append('\n');
		this.#line = '';
		this.#known = false;
	}

	/** Opens the block of a line when enough of it is there. */
	#begin(line: string): void {
		if (line.trimStart().length >= 4 && !line.startsWith('`')) this.#openLine(line);
	}

	#openLine(line: string): void {
		this.#known = true;
		if (line.startsWith('```')) {
			this.#fenced = !this.#fenced;
			this.#open = this.#block = this.#fenced ? this.#append(this.#append(this.#root, 'pre'), 'code') : null;
			return;
		}
		if (this.#fenced) return this.#write(line);
		if (line.trim() === '') return void (this.#open = this.#block = null);
		const [, hashes, item, quote, cell] = /^(#+ )|^(\s*(?:-|\d+\.) )|^(> )|^(\|)/.exec(line) ?? [];
		if (hashes) this.#block = this.#append(this.#root, `h${hashes.length - 1}`);
		else if (item) this.#block = this.#append(this.#root, 'li');
		else if (quote) this.#block ??= this.#append(this.#root, 'blockquote');
		else if (cell) this.#block = this.#append(this.#root, 'pre');
		else this.#block ??= this.#append(this.#root, 'p');
		this.#open = this.#block;
		this.#write(line.slice((hashes ?? item ?? quote ?? '').length));
	}

	#write(text: string): void {
		const target = this.#open;
		if (!target || text === '') return;
		if (this.#fenced) return target.append(text);
		for (const part of text.split(marks)) {
			const tag = inline[part];
			if (!tag) this.#open?.append(part);
			else if (this.#open?.localName === tag) this.#open = this.#open.parentElement;
			else if (this.#open) this.#open = this.#append(this.#open, tag);
		}
	}

	#append(parent: Element, tag: string): Element {
		const element = document.createElement(tag);
		parent.append(element);
		return element;
	}
}
