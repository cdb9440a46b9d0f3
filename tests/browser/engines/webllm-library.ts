import type { AppConfig, ChatCompletionChunk, Completion, LogitProcessor } from '@mlc-ai/web-llm';
import type { GpuDevice } from '#lib/engines/webllm/gpu.ts';
import type { MlcEngine, Pipeline } from '#lib/engines/webllm/internals.ts';
import type { LibraryChunk } from '#lib/engines/webllm/chunks.ts';
import type { LibraryRequest, RawLibraryRequest } from '#lib/engines/webllm/request.ts';

const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau'.split(
	' '
);

interface Chunk {
	delta?: string;
	finish?: string | undefined;
}

function toChunk({ delta, finish }: Chunk): ChatCompletionChunk {
	const choice = { index: 0, delta: delta === undefined ? {} : { content: delta }, finish_reason: finish ?? null };
	return { id: '', object: 'chat.completion.chunk', created: 0, model: '', choices: [choice] } as ChatCompletionChunk;
}

function toTextChunk({ delta = '', finish }: Chunk): Completion {
	const choice = { index: 0, text: delta, finish_reason: finish ?? null };
	return { id: '', object: 'text_completion', created: 0, model: '', choices: [choice] } as Completion;
}

/**
 * Stands in for web-llm where this machine has no model library to run: what the adapter does is real, down to the GPU
 * device. It answers with words, and has the habits of web-llm 0.2.86 that an adapter must know (from its source).
 */
export class ScriptedLibrary {
	readonly seen: LibraryRequest[] = [];
	readonly seenTexts: RawLibraryRequest[] = [];
	device: GpuDevice | null = null;
	/** Answers of the next requests; words without end when there is none. */
	readonly answers: string[][] = [];
	readonly loadedModelIdToPipeline = new Map<string, Pipeline & { outputIds: number[] }>();
	#appConfig: AppConfig;
	#interrupted = false;
	#locked = false;
	#message = '';
	#kept = '';
	#vocabulary = new Map<string, number>();

	constructor(appConfig: AppConfig) {
		this.#appConfig = appConfig;
	}

	asEngine(): MlcEngine {
		return this as unknown as MlcEngine;
	}

	async reload(modelId: string): Promise<void> {
		const record = this.#appConfig.model_list[0];
		const config = await caches.open('webllm/config');
		for (const url of [`${record?.model}mlc-chat-config.json`, record?.model_lib ?? '']) {
			if (!(await config.match(new Request(url)))) await config.add(new Request(url));
		}
		const { gpu } = navigator as unknown as {
			gpu: { requestAdapter(): Promise<{ requestDevice(): Promise<GpuDevice> }> };
		};
		this.device = await (await gpu.requestAdapter()).requestDevice();
		await new Promise((resolve) => setTimeout(resolve, 50));
		const tokenizer = {
			encode: (text: string) => this.#encode(text),
			decode: (tokens: Int32Array) => [...tokens].map((token) => `#${token}`).join('')
		};
		this.loadedModelIdToPipeline.set(modelId, { tokenizer, outputIds: [], logitProcessor: undefined });
	}

	async unload(): Promise<void> {
		this.loadedModelIdToPipeline.clear();
		this.device?.destroy();
	}

	async interruptGenerate(): Promise<void> {
		this.#interrupted = true;
	}

	async getMessage(): Promise<string> {
		return this.#message;
	}

	async chatCompletion(request: LibraryRequest): Promise<AsyncGenerator<ChatCompletionChunk>> {
		this.seen.push(request);
		return this.#stream(request, toChunk) as AsyncGenerator<ChatCompletionChunk>;
	}

	async completion(request: RawLibraryRequest): Promise<AsyncGenerator<Completion>> {
		this.seenTexts.push(request);
		return this.#stream(request, toTextChunk) as AsyncGenerator<Completion>;
	}

	async *#stream(
		request: LibraryRequest | RawLibraryRequest,
		write: (chunk: Chunk) => LibraryChunk
	): AsyncGenerator<LibraryChunk> {
		if (this.#locked) throw new Error('two requests at once: the real one would queue them');
		this.#locked = true;
		this.#interrupted = false; // an interrupt that came earlier is lost
		try {
			yield* this.#generate(request, write);
		} finally {
			this.#locked = false;
		}
	}

	/** What has to be read. A text drops the conversation, and stays none itself. */
	#read(request: LibraryRequest | RawLibraryRequest): { history: string; prompt: string } {
		if ('prompt' in request) return { history: request.prompt, prompt: request.prompt };
		const history = JSON.stringify(request.messages.slice(0, -1));
		const reused = this.#kept !== '' && history === this.#kept;
		return { history, prompt: JSON.stringify(reused ? request.messages.slice(-1) : request.messages) };
	}

	async *#generate(
		request: LibraryRequest | RawLibraryRequest,
		write: (chunk: Chunk) => LibraryChunk
	): AsyncGenerator<LibraryChunk> {
		const { history, prompt } = this.#read(request);
		const promptTokens = this.#encode(prompt).length;
		const [pipeline] = this.loadedModelIdToPipeline.values();
		if (pipeline) pipeline.outputIds = [];
		this.#kept = '';
		this.#message = '';
		const answer = this.answers.shift();
		let state = request.temperature ? ((request.seed ?? 1) % 2147483646) + 1 : this.#encode(history).length + 7;
		let shownLength = 0;
		let count = 0;
		let reason: string | undefined;
		while (!reason) {
			await this.#compute();
			state = (state * 48271) % 2147483647;
			const word = answer ? answer[count] : `${words[state % words.length]} `;
			this.#listen(state % words.length);
			count++;
			if (word === undefined) reason = 'stop';
			else {
				this.#message += word;
				pipeline?.outputIds.push(state % words.length);
			}
			for (const stop of [...(request.stop ?? []), '<|im_end|>']) {
				const at = this.#message.lastIndexOf(stop);
				if (at < 0) continue;
				this.#message = this.#message.slice(0, at);
				reason = 'stop';
				break;
			}
			if (!reason && count >= (request.max_tokens ?? Infinity)) reason = 'length';
			yield write({ delta: this.#message.slice(shownLength) });
			shownLength = this.#message.length;
			if (!reason && this.#interrupted) reason = 'abort';
		}
		if (reason === 'stop' && 'messages' in request)
			this.#kept = JSON.stringify([...request.messages, { role: 'assistant', content: this.#message }]);
		yield write({ finish: reason });
		const usage = { prompt_tokens: promptTokens, completion_tokens: count, total_tokens: 0 };
		yield { ...write({}), choices: [], usage } as unknown as LibraryChunk;
	}

	/** Never settles once the device is gone, like the real one. */
	#compute(): Promise<void> {
		return Promise.race([
			new Promise<void>((resolve) => setTimeout(resolve, 1)),
			this.device?.lost.then(() => new Promise<void>(() => {})) ?? Promise.resolve()
		]);
	}

	#listen(token: number): void {
		const processor: LogitProcessor | undefined = [...this.loadedModelIdToPipeline.values()][0]?.logitProcessor;
		processor?.processLogits(Float32Array.from(words, (_, index) => (index === token ? 5 : index / 10)));
		processor?.processSampledToken(token);
	}

	#encode(text: string): number[] {
		return (text.match(/<\|im_\w+\|>|\w+|\s+|[^]/g) ?? []).map((piece) => {
			const id = this.#vocabulary.get(piece) ?? this.#vocabulary.size;
			this.#vocabulary.set(piece, id);
			return id;
		});
	}
}
