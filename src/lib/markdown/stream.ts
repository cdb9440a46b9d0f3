import { type Growing, OpenFence, OpenPlain } from '#lib/markdown/growing.ts';
import { firstBiteChars, horizon, maxBlockChars } from '#lib/markdown/limits.ts';
import { appendProse } from '#lib/markdown/prose.ts';
import { resolveReferences } from '#lib/markdown/resolve.ts';
import type { KeyedBlock } from '#lib/markdown/tree.ts';
import { appendUnit, listUnits, type Unit } from '#lib/markdown/units.ts';

const blankLines = /(?:[ \t]*\n)+/y;

/**
 * The tree of a text that grows. Everything before the last unit (a block, or an item of a list) is settled once the
 * first line of that one is complete: it keeps its objects and is never parsed again. The tree depends on the text
 * only, not on the pieces that it arrived in.
 */
export class MarkdownStream {
	#received = '';
	/** What was received, with one kind of line break and without NUL. */
	#text = '';
	/** Start of what is not settled. */
	#cut = 0;
	/** Whether the text at `#cut` goes on with the list that was settled last. */
	#inList = false;
	#settled: KeyedBlock[] = [];
	#open: readonly Unit[] = [];
	#growing: Growing | null = null;
	#blocks: readonly KeyedBlock[] = [];
	/** Everything that was received has been read. */
	#complete = true;
	/** How much to parse next. Grows until a block ends in it, also from one update to the next. */
	#biteChars = firstBiteChars;

	/** All blocks so far. Those that did not change are the same objects as before. */
	get blocks(): readonly KeyedBlock[] {
		return this.#blocks;
	}

	/**
	 * Takes the whole text so far. A text that does not continue the previous one starts anew.
	 * @param budgetMs after which it stops, at least one step further; then it returns `false`: call again
	 */
	update(text: string, budgetMs = Infinity): boolean {
		if (!text.startsWith(this.#received)) this.#reset();
		const length = this.#text.length;
		this.#receive(text);
		if (!this.#complete || !this.#append(length)) {
			const deadlineMs = performance.now() + budgetMs;
			do this.#complete = this.#step();
			while (!this.#complete && performance.now() < deadlineMs);
		}
		this.#blocks = this.#collect();
		return this.#complete;
	}

	/** Call when the text is complete: what it defines (`[1]: https://…`) takes effect, in blocks before it too. */
	finish(): void {
		this.#blocks = resolveReferences(this.#text, this.#blocks);
	}

	#reset(): void {
		this.#received = this.#text = '';
		this.#cut = 0;
		this.#inList = false;
		this.#settled = [];
		this.#open = [];
		this.#growing = null;
		this.#complete = true;
		this.#biteChars = firstBiteChars;
	}

	#receive(text: string): void {
		const added = text.slice(this.#received.length);
		const endsPair = this.#received.endsWith('\r') && added.startsWith('\n');
		this.#text += (endsPair ? added.slice(1) : added).replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
		this.#received = text;
	}

	/** Tries to add what stands after `length` without the parser. */
	#append(length: number): boolean {
		const unit = this.#open.at(-1);
		if (!unit || this.#growing || this.#text.length - this.#cut > maxBlockChars) return false;
		const block = appendProse(unit.block, this.#text.slice(unit.start, length), this.#text.slice(length));
		if (!block) return false;
		this.#open = [...this.#open.slice(0, -1), { ...unit, block }];
		return true;
	}

	#collect(): KeyedBlock[] {
		const blocks = [...this.#settled];
		for (const unit of this.#open) appendUnit(blocks, unit);
		if (this.#growing) blocks.push({ key: this.#growing.start, block: this.#growing.block });
		return blocks;
	}

	/** Reads on, by a bite. True when everything has been read. */
	#step(): boolean {
		if (this.#growing) return this.#grow(this.#growing);
		blankLines.lastIndex = this.#cut;
		if (blankLines.test(this.#text)) this.#cut = blankLines.lastIndex;

		const limit = horizon(this.#text, this.#cut);
		const end = Math.min(this.#cut + this.#biteChars, limit, this.#text.length);
		const units = listUnits(this.#text.slice(this.#cut, end), this.#cut, this.#inList);
		const settledCount = units ? countSettled(units, this.#text, end) : 0;
		const kept = units?.[settledCount];
		if (units) this.#settle(units, settledCount);
		const fence = kept?.fence === undefined ? null : OpenFence.at(this.#text, kept.start, kept.fence);
		if (fence) return this.#grow(fence);
		if (units && end === this.#text.length && !readsDifferently(units, settledCount, this.#text)) {
			this.#open = units.slice(settledCount);
			return true;
		}
		if (settledCount > 0) return false;
		if (units && end < limit) {
			this.#biteChars *= 4;
			return false;
		}
		// Too much for the parser: the last unit is the one without end. Or it failed, then nothing is known.
		if (units && units.length > 1) this.#settle(units, units.length - 1);
		return this.#grow(new OpenPlain(this.#cut, units ? limit : this.#cut));
	}

	#grow(growing: Growing): boolean {
		this.#growing = growing;
		this.#open = [];
		const end = growing.read(this.#text);
		if (end === null) return true;
		this.#settled.push({ key: growing.start, block: growing.block });
		this.#growing = null;
		this.#cut = end;
		this.#inList = false;
		this.#biteChars = firstBiteChars;
		return false;
	}

	#settle(units: readonly Unit[], count: number): void {
		for (const unit of units.slice(0, count)) appendUnit(this.#settled, unit);
		const next = units[count];
		if (count === 0 || !next) return;
		this.#cut = next.start;
		this.#inList = next.joins;
		this.#open = [];
		this.#biteChars = firstBiteChars;
	}
}

/**
 * All but the last; but the last two while the lines that make the last what it is may still turn into something else.
 * Stops at a unit that micromark reads differently here than when a text starts with it.
 */
function countSettled(units: readonly Unit[], text: string, end: number): number {
	const odd = units.findIndex((_, index) => readsDifferently(units, index, text));
	const candidates = odd === -1 ? units : units.slice(0, odd + 1);
	const last = candidates.at(-1);
	if (!last) return 0;
	let lineBreak = text.indexOf('\n', last.start);
	// The second line of a table says that it is one.
	if (last.block.type === 'table' && lineBreak !== -1) lineBreak = text.indexOf('\n', lineBreak + 1);
	const certain = lineBreak !== -1 && lineBreak < end;
	return Math.max(0, candidates.length - (certain ? 1 : 2));
}

/**
 * Where micromark 4 reads a block differently within a text than at its start. After indented code, and in a list or
 * quote that interrupts a paragraph, it refuses lists as if a paragraph were open (`- 10. x`); code after a list falls
 * apart; the head of a table may look like a list. Read from its start, the first three are what CommonMark says.
 */
function readsDifferently(units: readonly Unit[], index: number, text: string): boolean {
	const unit = units[index];
	const previous = units[index - 1];
	if (!unit || !previous || unit.joins) return false;
	if (previous.block.type === 'code') return true;
	if (unit.block.type === 'code') return previous.block.type === 'list';
	if (unit.block.type !== 'list' && unit.block.type !== 'quote' && unit.block.type !== 'table') return false;
	return text.slice(text.lastIndexOf('\n', unit.start - 2) + 1, unit.start).trim() !== '';
}
