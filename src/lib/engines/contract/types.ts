import type { EngineLack } from '#lib/base/errors.ts';

/**
 * `wllama` is llama.cpp in WebAssembly, `transformers` is transformers.js on ONNX Runtime, `webllm` is MLC's; `fake` is
 * scripted, for tests of timing and failures.
 */
export type EngineId = 'wllama' | 'transformers' | 'webllm' | 'fake';

/** Where the arithmetic happens. */
export type Backend = 'webgpu' | 'cpu';

export interface CallOptions {
	/** Rejects the call with an `AbortError`; ends a generation with `reason: 'aborted'`. */
	signal?: AbortSignal | undefined;
}

/**
 * One inference engine. Runs in a dedicated worker and is reached through `RemoteEngine`; `suite.ts` holds the rules
 * that every implementation keeps.
 */
export interface Engine {
	readonly id: EngineId;

	/** Can this engine run on this machine? Needs no model; downloads nothing. */
	probe(options?: CallOptions): Promise<EngineSupport>;

	/**
	 * Load and warm one model; replaces the one that is loaded.
	 * @throws `engine/load-failed`, `engine/out-of-memory`, `engine/unsupported`, `request/invalid`, `request/unsupported`
	 * (an option or adapters that this engine lacks), `AbortError`
	 */
	load(spec: ModelSpec, options?: LoadOptions): Promise<LoadedModel>;

	/**
	 * Generate one completion. Yields zero or more `prefill`, then zero or more `token` and `toolCall`, then exactly one
	 * `finish`.
	 * Stop early with `break` or `signal`. Concatenating every `token.text` of a channel gives the text of that channel.
	 * @throws `engine/not-loaded`, `engine/busy`, `engine/context-overflow`, `request/invalid`, `request/unsupported`,
	 * `engine/crashed`, `engine/interrupted` (an answer beside it failed)
	 */
	generate(request: GenerateRequest, options?: CallOptions): AsyncIterable<GenerateEvent>;

	/**
	 * Prompt length after the chat template. `exact: false` means an estimate.
	 * @throws `engine/not-loaded`, `engine/busy`, `request/invalid`, `request/unsupported` (images, for a model of text),
	 * `AbortError`
	 */
	countTokens(messages: readonly ChatMessage[], options?: CallOptions): Promise<TokenCount>;

	/**
	 * One vector for each text, for comparing texts by their meaning. Needs a model that was loaded for it
	 * (`ModelSpec.task`), which in turn cannot generate.
	 * @throws `engine/not-loaded`, `engine/busy`, `engine/unsupported-operation`, `engine/context-overflow` (one of the
	 * texts is too long), `request/invalid`, `engine/crashed`, `AbortError`
	 */
	embed(texts: readonly string[], options?: CallOptions): Promise<Embeddings>;

	/** Free the model's memory. A no-op when nothing is loaded. */
	unload(): Promise<void>;
}

export interface EngineSupport {
	engine: EngineId;
	/** The best backend that would really be used; `null` when the engine cannot run at all. */
	backend: Backend | null;
	problems: readonly SupportProblem[];
	shaderF16: boolean;
	/** Threads that a large model on the CPU would use; a small one may use fewer. */
	threads: number;
}

export interface SupportProblem {
	code: EngineLack;
	/** `false`: slower or fewer models; `true`: the engine cannot run. */
	fatal: boolean;
}

/** One verified file of a model. */
export interface SpecFile {
	/** As its publisher named it, relative to the folder of the model. */
	path: string;
	blob: Blob;
}

/** A model whose bytes are already on this device and verified: engines never download. */
export interface ModelSpec {
	id: string;
	/** In the order that the engine needs them (shards in sequence). */
	files: readonly SpecFile[];
	/** LoRA adapters that requests can switch on (`GenerateRequest.adapters`); all are off until then. */
	adapters?: readonly SpecFile[] | undefined;
	/** What turns images into what the model reads (llama.cpp's mmproj file); without it, a GGUF model reads text only. */
	projector?: SpecFile | undefined;
	/** What the model is loaded for; `generate` when left out. */
	task?: 'generate' | 'embed' | undefined;
	/** Tokens of prompt and answer together that memory is reserved for. */
	contextTokens: number;
	/**
	 * Answers that can be given at the same time beside the usual one (`GenerateRequest.beside`); each takes the memory of
	 * another context. Left out: one answer after another.
	 */
	slots?: number | undefined;
	/** The backend to try first; the one that is really used is in `LoadedModel.backend`. */
	backend: Backend;
	options?: ModelOptions | undefined;
}

