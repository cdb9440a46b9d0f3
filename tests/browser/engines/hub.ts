import { expect, test } from 'vitest';
import type { Backend, ModelSpec } from '#lib/engines/contract/types.ts';

interface HubModel {
	id: string;
	folder: string;
	files: readonly string[];
}

/** scripts/model-hub.js puts both here. */
declare const __HUB_MODELS__: Readonly<Record<'gguf' | 'onnx' | 'mlc', readonly HubModel[]>>;
declare const __HUB_BACKEND__: Backend;

const contextTokens = 1024;

/** Where real models are to run: on the GPU unless HEARTH_BACKEND says `cpu`. */
export const hubBackend: Backend = __HUB_BACKEND__;

async function fetchSpec({ id, folder, files }: HubModel, backend: Backend): Promise<ModelSpec> {
	const fetched = files.map(async (path) => {
		const response = await fetch(folder + path.split('/').map(encodeURIComponent).join('/'));
		if (!response.ok) throw new Error(`${path}: status ${response.status}`);
		return { path, blob: await response.blob() };
	});
	return { id, files: await Promise.all(fetched), contextTokens, backend };
}

/**
 * Runs some tests for each real model of a kind; without any, a skipped test says what to set.
 * @param work is given the id of the model, and what fetches it once
 */
export function forEachModel(
	kind: keyof typeof __HUB_MODELS__,
	variable: string,
	backend: Backend,
	work: (id: string, makeSpec: () => Promise<ModelSpec>) => void
): void {
	const models = __HUB_MODELS__[kind];
	if (models.length === 0) {
		const reason = `real models (${kind}) are skipped: ${variable} names no folder that holds one (npm run test:models)`;
		test(reason, ({ skip }) => skip(reason));
	}
	for (const model of models) {
		let spec: Promise<ModelSpec> | undefined;
		work(model.id, () => (spec ??= fetchSpec(model, backend)));
	}
}

/** The same model with half of its weights. */
export async function cutInHalf(makeSpec: () => Promise<ModelSpec>, extension: string): Promise<ModelSpec> {
	const whole = await makeSpec();
	const isWeights = (path: string) => path.endsWith(extension);
	expect(whole.files.some(({ path }) => isWeights(path))).toBe(true);
	const files = whole.files.map(({ path, blob }) => ({
		path,
		blob: isWeights(path) ? blob.slice(0, blob.size / 2) : blob
	}));
	return { ...whole, id: 'broken', files };
}
