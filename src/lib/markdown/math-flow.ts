import {
	backslash,
	blankLine,
	closingFence,
	closingSequence,
	dollar,
	isLineEnding,
	isSpace,
	ownLine
} from '#lib/markdown/math-parts.ts';
import type { Code, Construct, State } from '#lib/markdown/micromark-types.ts';

/**
 * A formula that has a line for itself, or lines between `\[` and `\]` that stand alone. Once it has more than one
 * line it is one, whatever comes: it ends with a blank line too, since to take it back would be to read lists in it.
 */
export const mathFlow: Construct = {
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
			return effects.attempt(blankLine, end, content)(code);
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
