import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { kvBytesPerToken, memoryNeed, ownKvCacheType } from '#lib/catalog/memory.ts';
import type { Backend } from '#lib/engines/contract/types.ts';

export type ModelEngine = Build['engine'];

/** What a model asks of a machine. */
export interface Workload {
	engine: ModelEngine;
	/** All weights: read from storage, and given to the GPU. */
	weightBytes: number;
	/** Share of the weights that one token passes through: less than 1 in a mixture of experts. */
	activeFraction: number;
	/** All of them, as numbers. */
	parameters: number;
	/** Of the KV cache, for each token that is in it. */
	kvBytesPerToken: number;
	/** Multiplications of attention, for each token that is in the KV cache. */
	attentionPerToken: number;
	layers: number;
	/** Of what passes from layer to layer: about as many weights are in a row of its matrices. */
	width: number;
	/** Of everything together, with a context of that length. */
	memoryBytes: (contextTokens: number, backend: Backend) => number;
}

/** What a build of a model in the library asks for. */
export function workloadOf(model: LibraryModel, build: Build): Workload {
	const { architecture, parameters } = model;
	const need = (contextTokens: number, backend: Backend) => memoryNeed(model, build, { contextTokens, backend });
	return {
		engine: build.engine,
		weightBytes: need(1, 'cpu').weightBytes,
		activeFraction: parameters.active / parameters.total,
		parameters: parameters.total,
		// Queries by keys, and weights by values.
		attentionPerToken: architecture ? 2 * architecture.kvLayers * architecture.heads * architecture.headWidth : 0,
		kvBytesPerToken: architecture ? kvBytesPerToken(architecture, ownKvCacheType(build)) : 0,
		layers: architecture?.layers ?? 32,
		width: architecture?.width ?? 4096,
		memoryBytes: (contextTokens, backend) => need(contextTokens, backend).totalBytes
	};
}
