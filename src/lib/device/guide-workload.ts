import { guide, totalBytes, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { Workload } from '#lib/device/workload.ts';

/** Of the built-in model, as its config.json has it (a spec compares them). */
export const guideShape = { layers: 8, heads: 4, kvHeads: 2, headWidth: 64, width: 256 };

/** What one of the two packings of Guide asks of a machine. */
export function guideWorkload(model: ModelInfo): Workload {
	const bytes = totalBytes(model);
	const kvValueBytes = model.engine === 'wllama' ? 2 : 4;
	return {
		engine: model.engine,
		weightBytes: bytes,
		activeFraction: 1,
		parameters: guide.parameters ?? 0,
		kvBytesPerToken: 2 * guideShape.layers * guideShape.kvHeads * guideShape.headWidth * kvValueBytes,
		attentionPerToken: 2 * guideShape.layers * guideShape.heads * guideShape.headWidth,
		layers: guideShape.layers,
		width: guideShape.width,
		// The engine itself, beside so small a model (catalog/memory.ts: 0.4 and 0.16 GB at least).
		memoryBytes: () => bytes + (model.engine === 'wllama' ? 0.4e9 : 0.16e9)
	};
}
