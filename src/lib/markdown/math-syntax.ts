// A micromark extension that reads `$$…$$`, `\(…\)` and `\[…\]`, in a line and as a block, with the token names that
// mdast-util-math compiles. A single `$` is money. Rewriting the text instead would have to find code by itself.
// Declares the token names (mathFlow, mathText and so on).
import type {} from 'micromark-extension-math';
import type { Code, Construct, Extension, State } from '#lib/markdown/micromark-types.ts';

const dollar = 36;
const backslash = 92;
const closers: ReadonlyMap<Code, Code> = new Map([
	[40, 41], // ( )
	[91, 93] // [ ]
]);

const isLineEnding = (code: Code) => code !== null && code < -2;
const isSpace = (code: Code) => code === -2 || code === -1 || code === 32;

/** `$$`, `\)` or `\]`, whichever ends the formula: `closer` is the last character. */
function closingSequence(
	closer: Code,
	fence: 'mathFlowFence' | null,
	sequence: 'mathFlowFenceSequence' | 'mathTextSequence'
): Construct {
	return {
		partial: true,
		tokenize(effects, ok, nok) {
			return (code) => {
				if (fence) effects.enter(fence);
				effects.enter(sequence);
				effects.consume(code);
				return last;
			};
			function last(code: Code) {
				if (code !== closer) return nok(code);
				effects.consume(code);
				effects.exit(sequence);
				if (fence) effects.exit(fence);
				return ok;
			}
		}
	};
}

/** The same with nothing but white space after it in its line. */
function closingFence(closer: Code): Construct {
	return {
		partial: true,
		tokenize(effects, ok, nok) {
			return effects.attempt(closingSequence(closer, 'mathFlowFence', 'mathFlowFenceSequence'), after, nok);
			function after(code: Code): State | undefined {
				if (code === null || isLineEnding(code)) return ok(code);
				if (!isSpace(code)) return nok(code);
				effects.enter('whitespace');
				effects.consume(code);
				effects.exit('whitespace');
				return after;
			}
		}
	};
}

/** Which kinds of formula are known not to end in this text: looking again at each opening would be quadratic. */
const endless = new WeakMap<object, Set<Code>>();

const mathText: Construct = {
	name: 'mathText',
	previous: (code) => code !== dollar,
	tokenize(effects, ok, nok) {
		const known = endless.get(this) ?? new Set<Code>();
		endless.set(this, known);
		let closer: Code = dollar;
		let chars = 0;
		let inData = false;
		return start;

		function start(code: Code) {
			effects.enter('mathText');
			effects.enter('mathTextSequence');
			effects.consume(code);
			return code === dollar ? second : bracket;
		}
		function second(code: Code) {
			if (code !== dollar || known.has(closer)) return nok(code);
			effects.consume(code);
			effects.exit('mathTextSequence');
			return first;
		}
		function first(code: Code) {
			return code === dollar ? nok(code) : between(code);
		}
		function bracket(code: Code) {
			closer = closers.get(code) ?? null;
			if (closer === null || known.has(closer)) return nok(code);
			effects.consume(code);
			effects.exit('mathTextSequence');
			return between;
		}
		function between(code: Code): State | undefined {
			if (code === null) {
				known.add(closer);
				return nok(code);
			}
			if (isLineEnding(code)) {
				leaveData();
				effects.enter('lineEnding');
				effects.consume(code);
				effects.exit('lineEnding');
				return between;
			}
			if (code === (closer === dollar ? dollar : backslash)) {
				leaveData();
				return effects.attempt(closingSequence(closer, null, 'mathTextSequence'), end, data)(code);
			}
			return data(code);
		}
		function data(code: Code) {
			if (!inData) effects.enter('mathTextData');
			inData = true;
			chars++;
			effects.consume(code);
			return code === backslash ? escaped : between;
		}
		// What follows a backslash belongs to it: `\\)` does not end a formula.
		function escaped(code: Code) {
			if (code === null || isLineEnding(code)) return between(code);
			effects.consume(code);
			return between;
		}
		function leaveData() {
			if (inData) effects.exit('mathTextData');
			inData = false;
		}
		function end(code: Code) {
			if (chars === 0) return nok(code);
			effects.exit('mathText');
			return ok(code);
		}
	}
};

