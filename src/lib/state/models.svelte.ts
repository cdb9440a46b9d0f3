import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { catalog, totalBytes } from '#lib/catalog/catalog.ts';

export type ModelSummary = ModelInfo;

/** The models that can be picked on this device. */
export class Models {
	readonly list: readonly { info: ModelSummary }[] = catalog.map((info) => ({ info }));
	readonly totalBytes = totalBytes;
}
