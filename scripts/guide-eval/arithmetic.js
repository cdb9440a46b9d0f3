// Questions with a computed answer over the whole range, in frames that are not among the trained patterns.

const memoryFrames = [
	'what would the weights of a {n}B model at {b} bits come to?',
	'I need the RAM for {n} billion parameters stored with {b} bits each',
	'{n}B parameters, {b} bits per parameter. Memory?',
	'Our server should load a {n}B network in {b}-bit form, how many GB go to the weights?',
	'suppose I keep {n}B weights at {b} bit, how much room is that?',
	'how much memory does a {n}B model need at {b}-bit?'
];
const sumFrames = [
	'{a} {sign} {b}',
	'could you work out {a} {sign} {b} for me?',
	'my homework says {a} {sign} {b}, what comes out',
	'What is {a} {word} {b}?',
	'how much would {a} {word} {b} be'
];
const signs = /** @type {const} */ ([
	['+', 'plus'],
	['-', 'minus'],
	['*', 'times'],
	['/', 'divided by']
]);

/** Small, seeded and the same everywhere (mulberry32). @param {number} seed */
export function makeRandom(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A number as the answer prints it, alone between other characters. @param {number} value @param {number} decimals */
function numberPattern(value, decimals) {
	const text = String(Number((value + Math.sign(value) * 1e-9).toFixed(decimals)));
	return new RegExp(`(?<![\\d.])${text.replaceAll('.', '\\.')}(?![\\d]|\\.\\d)`);
}

/**
 * @param {number} count of each kind
 * @param {number} seed
 * @returns {import('./types.ts').Question[]}
 */
export function makeArithmetic(count, seed) {
	const random = makeRandom(seed);
	const whole = (/** @type {number} */ low, /** @type {number} */ high) =>
		low + Math.floor(random() * (high - low + 1));
	const from = (/** @type {readonly string[]} */ list) => list[whole(0, list.length - 1)] ?? '';
	/** @type {import('./types.ts').Question[]} */
	const questions = [];
	for (let index = 0; index < count; index++) {
		const size = random() < 0.7 ? whole(1, 70) : whole(10, 700) / 10;
		const bits = whole(2, 16);
		const question = from(memoryFrames).replace('{n}', String(size)).replace('{b}', String(bits));
		const expected = numberPattern((size * bits) / 8, 1);
		questions.push({ set: 'arithmetic', factId: 'calc_memory', group: 'calculations', turns: [question], expected });
	}
	for (let index = 0; index < count; index++) {
		const [sign, word] = signs[whole(0, 3)] ?? signs[0];
		const [a, b] = [whole(0, 10 ** whole(1, 4)), whole(1, 10 ** whole(1, 3))];
		const values = { '+': a + b, '-': a - b, '*': a * b, '/': a / b };
		const frame = from(sumFrames).replace('{sign}', sign).replace('{word}', word);
		const question = frame.replace('{a}', String(a)).replace('{b}', String(b));
		const expected = numberPattern(values[sign], 4);
		questions.push({ set: 'arithmetic', factId: 'calc_sums', group: 'calculations', turns: [question], expected });
	}
	return questions;
}
