// What formulas in a line and formulas of their own lines have in common, as micromark constructs.

// Declares the token names (mathFlow, mathText and so on).
import type {} from 'micromark-extension-math';
import type { Code, Construct, State } from '#lib/markdown/micromark-types.ts';

export const dollar = 36;
export const backslash = 92;

export const isLineEnding = (code: Code) => code !== null && code < -2;
export const isSpace = (code: Code) => code === -2 || code === -1 || code === 32;

/** `$$`, `\)` or `\]`, whichever ends the formula: `closer` is the last character. */
export function closingSequence(
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
export function closingFence(closer: Code): Construct {
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

/** The next line, unless it belongs to an outer container only. */
export const ownLine: Construct = {
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

export const blankLine: Construct = {
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
