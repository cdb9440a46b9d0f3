import { guide } from '#lib/catalog/catalog.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';

const files = new Map<string, Promise<Blob>>();

async function fetchFile(path: string): Promise<Blob> {
	const response = await fetch(`/${guide.folder}/${path}`);
	if (!response.ok) throw new Error(`${path}: status ${response.status}`);
	return response.blob();
}

/** The real built-in model, fetched once for all tests of a file. */
export async function makeGuideSpec(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
	const opened = guide.files.map(async ({ path }) => {
		const blob = files.get(path) ?? fetchFile(path);
		files.set(path, blob);
		return { path, blob: await blob };
	});
	return {
		id: guide.id,
		files: await Promise.all(opened),
		contextTokens: guide.contextTokens,
		backend: 'cpu',
		...changes
	};
}
