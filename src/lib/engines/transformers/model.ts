import { Tensor } from '@huggingface/transformers';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { readDefaults, type FoundDefaults } from '#lib/engines/contract/defaults.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import { prepareImages } from '#lib/engines/contract/image.ts';
import { toEbnf } from '#lib/engines/contract/forms/ebnf.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import type {
	ChatMessage,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadProgress,
	ModelCapabilities,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import { maxAlternatives } from '#lib/engines/contract/validate.ts';
import { AnswerWriter } from '#lib/engines/transformers/answer.ts';
import { findDefaults } from '#lib/engines/transformers/defaults.ts';
import { Detokenizer, hiddenIds } from '#lib/engines/transformers/detokenizer.ts';
import { translateLoadError, translateRunError } from '#lib/engines/transformers/errors.ts';
import { FormMaker, type Form } from '#lib/engines/transformers/form.ts';
import { KvCache } from '#lib/engines/transformers/kv-cache.ts';
import type { Network, Tokenizer } from '#lib/engines/transformers/library.ts';
import { readLogits } from '#lib/engines/transformers/logits.ts';
import { readLogprobs } from '#lib/engines/transformers/logprobs.ts';
import { nextTask } from '#lib/engines/transformers/next-task.ts';
import { findTemplate, openFiles, type OpenedFiles } from '#lib/engines/transformers/open-files.ts';
import { PictureReader, type Picture } from '#lib/engines/transformers/pictures.ts';
import { ChatTemplate, type Prompt } from '#lib/engines/transformers/prompt.ts';
import { ReasoningText, ReasoningTokens, thinkClosing, thinkOpening } from '#lib/engines/transformers/reasoning.ts';
import { greatest, Sampler } from '#lib/engines/transformers/sampler.ts';
import { ThinkingBudget } from '#lib/engines/transformers/thinking-budget.ts';
import { listTokens, readSpelling } from '#lib/engines/transformers/vocabulary.ts';

/** A prompt is read in pieces of this many tokens: how soon progress is told, and an abort is noticed. */
const pieceTokens = 128;

const sampling: ModelCapabilities['sampling'] = [
	'maxTokens',
	'temperature',
	'topP',
	'topK',
	'minP',
	'repetitionPenalty',
	'presencePenalty',
	'frequencyPenalty',
	'logitBias',
	'seed',
	'stop'
];

interface Opening {
	/** Computes on this GPU; `null` for the CPU. */
	device: GPUDevice | null;
	threads: number;
	onProgress: (progress: LoadProgress) => void;
}

/** One loaded model, for the whole life of its worker. Answers one request at a time. */
export class Model {
	readonly loaded: Omit<LoadedModel, 'loadMs'>;
	#network: Network;
	#tokenizer: Tokenizer;
	#template: ChatTemplate;
	#cache: KvCache;
	/** `null` for a model of text. */
	#pictures: PictureReader | null;
	#vocabularySize: number;
	#hidden: ReadonlySet<number>;
	#endIds: ReadonlySet<number>;
	#thinkIds: { opening: number | undefined; closing: number | undefined };
	/** tokenizer.json, for what the library does not tell. */
	#tokenizerFile: Blob | undefined;
	/** Of one row. */
	#logitCount = 0;
	/** Made for the first answer that keeps to a form. */
	#forms: FormMaker | null = null;
	/** Rejects when the GPU goes away. */
	#lost: Promise<never> | null;

	/**
	 * Loads a model and lets it read a word, which also compiles its shaders.
	 * @throws `engine/load-failed`, `engine/out-of-memory`, `engine/device-lost`
	 */
	static async open(spec: ModelSpec, { device, threads, onProgress }: Opening): Promise<Model> {
		try {
			const files = await openFiles(spec, device, threads, () => onProgress({ phase: 'weights' }));
			onProgress({ phase: 'warm-up' });
			const texts = { template: await findTemplate(spec.files), defaults: await findDefaults(spec.files) };
			const model = new Model(spec, files, texts, device, threads);
			await model.#warmUp();
			return model;
		} catch (error) {
			throw translateLoadError(error, spec.id);
		}
	}

