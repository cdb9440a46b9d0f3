import type { LogitProcessor, MLCEngine } from '@mlc-ai/web-llm';
import { AppError } from '#lib/base/errors.ts';

/** What the adapter calls of the library. */
export type MlcEngine = Pick<
	MLCEngine,
	'reload' | 'unload' | 'chatCompletion' | 'completion' | 'interruptGenerate' | 'getMessage'
>;

/** The library's tokenizer: the only exact one for a model, and not public. */
export interface Tokenizer {
	encode(text: string): ArrayLike<number>;
	decode(tokens: Int32Array): string;
}

/** The part of the library's `LLMChatPipeline` that has no public door. */
export interface Pipeline {
	tokenizer: Tokenizer;
	/** Tokens of the answer so far, without one that ends it. */
	outputIds: readonly number[];
	/** Tokens that an image of this size becomes; throws for a model of text. */
	computeImageEmbedSize?(height: number, width: number): number;
	/** With one, every token takes a detour over the CPU; so it is set only for answers that need it. */
	logitProcessor: LogitProcessor | undefined;
}

/**
 * The inside of a loaded model. Exact versions are pinned, and loading fails in words if another version looks different.
 * @throws `internal/bug`
 */
export function findPipeline(engine: MlcEngine, modelId: string): Pipeline {
	const pipelines: unknown = Reflect.get(engine, 'loadedModelIdToPipeline');
	const pipeline: unknown = pipelines instanceof Map ? pipelines.get(modelId) : undefined;
	const { tokenizer, outputIds } = (pipeline ?? {}) as Partial<Pipeline>;
	if (typeof tokenizer?.encode !== 'function' || typeof tokenizer.decode !== 'function') {
		throw new AppError('internal/bug', { reason: 'this version of web-llm keeps its tokenizer somewhere else' });
	}
	if (!Array.isArray(outputIds)) {
		throw new AppError('internal/bug', { reason: 'this version of web-llm keeps its tokens somewhere else' });
	}
	return pipeline as Pipeline;
}
