import { backslash, closingSequence, dollar, isLineEnding } from '#lib/markdown/math-parts.ts';
import type { Code, Construct, State } from '#lib/markdown/micromark-types.ts';

const closers: ReadonlyMap<Code, Code> = new Map([
	[40, 41], // ( )
	[91, 93] // [ ]
]);

/** Which kinds of formula are known not to end in this text: looking again at each opening would be quadratic. */
const endless = new WeakMap<object, Set<Code>>();

/** A formula in a line, between `$$` and `$$`, `\(` and `\)`, or `\[` and `\]`. */
export const mathText: Construct = {
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
