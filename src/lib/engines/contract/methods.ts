import type {
	ChatMessage,
	Embeddings,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadProgress,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';

/** The `Engine` interface as calls on a port. */
export type EngineMethods = {
	probe: { params: null; event: never; result: EngineSupport };
	load: { params: ModelSpec; event: LoadProgress; result: LoadedModel };
	generate: { params: GenerateRequest; event: GenerateEvent; result: null };
	countTokens: { params: readonly ChatMessage[]; event: never; result: TokenCount };
	embed: { params: readonly string[]; event: never; result: Embeddings };
	/** Answered by the worker itself, whatever its engine does: a sign of life. */
	ping: { params: null; event: never; result: null };
	unload: { params: null; event: never; result: null };
};
