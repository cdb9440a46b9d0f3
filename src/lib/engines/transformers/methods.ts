import type {
	Backend,
	ChatMessage,
	Embeddings,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadProgress,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';

/** What one inner worker is to load, once in its life. */
export interface ModelLoad {
	spec: ModelSpec;
	/** The only one to try. */
	backend: Backend;
	/** For the CPU. */
	threads: number;
}

/** What an inner worker offers its adapter. */
export type ModelMethods = {
	load: { params: ModelLoad; event: LoadProgress; result: Omit<LoadedModel, 'loadMs'> };
	generate: { params: GenerateRequest; event: GenerateEvent; result: null };
	countTokens: { params: readonly ChatMessage[]; event: never; result: TokenCount };
	embed: { params: readonly string[]; event: never; result: Embeddings };
};