/** How a model is kept and computed. Left out, the engine decides; one that lacks an option refuses it. */
export interface ModelOptions {
	/** Numbers that the KV cache is kept in: smaller ones save memory and cost some quality. */
	kvCacheType?: 'f32' | 'f16' | 'q8_0' | 'q4_0' | undefined;
	/** Attention in one pass over the KV cache; `false` switches it off, `true` uses it where the backend can. */
	flashAttention?: boolean | undefined;
	/** Layers whose weights are given to the GPU; 0 keeps all on the CPU. Needs `backend: 'webgpu'`. */
	gpuLayers?: number | undefined;
}

export interface LoadOptions extends CallOptions {
	/** Events may be dropped, never reordered. */
	onProgress?: ((progress: LoadProgress) => void) | undefined;
}

export type LoadProgress = { phase: 'start' } | { phase: 'weights' } | { phase: 'warm-up' };

export interface LoadedModel {
	modelId: string;
	engine: EngineId;
	/** What the arithmetic really runs on, as seen after loading, not as asked for. */
	backend: Backend;
	/** CPU threads in use. */
	threads: number;
	/** Of one answer, however many are given at the same time. */
	contextTokens: number;
	/** As `ModelSpec.slots`; missing where one answer is given after another. */
	slots?: number | undefined;
	capabilities: ModelCapabilities;
	/** What the publisher of the model advises, as far as its files say so; members that the engine can honour. */
	defaults?: Partial<Sampling> | undefined;
	loadMs: number;
}

/** What the loaded model can be asked for. A request for anything else fails with `request/unsupported`. */
export interface ModelCapabilities {
	/** `null`: the engine cannot report log-probabilities. */
	logprobs: { maxAlternatives: number } | null;
	/** Can `countTokens` be exact? */
	tokenCount: boolean;
	/** Members of `Sampling` that take effect. */
	sampling: readonly (keyof Sampling)[];
	responseFormats: readonly ResponseFormat['type'][];
	/** Answers that were cut off can go on (`GenerateRequest.continues`); missing when each one begins anew. */
	continues?: true | undefined;
	/** Texts can be continued as they are, without a chat template (`GenerateRequest.raw`); missing where they cannot. */
	raw?: true | undefined;
	/** Definitions of tools reach the model through its chat template. Calls are taken out of the text in any case. */
	toolDefinitions: boolean;
	/**
	 * Reasoning can be switched on and off (`GenerateRequest.thinking`); missing where it cannot. `budget`: it can also be ended
	 * after a number of tokens.
	 */
	thinking?: { budget: boolean } | undefined;
	/** Paths of `ModelSpec.adapters`; missing when the engine has no adapters. */
	adapters?: readonly string[] | undefined;
	/** Images that messages can bring (`ChatMessage.images`); missing when the model reads text only. */
	images?: ImageLimits | undefined;
	/** Length of the vectors of `embed`; missing when the model was not loaded for it. */
	embeddingDimensions?: number | undefined;
}

/** Which images a request can bring; whatever is beyond these is refused with `request/invalid`. */
export interface ImageLimits {
	/** In all messages of a request together. */
	count: number;
	/** Size of one file. */
	bytes: number;
	/** Width times height of one image. Large ones are scaled down to what the model can use. */
	pixels: number;
	/** Media types. */
	types: readonly string[];
}

export interface ChatMessage {
	/** `tool`: the result of a call, after the assistant's message that made it. */
	role: 'system' | 'user' | 'assistant' | 'tool';
	/** Can be empty beside images or tool calls. */
	content: string;
	/**
	 * Image files that the model sees before the text, in this order; on messages of the user only. Of an animation it sees
	 * the first frame.
	 */
	images?: readonly Blob[] | undefined;
	/** Calls that this message of the assistant ended with, in order. */
	toolCalls?: readonly ToolCall[] | undefined;
}

/** A model's request that the caller run something. */
export interface ToolCall {
	name: string;
	/** JSON of an object, as the model wrote it; not checked against anything. */
	arguments: string;
}