/** The next line, unless it belongs to an outer container only. */
const ownLine: Construct = {
	partial: true,
	tokenize(effects, ok, nok) {
		const { parser } = this;
		const now = () => this.now().line;
		return (code) => {
			effects.enter('lineEnding');
			effects.consume(code);
			effects.exit('lineEnding');
			return (next) => (parser.lazy[now()] ? nok(next) : ok(next));
		};
	}
};

const blankLine: Construct = {
	partial: true,
	tokenize(effects, ok, nok) {
		return spaces;
		function spaces(code: Code): State | undefined {
			if (isLineEnding(code)) return ok(code);
			if (!isSpace(code)) return nok(code);
			effects.enter('whitespace');
			effects.consume(code);
			effects.exit('whitespace');
			return spaces;
		}
	}
};

/**
 * A formula that has a line for itself, or lines between `\[` and `\]` that stand alone. Once it has more than one
 * line it is one, whatever comes: it ends with a blank line too, since to take it back would be to read lists in it.
 */
const mathFlow: Construct = {
	name: 'mathFlow',
	concrete: true,
	tokenize(effects, ok, nok) {
		const interrupts = this.interrupt === true;
		let closer: Code = dollar;
		let firstLine = true;
		let empty = true;
		return start;

		function start(code: Code) {
			effects.enter('mathFlow');
			effects.enter('mathFlowFence');
			effects.enter('mathFlowFenceSequence');
			effects.consume(code);
			return code === dollar ? second : bracket;
		}
		function second(code: Code) {
			return code === dollar ? opened(code) : nok(code);
		}
		function bracket(code: Code) {
			if (code !== 91) return nok(code);
			closer = 93;
			return opened(code);
		}
		function opened(code: Code) {
			effects.consume(code);
			effects.exit('mathFlowFenceSequence');
			effects.exit('mathFlowFence');
			return first;
		}
		function first(code: Code) {
			return code === dollar ? nok(code) : content(code);
		}
		function content(code: Code): State | undefined {
			if (code === null) return end(code);
			if (isLineEnding(code)) {
				if (firstLine && !empty) return nok(code);
				return interrupts ? ok(code) : effects.attempt(ownLine, line, end)(code);
			}
			if (code === (closer === dollar ? dollar : backslash)) {
				return effects.attempt(closingFence(closer), end, firstLine ? notClosed : value)(code);
			}
			return value(code);
		}
		function line(code: Code) {
			firstLine = false;
			return effects.check(blankLine, end, content)(code);
		}
		function notClosed(code: Code) {
			return effects.check(closingSequence(closer, null, 'mathFlowFenceSequence'), nok, value)(code);
		}
		function value(code: Code) {
			effects.enter('mathFlowValue');
			if (!isSpace(code)) empty = false;
			effects.consume(code);
			return code === backslash ? escaped : rest;
		}
		function escaped(code: Code) {
			if (code === null || isLineEnding(code)) return rest(code);
			effects.consume(code);
			return rest;
		}
		function rest(code: Code): State | undefined {
			if (code === null || isLineEnding(code) || code === backslash || code === dollar) {
				effects.exit('mathFlowValue');
				return content(code);
			}
			if (!isSpace(code)) empty = false;
			effects.consume(code);
			return rest;
		}
		function end(code: Code) {
			effects.exit('mathFlow');
			return ok(code);
		}
	}
};

/** For `fromMarkdown({ extensions })`. */
export const mathSyntax: Extension = {
	flow: { [dollar]: mathFlow, [backslash]: mathFlow },
	text: { [dollar]: mathText, [backslash]: mathText }
};
