/**
 * What may be drawn: an allow-list as types. A Markdown text reaches the page only through these nodes, so what is not
 * named here (raw HTML, images, odd links) cannot be drawn, whatever the text says.
 */
export type Inline =
	| { type: 'text'; text: string }
	| { type: 'strong' | 'emphasis' | 'strike'; children: readonly Inline[] }
	| { type: 'code'; text: string }
	| { type: 'math'; tex: string; display: boolean }
	| { type: 'break' }
	/** `href` is absolute, normalized, and http, https or mailto. */
	| { type: 'link'; href: string; children: readonly Inline[] }
	/** Never loaded. `host` says where it would have come from, `null` when the address names no host. */
	| { type: 'image'; alt: string; host: string | null };

export interface ListItem {
	/** State of a task; `null` for an ordinary item. */
	checked: boolean | null;
	children: readonly Block[];
}

export interface ListBlock {
	type: 'list';
	/** First number; `null` for a list with bullets. */
	start: number | null;
	/** A blank line somewhere between or within items: they stand apart. */
	loose: boolean;
	items: readonly ListItem[];
}

export interface CodeBlock {
	type: 'code';
	/** The code, cut so that what is complete never changes again. Joined without a separator, it is the text. */
	pieces: readonly string[];
	/** First word after the fence, as written. */
	language: string | null;
}

export interface TableBlock {
	type: 'table';
	align: readonly ('left' | 'center' | 'right' | null)[];
	head: readonly (readonly Inline[])[];
	rows: readonly (readonly (readonly Inline[])[])[];
}

export type Block =
	| { type: 'paragraph'; children: readonly Inline[] }
	/** Levels 1 and 2 belong to the page. */
	| { type: 'heading'; level: 3 | 4 | 5 | 6; children: readonly Inline[] }
	/** `open`: its end has not arrived, so it is no formula yet, and `tex` is what was written, with `$$` or `\[`. */
	| { type: 'math'; tex: string; open: boolean }
	| { type: 'rule' }
	| { type: 'quote'; children: readonly Block[] }
	/** Text that was too big or too deep to be parsed, as it is. */
	| { type: 'plain'; pieces: readonly string[] }
	| CodeBlock
	| ListBlock
	| TableBlock;

/** A top-level block; `key` is where it starts in the text, the same for as long as it grows. */
export interface KeyedBlock {
	key: number;
	block: Block;
}

/** A formula as MathML, from an allow-list of elements and attributes. */
export type MathTree = string | MathElement;
export interface MathElement {
	tag: string;
	attributes: Readonly<Record<string, string>>;
	children: readonly MathTree[];
}
