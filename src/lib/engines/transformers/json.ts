import type { SpecFile } from '#lib/engines/contract/types.ts';

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a JSON file of a model holds; `null` when there is no such file.
 * @throws SyntaxError
 */
export async function readJson(files: readonly SpecFile[], path: string): Promise<unknown> {
	const file = files.find((each) => each.path === path);
	return file ? (JSON.parse(await file.blob.text()) as unknown) : null;
}
