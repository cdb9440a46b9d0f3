import type { FoundDefaults } from '#lib/engines/contract/defaults.ts';
import type { GgufHeader } from '#lib/engines/wllama/gguf-header.ts';

/**
 * What `general.sampling.*` in a GGUF file advises, unchecked, under our names. llama.cpp's converter copies it there from
 * generation_config.json, or from what a publisher adds. It counts back further than a request can say
 * (`penalty_last_n`) and has samplers that the contract lacks (mirostat, XTC); these are left out.
 */
export function findDefaults({ sampling }: Pick<GgufHeader, 'sampling'>): FoundDefaults {
	const { top_k: topK } = sampling;
	return {
		temperature: sampling.temp,
		topP: sampling.top_p,
		topK: topK !== undefined && topK < 0 ? 0 : topK, // llama.cpp takes both for all tokens
		minP: sampling.min_p,
		repetitionPenalty: sampling.penalty_repeat
	};
}
