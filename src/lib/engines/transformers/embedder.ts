import { Tensor } from '@huggingface/transformers';
import { AppError } from '#lib/base/errors.ts';
import { embeddingCapabilities } from '#lib/engines/contract/embedding.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import type { Embeddings, LoadedModel, LoadProgress, ModelSpec } from '#lib/engines/contract/types.ts';
import { translateLoadError, translateRunError } from '#lib/engines/transformers/errors.ts';
import { findGraph } from '#lib/engines/transformers/files.ts';
import { readJson } from '#lib/engines/transformers/json.ts';
import { openEncoder, type Encoder, type Tokenizer } from '#lib/engines/transformers/library.ts';
import { nextTask } from '#lib/engines/transformers/next-task.ts';
import { pool, readPooling, type Pooling } from '#lib/engines/transformers/pooling.ts';

interface Opening {
	threads: number;
	onProgress: (progress: LoadProgress) => void;
}

/** One model that makes vectors of texts, for the whole life of its worker; on the CPU, where such models are fast. */
export class Embedder {
	readonly loaded: Omit<LoadedModel, 'loadMs'>;
	#network: Encoder;
	#tokenizer: Tokenizer;
	#pooling: Pooling;
	#neutralize: (text: string) => string;

	/**
	 * Loads a model and lets it read a word.
	 * @throws `engine/load-failed`, `engine/out-of-memory`
	 */
	static async open(spec: ModelSpec, { threads, onProgress }: Opening): Promise<Embedder> {
		try {
			const graph = findGraph(spec.files, false);
			if (!graph) throw new Error('its numbers have 16 bits, and only some GPUs compute with them');
			const pooling = readPooling(await readJson(spec.files, '1_Pooling/config.json'));
			// A further layer behind the pooling is in no file that we could run.
			const modules = JSON.stringify(await readJson(spec.files, 'modules.json'));
			onProgress({ phase: 'weights' });
			const { tokenizer, network } = await openEncoder(spec.files, graph, threads);
			onProgress({ phase: 'warm-up' });
			const embedder = new Embedder(spec, network, tokenizer, pooling, threads);
			const { vector, whole } = await embedder.#read('Hi');
			if (!whole && modules.includes('models.Dense')) throw new Error('it has a layer behind the pooling');
			embedder.loaded.capabilities = embeddingCapabilities(vector.length);
			return embedder;
		} catch (error) {
			throw translateLoadError(error, spec.id);
		}
	}

	private constructor(spec: ModelSpec, network: Encoder, tokenizer: Tokenizer, pooling: Pooling, threads: number) {
		this.#network = network;
		this.#tokenizer = tokenizer;
		this.#pooling = pooling;
		const added = [...tokenizer._tokenizer.get_added_tokens_decoder().values()];
		this.#neutralize = makeNeutralizer(added.map(({ content }) => content));
		const limits = [spec.contextTokens, network.config.max_position_embeddings, tokenizer.model_max_length];
		this.loaded = {
			modelId: spec.id,
			engine: 'transformers',
			backend: 'cpu',
			threads,
			contextTokens: Math.min(...limits.filter((limit) => typeof limit === 'number')),
			capabilities: embeddingCapabilities(0)
		};
	}

	/**
	 * One vector for each text. An abort is noticed between two texts.
	 * @throws `engine/context-overflow`, `engine/out-of-memory`, `engine/crashed`, the signal's reason
	 */
	async embed(texts: readonly string[], signal: AbortSignal): Promise<Embeddings> {
		const rows: Float32Array[] = [];
		let promptTokens = 0;
		// One by one: in a batch the shorter texts would be padded, and their last token lost.
		for (const text of texts) {
			await nextTask();
			signal.throwIfAborted();
			const { vector, tokens } = await this.#read(text);
			rows.push(vector);
			promptTokens += tokens;
		}
		const dimensions = rows[0]?.length ?? 0;
		const values = new Float32Array(rows.length * dimensions);
		for (const [index, row] of rows.entries()) values.set(row, index * dimensions);
		return { values, dimensions, promptTokens };
	}

	async #read(text: string): Promise<{ vector: Float32Array; tokens: number; whole: boolean }> {
		const ids = this.#tokenizer.encode(this.#neutralize(text), { add_special_tokens: true });
		const tokens = ids.length;
		const { contextTokens } = this.loaded;
		if (tokens > contextTokens) throw new AppError('engine/context-overflow', { promptTokens: tokens, contextTokens });
		try {
			const outputs = await this.#network({
				input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, tokens]),
				attention_mask: new Tensor('int64', new BigInt64Array(tokens).fill(1n), [1, tokens])
			});
			const { sentence_embedding: whole } = outputs;
			const output = whole ?? outputs.last_hidden_state ?? outputs.token_embeddings;
			if (!output) throw new Error('its network makes no vectors');
			const values = (output.type === 'float32' ? output : output.to('float32')).data as Float32Array;
			const vector = pool(values, output.dims.at(-1) ?? 0, whole ? 'cls' : this.#pooling);
			return { vector, tokens, whole: whole !== undefined };
		} catch (error) {
			throw translateRunError(error);
		}
	}
}
