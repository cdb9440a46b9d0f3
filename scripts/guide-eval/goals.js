/** @typedef {import('./types.ts').Judged} Judged */

/** @param {readonly Judged[]} judged */
export const accuracy = (judged) => judged.filter(({ right }) => right).length / judged.length;

/** Without what is right by reading alone. @param {readonly Judged[]} list */
const strictly = (list) => list.filter(({ right, byReading }) => right && !byReading).length / list.length;

/** @param {Judged} question */
const isOutOfScope = ({ factId }) => factId.startsWith('refuse_');
/** @param {Judged} question */
const isCalculation = ({ group }) => group === 'calculations';

/** The same dozen words three times in a row, or an answer that did not end by itself. @param {string} text */
export function hasLoop(text) {
	const words = text.split(/\s+/);
	for (let size = 1; size <= 12; size++) {
		for (let start = 0; start + 3 * size <= words.length; start++) {
			const piece = words.slice(start, start + size).join(' ');
			const next = words.slice(start + size, start + 2 * size).join(' ');
			const third = words.slice(start + 2 * size, start + 3 * size).join(' ');
			if (piece === next && next === third && (size > 1 || piece.length > 3)) return true;
		}
	}
	return false;
}

/**
 * The goals of the project for Guide, each with what was measured.
 * @param {readonly Judged[]} judged answers at temperature 0, the development set left out
 * @param {{ loops: number, samples: number, tokensPerSecond: number, firstTokenMs: number }} measured
 */
export function checkGoals(judged, { loops, samples, tokensPerSecond, firstTokenMs }) {
	const known = judged.filter((question) => !isOutOfScope(question) && !isCalculation(question));
	const kept = known.filter(({ set }) => set === 'templates');
	const fresh = known.filter(({ set }) => set.startsWith('fresh_'));
	const newest = known.filter(({ set }) => set === 'fresh_3');
	const calculations = judged.filter(isCalculation);
	const grid = calculations.filter(({ set }) => set === 'arithmetic');
	const outside = judged.filter(isOutOfScope);
	const inside = judged.filter((question) => !isOutOfScope(question));
	const declined = (/** @type {readonly Judged[]} */ list) =>
		list.filter(({ refused }) => refused).length / list.length;
	const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;
	/** @param {string} name @param {readonly Judged[]} list @param {number} share @param {number} goal */
	const atLeast = (name, list, share, goal) => ({
		name: `${name} (${list.length} questions)`,
		goal: `at least ${percent(goal)}`,
		measured: percent(share),
		met: share >= goal
	});
	return [
		atLeast('known facts, wordings never trained on', known, accuracy(known), 0.95),
		atLeast('of these, by the words of the very fact that was meant', known, strictly(known), 0.95),
		atLeast('of these, asked by people without sight of any pattern', fresh, accuracy(fresh), 0.95),
		atLeast('of these, written after all patterns and rules', newest, accuracy(newest), 0.95),
		atLeast('of these, patterns kept from training, misspelled and all', kept, accuracy(kept), 0.95),
		atLeast('memory sizes and sums', calculations, accuracy(calculations), 0.98),
		atLeast('of these, the grid of 1–70B at 2–16 bits and plain sums', grid, accuracy(grid), 0.98),
		atLeast('out of scope: declined', outside, declined(outside), 0.95),
		{
			name: `in scope: wrongly declined (${inside.length} questions)`,
			goal: `at most ${percent(0.02)}`,
			measured: percent(declined(inside)),
			met: declined(inside) <= 0.02
		},
		{
			name: `repetition loops in ${samples} answers at temperature 0.8`,
			goal: 'none',
			measured: String(loops),
			met: loops === 0
		},
		{
			name: 'decode speed, median',
			goal: 'at least 60 tokens/s',
			measured: `${tokensPerSecond.toFixed(0)} tokens/s`,
			met: tokensPerSecond >= 60
		},
		{
			name: 'first token after the load, first question',
			goal: 'at most 1 s',
			measured: `${(firstTokenMs / 1000).toFixed(2)} s`,
			met: firstTokenMs <= 1000
		}
	];
}