export interface GenerateRequest {
	messages: readonly ChatMessage[];
	sampling: Sampling;
	/** 0 asks for the chosen token's log-probability only; omit for none. */
	topLogprobs?: number | undefined;
	/**
	 * Tools that the caller would run. With any, calls are taken out of the text; without, a call is text like any other.
	 * Where the model has no place for definitions (`ModelCapabilities.toolDefinitions`), it calls only what it knows from
	 * training.
	 */
	tools?: readonly ToolDefinition[] | undefined;
	/** The answer follows this form, enforced token by token; omit for free text. */
	responseFormat?: ResponseFormat | undefined;
	/**
	 * The last message is an answer that goes on (`ModelCapabilities.continues`): it and the events' text make one answer
	 * together. Without this, an answer cannot be the last message.
	 */
	continues?: boolean | undefined;
	/**
	 * The one message, of the user, is a text that the model goes on with as it stands (`ModelCapabilities.raw`): no chat
	 * template is put around it, and what stands for a special token in it is one. The events' text follows it.
	 */
	raw?: boolean | undefined;
	/**
	 * Whether the model reasons before this answer (`ModelCapabilities.thinking`); omit to leave it to the model. A response
	 * format holds from the first token on, so nothing comes before it in any case.
	 */
	thinking?: Thinking | undefined;
	/** LoRA adapters that are on for this answer. */
	adapters?: readonly AdapterUse[] | undefined;
	/**
	 * May be given at the same time as others, where the model was loaded for that (`LoadedModel.slots`); elsewhere it changes
	 * nothing. Answers without it follow one another in a slot of their own, whose KV cache no answer beside them takes.
	 */
	beside?: boolean | undefined;
}

/** `budgetTokens`: reasoning that has become so long is closed, and the answer begins. */
export type Thinking = { enabled: false } | { enabled: true; budgetTokens?: number | undefined };

/** One of `ModelSpec.adapters`, and how much of it: 1 is all, 0 nothing, negative numbers the opposite. */
export interface AdapterUse {
	path: string;
	scale: number;
}

/** A tool as chat templates describe it to a model. */
export interface ToolDefinition {
	name: string;
	description: string;
	/** JSON Schema of the arguments: an object. */
	parameters: JsonSchema;
}

/** A JSON Schema document. Engines support a part of the standard; what they do not know fails with `request/invalid`. */
export type JsonSchema = { readonly [key: string]: unknown };

/** `grammar` is GBNF, as llama.cpp reads it. */
export type ResponseFormat = { type: 'jsonSchema'; schema: JsonSchema } | { type: 'grammar'; grammar: string };

export interface Sampling {
	maxTokens: number;
	/** 0 is greedy decoding. */
	temperature: number;
	topP?: number | undefined;
	topK?: number | undefined;
	minP?: number | undefined;
	/** Divides the logits of what was said (CTRL, Keskar et al. 2019); 1 changes nothing. */
	repetitionPenalty?: number | undefined;
	/** -2 to 2, taken once from the logit of each token that was said; as in OpenAI's API. */
	presencePenalty?: number | undefined;
	/** -2 to 2, taken from the logit of a token for each time that it was said. */
	frequencyPenalty?: number | undefined;
	/** Token id to what is added to its logit, -100 to 100; -100 bans the token. */
	logitBias?: Readonly<Record<number, number>> | undefined;
	seed?: number | undefined;
	stop?: readonly string[] | undefined;
}

export type GenerateEvent = PrefillEvent | TokenEvent | ToolCallEvent | FinishEvent;

export interface PrefillEvent {
	type: 'prefill';
	doneTokens: number;
	totalTokens: number;
}

export interface TokenEvent {
	type: 'token';
	/** `toolCall`: the text of a call, while it is written. */
	channel: 'answer' | 'reasoning' | 'toolCall';
	text: string;
	/** Natural logarithm at temperature 1; `null` when not requested or not supported. */
	logprob: number | null;
	alternatives: readonly { text: string; logprob: number; id?: number | undefined }[];
	/** In the model's vocabulary, as `Sampling.logitBias` names tokens; known where log-probabilities were asked for. */
	id?: number | undefined;
	/** Since `generate` was called. */
	elapsedMs: number;
}

/** A complete call; its text has been on the channel `toolCall`. */
export interface ToolCallEvent {
	type: 'toolCall';
	call: ToolCall;
}

export interface FinishEvent {
	type: 'finish';
	/**
	 * `stop`: the model ended its turn; `toolCalls`: it waits for the results of its calls; `length`: `maxTokens` or the
	 * context window was reached.
	 */
	reason: 'stop' | 'toolCalls' | 'length' | 'aborted';
	usage: Usage;
	timing: Timing;
}

export interface Usage {
	promptTokens: number;
	/** Prompt tokens taken from the KV cache instead of being processed again. */
	cachedPromptTokens: number;
	completionTokens: number;
}

export interface Timing {
	/** From the call to the first token; `null` when none was produced. */
	firstTokenMs: number | null;
	/** From the first token to the last. */
	decodeMs: number;
}

export interface TokenCount {
	tokens: number;
	exact: boolean;
}

export interface Embeddings {
	/** One row of `dimensions` numbers for each text, in order; every row has length 1. */
	values: Float32Array;
	dimensions: number;
	/** Tokens read, of all texts together. */
	promptTokens: number;
}