	private constructor(
		spec: ModelSpec,
		{ network, tokenizer, vision }: OpenedFiles,
		texts: { template: string | null; defaults: FoundDefaults },
		device: GPUDevice | null,
		threads: number
	) {
		this.#network = network;
		this.#tokenizer = tokenizer;
		this.#tokenizerFile = spec.files.find(({ path }) => path === 'tokenizer.json')?.blob;
		const added = [...tokenizer._tokenizer.get_added_tokens_decoder().values()];
		this.#template = new ChatTemplate(tokenizer, added, texts.template, vision?.form);
		this.#pictures = vision && new PictureReader(vision.processor);
		this.#hidden = hiddenIds(added);
		const config = { ...network.config.text_config, ...network.config };
		this.#vocabularySize = config.vocab_size ?? tokenizer.get_vocab().size;
		const ends = [network.generation_config?.eos_token_id, config.eos_token_id, tokenizer.eos_token_id];
		this.#endIds = new Set(ends.flat().filter((id) => typeof id === 'number'));
		const idOf = (marker: string) => added.find(({ content }) => content === marker)?.id;
		this.#thinkIds = { opening: idOf(thinkOpening), closing: idOf(thinkClosing) };
		this.#cache = new KvCache(device);
		this.#lost =
			device?.lost.then(({ message, reason }) => {
				throw new AppError('engine/device-lost', { reason: message || reason });
			}) ?? null;
		this.#lost?.catch(() => {}); // told when somebody asks
		this.loaded = {
			modelId: spec.id,
			engine: 'transformers',
			backend: 'cpu',
			threads,
			contextTokens: Math.min(spec.contextTokens, config.max_position_embeddings ?? Infinity),
			capabilities: {
				logprobs: { maxAlternatives },
				tokenCount: true,
				sampling,
				responseFormats: ['jsonSchema', 'grammar'],
				continues: true,
				raw: true,
				toolDefinitions: this.#template.rendersTools,
				...(this.#template.thinking && { thinking: this.#template.thinking }),
				...(vision && { images: imageLimits })
			},
			defaults: readDefaults(texts.defaults, sampling)
		};
	}

	/**
	 * Exact: the prompt is made as for an answer.
	 * @throws `request/invalid` for messages that the template refuses, and for broken images
	 */
	async countTokens(messages: readonly ChatMessage[]): Promise<TokenCount> {
		const pictures = await this.#look(messages);
		return { tokens: this.#template.write(messages, [], undefined, pictures).ids.length, exact: true };
	}

	/**
	 * One answer. An abort is noticed after one piece of the prompt or one token.
	 * @throws `engine/context-overflow`, `request/invalid`, `engine/device-lost`, `engine/out-of-memory`, `engine/crashed`
	 */
	async *generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<GenerateEvent, void, void> {
		const startedMs = performance.now();
		const { contextTokens } = this.loaded;
		const prompt = await this.#write(request);
		const promptTokens = prompt.ids.length;
		if (promptTokens >= contextTokens) throw new AppError('engine/context-overflow', { promptTokens, contextTokens });
		this.#checkBias(request);
		const form = await this.#beginForm(request);
		const usage = { promptTokens, cachedPromptTokens: this.#reuse(prompt), completionTokens: 0 };
		const writer = this.#makeWriter(request, prompt);
		const sampler = new Sampler(request.sampling, prompt.ids);
		const budget = this.#budgetOf(request);
		const most = Math.min(request.sampling.maxTokens, contextTokens - promptTokens);
		let reason: FinishEvent['reason'] = 'length';
		try {
			let logits: Float32Array | null = null;
			for (let done = usage.cachedPromptTokens; done < promptTokens; done = this.#cache.length) {
				yield { type: 'prefill', doneTokens: done, totalTokens: promptTokens };
				logits = await this.#readPiece(prompt, done, signal);
			}
			yield { type: 'prefill', doneTokens: promptTokens, totalTokens: promptTokens };
			while (logits && usage.completionTokens < most) {
				const forced = budget?.next(writer.reasons);
				const id = forced ?? sampler.pick(form?.apply(logits) ?? logits);
				await form?.accept(id);
				usage.completionTokens++;
				if (this.#endIds.has(id)) {
					reason = 'stop';
					break;
				}
				const logprobs = request.topLogprobs === undefined ? null : readLogprobs(logits, id, request.topLogprobs);
				yield* writer.read({ id, logprobs, elapsedMs: performance.now() - startedMs });
				if (form?.complete) reason = 'stop';
				if (form?.complete || writer.stopped || usage.completionTokens === most) break;
				logits = await this.#run([id], signal);
			}
		} catch (error) {
			if (!isAbort(error)) throw error;
			reason = 'aborted';
		} finally {
			form?.dispose();
		}
		yield* writer.finish(reason, usage);
	}

	async #write({ raw, messages, tools, responseFormat, thinking }: GenerateRequest): Promise<Prompt> {
		if (raw) return this.#template.writeText(messages[0]?.content ?? '');
		const pictures = await this.#look(messages);
		// A form holds from the first token on, so there is no room to reason.
		return this.#template.write(messages, tools, responseFormat ? false : thinking?.enabled, pictures);
	}

	#budgetOf({ thinking }: GenerateRequest): ThinkingBudget | null {
		if (!thinking?.enabled || thinking.budgetTokens === undefined) return null;
		const { closing } = this.#thinkIds;
		// As `#makeWriter` tells them: the marker is one token, or the text of several.
		const ids = closing === undefined ? this.#tokenizer.encode(thinkClosing, { add_special_tokens: false }) : [closing];
		return new ThinkingBudget(thinking.budgetTokens, ids);
	}

	/** Frees the sessions. The end of the worker frees more. */
	async dispose(): Promise<void> {
		this.#cache.clear();
		await this.#network.dispose();
	}

	/** The images of some messages. Cannot be stopped, and does not take long: the network comes later. */
	async #look(messages: readonly ChatMessage[]): Promise<Picture[]> {
		if (!this.#pictures || !messages.some(({ images }) => images?.length)) return [];
		return this.#pictures.read(await prepareImages(messages, this.#pictures.maxPixels));
	}

	#reuse({ keys, pictures }: Prompt): number {
		return this.#cache.reuse(keys, (common) => {
			const cut = pictures.find(({ start, end }) => start < common && common < end);
			return cut ? cut.start : common;
		});
	}

	/** A picture is read at once, text in pieces. */
	async #readPiece({ ids, keys, pictures }: Prompt, done: number, signal: AbortSignal): Promise<Float32Array> {
		const next = pictures.find(({ start }) => start >= done);
		const placed = next?.start === done ? next : null;
		const end = placed ? placed.end : Math.min(done + pieceTokens, next?.start ?? ids.length);
		return this.#run(ids.slice(done, end), signal, keys.slice(done, end), placed?.picture);
	}

	#makeWriter(request: GenerateRequest, prompt: Prompt): AnswerWriter {
		const { opening, closing } = this.#thinkIds;
		const byId = request.raw || (opening !== undefined && closing !== undefined);
		const ids = request.raw ? [] : [opening, closing]; // a text has no channels
		const reasoning = byId ? new ReasoningTokens(ids[0], ids[1], prompt.reasons) : new ReasoningText(prompt.reasons);
		return new AnswerWriter(request, new Detokenizer(this.#tokenizer, this.#hidden, prompt.ids), reasoning);
	}

	/** @throws `request/invalid` with the place of what is wrong */
	async #beginForm({ responseFormat }: GenerateRequest): Promise<Form | null> {
		if (!responseFormat) return null;
		const grammar = toEbnf(toGrammar(responseFormat));
		this.#forms ??= await this.#openForms();
		try {
			return await this.#forms.begin(grammar);
		} catch (error) {
			this.#forms = null; // whatever ended it may have left it broken
			throw error;
		}
	}

	async #openForms(): Promise<FormMaker> {
		const { opening, closing } = this.#thinkIds;
		const markers = [opening, closing].filter((id) => id !== undefined);
		const tokens = listTokens(
			this.#tokenizer.get_vocab(),
			this.#logitCount,
			new Set([...this.#hidden, ...this.#endIds, ...markers])
		);
		const file = JSON.parse((await this.#tokenizerFile?.text()) ?? 'null') as unknown;
		return FormMaker.open(tokens, readSpelling(file), this.#endIds);
	}

	#checkBias({ sampling: { logitBias = {} } }: GenerateRequest): void {
		const tokens = this.#vocabularySize;
		if (Object.keys(logitBias).some((id) => Number(id) >= tokens))
			throw new AppError('request/invalid', { param: 'sampling.logitBias', reason: `must have ids below ${tokens}` });
	}

	async #warmUp(): Promise<void> {
		const { ids } = this.#template.write([{ role: 'user', content: 'Hi' }]);
		const { signal } = new AbortController();
		const logits = await this.#run(ids.slice(0, pieceTokens), signal);
		this.#logitCount = logits.length;
		await this.#run([greatest(logits)], signal); // a GPU has other programs for one token, and they can fail alone
		this.loaded.backend = this.#cache.onGpu ? 'webgpu' : 'cpu';
	}

	/**
	 * Reads tokens behind those in the cache. Lets messages in before it starts: on the CPU the library never does.
	 * @param keys what the cache knows them by
	 * @param picture that all of them are
	 * @returns the logits of what comes next
	 * @throws the signal's reason before anything is computed
	 */
	async #run(
		ids: readonly number[],
		signal: AbortSignal,
		keys: readonly number[] = ids,
		picture?: Picture
	): Promise<Float32Array> {
		await nextTask();
		signal.throwIfAborted();
		try {
			const length = this.#cache.length + ids.length;
			const { pixel_values, pixel_attention_mask } = (await picture?.inputs()) ?? {};
			const running = this.#network({
				...(pixel_values && { pixel_values }),
				...(pixel_attention_mask && { pixel_attention_mask }),
				input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
				attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
				past_key_values: this.#cache.length === 0 ? null : this.#cache.entries,
				num_logits_to_keep: new Tensor('int64', [1n], [])
			});
			const outputs = await (this.#lost ? Promise.race([running, this.#lost]) : running);
			this.#cache.append(keys, outputs);
			return readLogits(outputs.logits);
		} catch (error) {
			throw translateRunError(error);
		}
	}
}
