import type { Embeddings, GenerateEvent, GenerateRequest, LoadedModel, Sampling } from '#lib/engines/contract/types.ts';

/** One request as a client sent it. */
export interface ApiCall {
	method: string;
	/** Below the base path of the app: `/v1/models`. */
	path: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
}

/** Where an answer goes: a head, any number of pieces, then nothing or one `fail`. */
export interface ReplySink {
	/** @param lost what to send when the tab dies in the middle of the body; `null`: cut the body off */
	head(status: number, headers: Record<string, string>, lost: string | null): void;
	write(text: string): void;
	/** Cuts the body off, after a head that promised a good end. */
	fail(): void;
}

/** What the API says of a model that is on this device. */
export interface ApiModel {
	id: string;
	name: string;
	/** Size of all files. */
	bytes: number;
	/** SHA-256 of the first file in hexadecimal; `null` when unknown. */
	sha256: string | null;
	contextTokens: number;
	/** `null` when nobody has counted them. */
	parameters: number | null;
	quantization: string;
	license: string | null;
	/** As in `ModelInfo.engine`. */
	engine: string;
	/** For embeddings only: it cannot answer. */
	embeds: boolean;
	/** How the model answers best, as far as that is known before it is loaded. */
	advice: Partial<Sampling>;
}

/** The app as the API sees it. No chat can be reached through it. */
export interface ApiBackend {
	version: string;
	models(): readonly ApiModel[];
	/** What is loaded now. */
	loaded(): LoadedModel | null;
	/** The most tokens that one answer may have. */
	maxTokens: number;
	/** Answers that the loaded model can give at the same time. */
	atOnce(): number;
	/**
	 * Waits for its turn among the requests of this API.
	 * @param onAhead told how many are before this one, when it has to wait
	 * @returns a function that lets the next one in
	 * @throws `ApiError` 429 when too many wait, the signal's reason
	 */
	enter(signal: AbortSignal, onAhead: (ahead: number) => void): Promise<() => void>;
	/**
	 * Waits for its turn among all that use the engine, chats included; loads the model when it is not loaded.
	 * @throws what `ModelHost.load` throws
	 */
	load(modelId: string, signal: AbortSignal, onAhead: (ahead: number) => void): Promise<LoadedModel>;
	generate(modelId: string, request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent>;
	/** @throws what `ModelHost.embed` throws */
	embed(modelId: string, texts: readonly string[], signal: AbortSignal): Promise<Embeddings>;
}

/** What an endpoint needs beside the call. */
export interface ApiContext {
	backend: ApiBackend;
	sink: ReplySink;
	/** Aborts when the client has gone. */
	signal: AbortSignal;
}
