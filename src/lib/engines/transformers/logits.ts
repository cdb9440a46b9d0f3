import type { Tensor } from '@huggingface/transformers';

/**
 * The last row. The library ignores logits that are no numbers, and would answer with nonsense.
 * @throws Error when there are no logits, or they are no numbers
 */
export function readLogits(logits: Tensor | undefined): Float32Array {
	if (!logits) throw new Error('the network has no logits');
	const data = (logits.type === 'float32' ? logits : logits.to('float32')).data as Float32Array;
	const last = data.subarray(data.length - (logits.dims.at(-1) ?? 0));
	if (last.includes(NaN)) throw new Error('the network computes no numbers');
	return last;
}
