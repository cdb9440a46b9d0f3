/** Answers that Guide gives on the CPU, token for token; written by `scripts/self-test-reference.js`. */
export interface GuideReference {
	/** Of the ONNX file that gave them: another version of Guide answers otherwise. */
	sha256: string;
	answers: readonly { prompt: string; tokens: readonly ReferenceToken[] }[];
}

export interface ReferenceToken {
	id: number;
	/** Natural logarithm of its probability. */
	logprob: number;
	/** By how much it was ahead of the second choice. */
	lead: number;
}

export type GuideTest =
	| { state: 'right'; tokens: number; largestDifference: number }
	/** `detail`: for a bug report, so in English. */
	| { state: 'wrong'; detail: string }
	/** The reference is of another version of Guide, or the GPU was not what computed. */
	| { state: 'untested'; cause: 'otherVersion' | 'guideNotOnGpu' | 'engineNotOnGpu'; detail: string };

/**
 * Largest difference of a log-probability that is taken for rounding. SwiftShader's logits stay within 1e-3
 * (tests/browser/guide/onnx.browser.spec.ts); sums in 16 bits are coarser by an amount that nobody measured here yet.
 */
const toleratedDifference = 0.1;

/**
 * Compares tokens that a GPU chose greedily with those of the CPU. Where the CPU's first two choices were as good as equal,
 * another choice is right too, and ends the comparison of that answer: what follows it has another beginning.
 */
export function compareWithReference(
	reference: GuideReference['answers'],
	answers: readonly (readonly Pick<ReferenceToken, 'id' | 'logprob'>[])[]
): GuideTest {
	let tokens = 0;
	let largestDifference = 0;
	for (const [index, { prompt, tokens: expected }] of reference.entries()) {
		const got = answers[index] ?? [];
		for (const [place, token] of expected.entries()) {
			const found = got[place];
			const where = `token ${place + 1} after “${prompt}”`;
			if (!found) return { state: 'wrong', detail: `${where} is missing` };
			if (found.id !== token.id) {
				if (token.lead < toleratedDifference) break;
				return { state: 'wrong', detail: `${where} is ${found.id}, not ${token.id}` };
			}
			const difference = Math.abs(found.logprob - token.logprob);
			// Written so that a number that is none fails too.
			if (!(difference <= toleratedDifference))
				return { state: 'wrong', detail: `${where} has the log-probability ${found.logprob}, not ${token.logprob}` };
			largestDifference = Math.max(largestDifference, difference);
			tokens++;
		}
	}
	return { state: 'right', tokens, largestDifference };
}
