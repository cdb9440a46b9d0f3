import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { tableBytes, type MemoryNeed } from '#lib/catalog/memory.ts';

/** How llama.cpp's layers can be shared between GPU and CPU. */
export interface LayerSplit {
	/** For `ModelOptions.gpuLayers`: 0 is none, `layers + 1` all of them with the output. */
	gpuLayers: number;
	/** All that the GPU has to hold. */
	gpuBytes: number;
	/** What stays in WebAssembly's memory: never nothing, as the table of embeddings is always read by the CPU. */
	cpuBytes: number;
}

/**
 * As many layers as the GPU can hold. llama.cpp counts from the end: the first slot is the output, then come the last layers
 * (`i_gpu_start = n_layer + 1 - n_gpu_layers` in `llama-model.cpp`, `load_tensors`); "there is very little benefit to
 * offloading the input layer", it says there, so that stays on the CPU. A layer takes its share of the KV cache with it.
 * Layers are taken to be of equal size. Without an architecture it is all or nothing.
 */
export function splitLayers(model: LibraryModel, build: Build, need: MemoryNeed, gpuBytes: number): LayerSplit {
	const { architecture } = model;
	const none: LayerSplit = { gpuLayers: 0, gpuBytes: 0, cpuBytes: need.totalBytes };
	if (!architecture) {
		// More than any model has: llama.cpp takes it for all.
		return need.totalBytes <= gpuBytes ? { gpuLayers: 999, gpuBytes: need.totalBytes, cpuBytes: 0 } : none;
	}
	const { layers } = architecture;
	const table = tableBytes(architecture, build);
	// Where input and output share a table, a second copy of it goes to the GPU.
	const perLayer = Math.max(0, need.weightBytes - table) / layers + need.kvCacheBytes / layers;
	const output = table + need.workingBytes;
	const onGpu = Math.min(layers, Math.floor((gpuBytes - output) / perLayer));
	if (onGpu < 1) return none;
	return {
		gpuLayers: onGpu + 1,
		gpuBytes: output + onGpu * perLayer,
		cpuBytes: table + (layers - onGpu) * perLayer
	};
}
