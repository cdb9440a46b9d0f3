// What the specs of this room have in common.
import { answerCall } from '#lib/api/answer-call.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';
import type { GenerateEvent, GenerateRequest, LoadedModel, TokenEvent } from '#lib/engines/contract/types.ts';

export const testModel: ApiModel = {
	id: 'guide',
	name: 'Guide',
	bytes: 7_000_000,
	sha256: 'ab12',
	contextTokens: 1024,
	parameters: 6_426_880,
	quantization: 'Q8_0',
	license: 'Apache-2.0',
	engine: 'wllama',
	embeds: false,
	advice: { temperature: 0, maxTokens: 256 }
};

export const testLoaded: LoadedModel = {
	modelId: 'guide',
	engine: 'wllama',
	backend: 'cpu',
	threads: 1,
	contextTokens: 1024,
	capabilities: {
		logprobs: { maxAlternatives: 20 },
		tokenCount: true,
		sampling: ['maxTokens', 'temperature', 'topP', 'topK', 'seed', 'stop', 'frequencyPenalty', 'logitBias'],
		responseFormats: ['jsonSchema', 'grammar'],
		raw: true,
		toolDefinitions: true
	},
	loadMs: 1
};

/** The same for a model that can only answer chats. */
export const loadedForChats: LoadedModel = {
	...testLoaded,
	capabilities: { ...testLoaded.capabilities, raw: undefined }
};

export function token(text: string, rest: Partial<TokenEvent> = {}): TokenEvent {
	return { type: 'token', channel: 'answer', text, logprob: null, alternatives: [], elapsedMs: 1, ...rest };
}

export function finish(
	reason: 'stop' | 'toolCalls' | 'length' | 'aborted' = 'stop',
	completionTokens = 2
): GenerateEvent {
	const usage = { promptTokens: 10, cachedPromptTokens: 4, completionTokens };
	return { type: 'finish', reason, usage, timing: { firstTokenMs: 5, decodeMs: 20 } };
}

export const hello = [token('Hello'), token(' there'), finish()];

export interface Answered {
	status: number;
	headers: Record<string, string>;
	text: string;
	/** The body as JSON. */
	json: () => Record<string, unknown>;
	/** Data of every server-sent event but `[DONE]`. */
	events: () => Record<string, unknown>[];
	/** Lines of newline-delimited JSON. */
	lines: () => Record<string, unknown>[];
	lost: string | null;
	cut: boolean;
	/** What reached the engine. */
	requests: GenerateRequest[];
}

export interface Setting {
	events?: readonly GenerateEvent[] | ((request: GenerateRequest, signal: AbortSignal) => AsyncIterable<GenerateEvent>);
	backend?: Partial<ApiBackend>;
	headers?: Record<string, string>;
	signal?: AbortSignal;
}

/** One call against an engine that does what the test says. */
export async function call(method: string, path: string, body?: unknown, setting: Setting = {}): Promise<Answered> {
	const { events = hello, backend = {}, headers = { 'content-type': 'application/json' } } = setting;
	const { signal = new AbortController().signal } = setting;
	const requests: GenerateRequest[] = [];
	const whole: ApiBackend = {
		version: '1.0.0',
		models: () => [testModel],
		loaded: () => testLoaded,
		maxTokens: 4096,
		atOnce: () => 1,
		enter: () => Promise.resolve(() => {}),
		load: () => Promise.resolve(testLoaded),
		async *generate(_model, request, stop) {
			requests.push(request);
			yield* typeof events === 'function' ? events(request, stop) : events;
		},
		embed: (_model, texts) =>
			Promise.resolve({
				values: Float32Array.from(texts.flatMap((_, index) => [index, 0.5])),
				dimensions: 2,
				promptTokens: 3 * texts.length
			}),
		...backend
	};
	const answered = {
		status: 0,
		headers: {} as Record<string, string>,
		text: '',
		lost: null as string | null,
		cut: false
	};
	const bytes =
		body instanceof Uint8Array ? body : new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body));
	await answerCall(
		{ method, path, headers, body: bytes },
		{
			backend: whole,
			signal,
			sink: {
				head: (status, fields, lost) => Object.assign(answered, { status, headers: fields, lost }),
				write: (text) => (answered.text += text),
				fail: () => (answered.cut = true)
			}
		}
	);
	const parse = (text: string) => JSON.parse(text) as Record<string, unknown>;
	return {
		...answered,
		requests,
		json: () => parse(answered.text),
		events: () =>
			[...answered.text.matchAll(/^data: (.*)$/gm)].flatMap(([, data = '']) =>
				data === '[DONE]' ? [] : [parse(data)]
			),
		lines: () => answered.text.trim().split('\n').map(parse)
	};
}
