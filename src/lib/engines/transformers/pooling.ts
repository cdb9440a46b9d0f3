import { isRecord } from '#lib/engines/transformers/json.ts';

/** How the vectors of a text's tokens become one. */
export type Pooling = 'mean' | 'cls' | 'last';

/** The names of sentence-transformers for those that we have. */
const modes: Readonly<Record<string, Pooling>> = {
	pooling_mode_mean_tokens: 'mean',
	pooling_mode_cls_token: 'cls',
	pooling_mode_lasttoken: 'last'
};

/**
 * What 1_Pooling/config.json asks for; the mean where there is no such file, as most models were trained.
 * @throws Error for a way that we do not have: another one would give vectors that mean nothing
 */
export function readPooling(config: unknown): Pooling {
	if (!isRecord(config)) return 'mean';
	const asked = Object.keys(config).filter((name) => name.startsWith('pooling_mode_') && config[name] === true);
	const [name = 'pooling_mode_mean_tokens'] = asked;
	const pooling = modes[name];
	if (!pooling || asked.length > 1) throw new Error(`it pools its tokens by ${asked.join(' and ')}`);
	return pooling;
}

/**
 * One vector of length 1 for a text.
 * @param values one row of `dimensions` numbers for each token
 * @throws Error when they give none
 */
export function pool(values: Float32Array, dimensions: number, pooling: Pooling): Float32Array {
	const rows = values.length / dimensions;
	const vector = new Float32Array(dimensions);
	const [first, end] = pooling === 'mean' ? [0, rows] : pooling === 'cls' ? [0, 1] : [rows - 1, rows];
	for (let row = first; row < end; row++) {
		const part = values.subarray(row * dimensions, (row + 1) * dimensions);
		for (const [at, value] of part.entries()) vector[at] = (vector[at] ?? 0) + value;
	}
	const length = Math.hypot(...vector);
	if (!(length > 0)) throw new Error('the network computes no numbers');
	return vector.map((value) => value / length);
}
