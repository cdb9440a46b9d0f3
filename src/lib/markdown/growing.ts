import { linesPerPiece } from '#lib/markdown/pieces.ts';
import type { Block } from '#lib/markdown/tree.ts';

/** A block that is read line by line, without the parser, until its end is found. */
export interface Growing {
	/** Where it starts in the text. */
	readonly start: number;
	/** What it holds so far. */
	readonly block: Block;
	/** Reads what is new in a text that has only grown. The offset after the block, or `null` while it is open. */
	read(text: string): number | null;
}

const opening = /(?<prefix> {0,3})(?<fence>`{3,}(?=[^`\n]*\n)|~{3,}(?=[^\n]*\n))[^\n]*\n/y;

/** A fenced code block. Its content is as long as models like, so it is never parsed, only searched for its last line. */
export class OpenFence implements Growing {
	readonly start: number;
	readonly #language: string | null;
	readonly #indent: number;
	readonly #closing: RegExp;
	#offset: number;
	#pieces: string[] = [];
	/** Complete lines that are in no piece yet, each with its line break. */
	#lines = '';
	#lineCount = 0;
	#partial = '';

	private constructor(start: number, contentStart: number, language: string | null, indent: number, fence: string) {
		this.start = start;
		this.#offset = contentStart;
		this.#language = language;
		this.#indent = indent;
		this.#closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
	}

	/** The fence whose opening line is at `start`; `null` when there is none, or when that line is not complete. */
	static at(text: string, start: number, language: string | null): OpenFence | null {
		opening.lastIndex = start;
		const { prefix, fence } = opening.exec(text)?.groups ?? {};
		if (prefix === undefined || fence === undefined) return null;
		return new OpenFence(start, opening.lastIndex, language, prefix.length, fence);
	}

	get block(): Block {
		const last = this.#partial === '' ? [this.#lines.slice(0, -1)] : this.#withPartial();
		return { type: 'code', pieces: [...this.#pieces, ...last], language: this.#language };
	}

	read(text: string): number | null {
		for (let end = text.indexOf('\n', this.#offset); end !== -1; end = text.indexOf('\n', this.#offset)) {
			const line = text.slice(this.#offset, end);
			this.#offset = end + 1;
			if (this.#closing.test(line)) {
				this.#partial = '';
				return this.#offset;
			}
			this.#add(`${this.#unindent(line)}\n`);
		}
		const rest = text.slice(this.#offset);
		this.#partial = this.#closing.test(rest) ? '' : this.#unindent(rest);
		return null;
	}

	#add(line: string): void {
		if (this.#lineCount === linesPerPiece) {
			this.#pieces.push(this.#lines);
			this.#lines = '';
			this.#lineCount = 0;
		}
		this.#lines += line;
		this.#lineCount++;
	}

	#withPartial(): string[] {
		return this.#lineCount === linesPerPiece ? [this.#lines, this.#partial] : [this.#lines + this.#partial];
	}

	/** Takes away as many columns as the fence is indented by. A tab is as wide as up to the next multiple of four. */
	#unindent(line: string): string {
		let columns = 0;
		let chars = 0;
		for (; columns < this.#indent; chars++) {
			const char = line.charAt(chars);
			if (char === '\t') columns += 4 - (columns % 4);
			else if (char === ' ') columns++;
			else break;
		}
		return ' '.repeat(Math.max(0, columns - this.#indent)) + line.slice(chars);
	}
}

const minPieceChars = 4096;
const maxPieceChars = 8192;

/** Text that the parser must not see, up to the first blank line after `safeEnd`. Cut, so that a long one stays cheap. */
export class OpenPlain implements Growing {
	readonly start: number;
	#text = '';
	#pieceStart: number;
	#searchFrom: number;
	#pieces: string[] = [];

	constructor(start: number, safeEnd: number) {
		this.start = start;
		this.#pieceStart = start;
		this.#searchFrom = safeEnd;
	}

	get block(): Block {
		const rest = this.#text.slice(this.#pieceStart).replace(/\n$/, '');
		return { type: 'plain', pieces: [...this.#pieces, ...(rest === '' ? [] : [rest])] };
	}

	read(text: string): number | null {
		const blank = /\n[ \t]*\n/g;
		blank.lastIndex = this.#searchFrom;
		const found = blank.exec(text);
		// The blank line may be complete only with what comes next.
		this.#searchFrom = Math.max(this.#searchFrom, text.lastIndexOf('\n', text.length - 1));
		this.#text = found ? text.slice(0, found.index) : text;
		while (this.#text.length - this.#pieceStart > maxPieceChars) this.#cut();
		return found ? blank.lastIndex : null;
	}

	#cut(): void {
		const piece = this.#text.slice(this.#pieceStart, this.#pieceStart + maxPieceChars);
		const nice = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' ')) + 1;
		const chars =
			nice > minPieceChars ? nice : maxPieceChars - (isHighSurrogate(piece.charCodeAt(maxPieceChars - 1)) ? 1 : 0);
		this.#pieces.push(piece.slice(0, chars));
		this.#pieceStart += chars;
	}
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}
