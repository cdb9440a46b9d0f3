import type { GgufValue } from '#lib/base/gguf.ts';
import { MalformedError } from '#lib/base/malformed.ts';

/** Which part of a split model a GGUF file is. */
export interface SplitPart {
	/** From 0. */
	index: number;
	count: number;
	/** Of all parts together. */
	tensorCount: number;
}

/** More parts than 5 digits in a file name, and more tensors than a part may have, do not occur. */
const maxParts = 99_999;

/**
 * @returns `null` for a model in one file
 * @throws `MalformedError` when the three numbers are not there together, or make no sense
 */
export function readSplit(metadata: ReadonlyMap<string, GgufValue>): SplitPart | null {
	const [index, count, tensorCount] = ['split.no', 'split.count', 'split.tensors.count'].map((key) => {
		const found = metadata.get(key);
		if (found === undefined) return null;
		const { value } = found;
		const number = typeof value === 'bigint' ? Number(value) : value;
		if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0)
			throw new MalformedError(`gives no number for ${key}`, null);
		return number;
	});
	if (count === undefined || count === null || count < 2) return null;
	if (count > maxParts || typeof index !== 'number' || typeof tensorCount !== 'number' || index >= count)
		throw new MalformedError('is a part of a split model and does not say rightly which', null);
	return { index, count, tensorCount };
}

/** Why files are not one whole model. */
export type SplitProblem =
	/** They are several, and the first calls itself no part. */
	| { kind: 'not-split' }
	/** There are not as many as the model has parts. */
	| { kind: 'not-all'; count: number }
	/** They are of different models, or their names were changed, which give them their order. */
	| { kind: 'mixed' }
	/** They do not have as many tensors as they promise. */
	| { kind: 'tensors'; found: number; promised: number };

/**
 * Do these parts, in this order, make one whole model?
 * @param parts `null` for a file that does not call itself a part
 * @returns what is wrong; `null` for a whole
 */
export function splitProblem(parts: readonly { split: SplitPart | null; tensorCount: number }[]): SplitProblem | null {
	const [first] = parts;
	if (!first) return null;
	const { split } = first;
	if (!split) return parts.length > 1 ? { kind: 'not-split' } : null;
	const { count, tensorCount } = split;
	if (parts.length !== count) return { kind: 'not-all', count };
	const agree = parts.every(
		({ split: part }, index) => part?.index === index && part.count === count && part.tensorCount === tensorCount
	);
	if (!agree) return { kind: 'mixed' };
	const found = parts.reduce((sum, part) => sum + part.tensorCount, 0);
	return found === tensorCount ? null : { kind: 'tensors', found, promised: tensorCount };
}
