import type { ModelCapabilities } from '#lib/engines/contract/types.ts';

/** What every model can do that was loaded to make vectors: nothing else. */
export function embeddingCapabilities(embeddingDimensions: number): ModelCapabilities {
	return {
		logprobs: null,
		tokenCount: false,
		sampling: [],
		responseFormats: [],
		toolDefinitions: false,
		embeddingDimensions
	};
}
