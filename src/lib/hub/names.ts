import { asRecord } from '#lib/hub/reading.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { HubRepository } from '#lib/hub/types.ts';

/** `Q4_K_M`, `IQ2_XS`, `UD-Q4_K_XL`, `BF16`, as publishers write it into file names and folders. */
const quantizationName =
	/(?:^|[-_./])((?:UD-)?(?:(?:I?Q|TQ)\d(?:_[A-Z\d]+)*(?:-\d+bit)?|MXFP4(?:_MOE)?|BF16|FP?16|FP?32))(?=[-_./]|$)/gi;

/** The last quantization that a name says; empty when it says none. */
export function quantizationOf(path: string): string {
	const found = [...path.replace(/\.gguf$/i, '').matchAll(quantizationName)].at(-1)?.[1] ?? '';
	return found.toUpperCase().replace(/^FP/, 'F');
}

/** `bartowski/Llama-3.2-1B-Instruct-GGUF` as a title: `Llama 3.2 1B Instruct`. */
export function titleOf(repository: string): string {
	const name = (repository.split('/').at(-1) ?? repository).replace(/\.gguf$/i, '');
	const bare = name.replace(/([-_.](GGUF|ONNX|MLC|web|q\d+f\d+(_\d)?|i1|DQ))+$/i, '');
	return bare.replace(/[-_]+/g, ' ').trim() || name;
}

/** Names a plan in storage: letters, digits, dots and dashes only. The revision is not part of it: a newer one replaces it. */
export function planId(...parts: readonly string[]): string {
	return parts.map((part) => part.toLowerCase().replace(/[^a-z\d.]+/g, '-')).join('.');
}

/** By what the hub says of the task, else by the words in its name. */
export function kindOf(
	{ repository, task, tags }: Pick<HubRepository, 'repository' | 'task' | 'tags'>,
	image: boolean
): InstallPlan['kind'] {
	if (['feature-extraction', 'sentence-similarity'].includes(task) || /\bembed(ding)?/i.test(repository))
		return 'embedding';
	if (image) return 'vision';
	if (/coder?(?=[-_./]|$)/i.test(repository) || tags.includes('code')) return 'code';
	return 'chat';
}

/**
 * Bits for each weight: a measure of what a quantization lost.
 * @param bytes of all weights
 */
export function bitsPerWeight(bytes: number | null, parameters: number | null): number | null {
	return bytes === null || parameters === null || parameters === 0 ? null : (bytes * 8) / parameters;
}

/** A member of an imported table, and nothing that its prototype has. */
export function lookUp(table: unknown, key: string): string | null {
	const value = asRecord(table)[key];
	return typeof value === 'string' ? value : null;
}
