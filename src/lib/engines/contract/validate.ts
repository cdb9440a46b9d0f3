import { AppError } from '#lib/base/errors.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import type {
	AdapterUse,
	ChatMessage,
	GenerateRequest,
	LoadedModel,
	Sampling,
	ToolDefinition
} from '#lib/engines/contract/types.ts';

const roles: readonly string[] = ['system', 'user', 'assistant', 'tool'] satisfies ChatMessage['role'][];

/** More than any client needs; each one costs a comparison for every token. */
const maxStopStrings = 16;

/** The greatest `topLogprobs`, as in the APIs that clients know. */
export const maxAlternatives = 20;

/** Adapters are trained for 1; some multiples are useful, large ones only make noise. */
const maxAdapterScale = 16;

/** llama.cpp reads the last 32-bit number as "choose a seed for me". */
const maxSeed = 2 ** 32 - 2;

function refuse(param: string, reason: string): never {
	throw new AppError('request/invalid', { param, reason });
}

/**
 * Checks messages before an engine sees them: libraries take empty lists and unknown roles without complaint.
 * @throws `request/invalid` that names the parameter
 */
export function validateMessages(messages: readonly ChatMessage[]): void {
	if (!Array.isArray(messages) || messages.length === 0) refuse('messages', 'must hold at least one message');
	messages.forEach((message: ChatMessage, index) => {
		if (!roles.includes(message?.role)) refuse(`messages[${index}].role`, `must be one of ${roles.join(', ')}`);
		if (typeof message.content !== 'string') refuse(`messages[${index}].content`, 'must be a string');
		validateToolCalls(message, `messages[${index}].toolCalls`);
	});
	validateImages(messages);
	if (!messages.some(({ role }) => role === 'user')) refuse('messages', 'must hold a message of the user');
	const last = messages.length - 1;
	const { content = '', toolCalls = [], images = [] } = messages[last] ?? {};
	if (content.trim() === '' && toolCalls.length === 0 && images.length === 0)
		refuse(`messages[${last}].content`, 'must not be empty');
}

function validateToolCalls({ role, toolCalls }: ChatMessage, param: string): void {
	if (toolCalls === undefined) return;
	if (!Array.isArray(toolCalls) || role !== 'assistant') refuse(param, 'must be a list, on messages of the assistant');
	for (const { name, arguments: json } of toolCalls as ChatMessage['toolCalls'] & object) {
		if (typeof name !== 'string' || typeof json !== 'string' || !isJsonObject(json))
			refuse(param, 'must hold a name, and arguments as the JSON of an object');
	}
}

/** What the files hold is looked at when they are decoded (`image.ts`). */
function validateImages(messages: readonly ChatMessage[]): void {
	const { count, bytes, types } = imageLimits;
	let total = 0;
	for (const [index, { role, images }] of messages.entries()) {
		if (images === undefined) continue;
		const param = `messages[${index}].images`;
		if (!Array.isArray(images) || (role !== 'user' && images.length > 0))
			refuse(param, 'must be a list, on messages of the user');
		total += images.length;
		if (total > count) refuse(param, `must be at most ${count} in all messages together`);
		for (const [at, image] of (images as unknown[]).entries()) {
			if (!(image instanceof Blob) || image.size === 0) refuse(`${param}[${at}]`, 'must be a file that is not empty');
			const { size, type } = image as Blob;
			if (type !== '' && !types.includes(type)) refuse(`${param}[${at}]`, `must be one of ${types.join(', ')}`);
			if (size > bytes) refuse(`${param}[${at}]`, `must be at most ${bytes / 2 ** 20} MB`);
		}
	}
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function validateTools(tools: GenerateRequest['tools']): void {
	if (tools === undefined) return;
	if (!Array.isArray(tools)) refuse('tools', 'must be a list');
	for (const [index, tool] of (tools as unknown[]).entries()) {
		const param = `tools[${index}]`;
		if (!isObject(tool)) return refuse(param, 'must be an object');
		const { name, description, parameters } = tool as Partial<ToolDefinition>;
		if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name))
			refuse(`${param}.name`, 'must be 1 to 64 letters, digits, - or _');
		if (typeof description !== 'string') refuse(`${param}.description`, 'must be a string');
		if (!isObject(parameters)) refuse(`${param}.parameters`, 'must be a JSON Schema');
	}
}

function validateFormat(format: GenerateRequest['responseFormat']): void {
	if (format === undefined) return;
	if (format?.type === 'jsonSchema') {
		if (!isObject(format.schema)) refuse('responseFormat.schema', 'must be a JSON Schema');
	} else if (format?.type === 'grammar') {
		if (typeof format.grammar !== 'string' || format.grammar.trim() === '')
			refuse('responseFormat.grammar', 'must be a grammar');
	} else refuse('responseFormat.type', 'must be jsonSchema or grammar');
}

/**
 * Refuses images for a model that reads text only.
 * @throws `request/unsupported`
 */
export function refuseImages(
	messages: readonly ChatMessage[],
	{ engine, capabilities }: Pick<LoadedModel, 'engine' | 'capabilities'>
): void {
	if (!capabilities.images && messages.some(({ images }) => images?.length))
		throw new AppError('request/unsupported', { param: 'images', engine });
}

/**
 * Refuses what the loaded model cannot do: nothing that was asked for is silently ignored.
 * @throws `request/unsupported`
 */
export function refuseUnsupported(request: GenerateRequest, { engine, capabilities }: LoadedModel): void {
	const unsupported = (param: string): never => {
		throw new AppError('request/unsupported', { param, engine });
	};
	for (const [name, value] of Object.entries(request.sampling)) {
		if (value !== undefined && !capabilities.sampling.includes(name as keyof Sampling)) unsupported(`sampling.${name}`);
	}
	refuseImages(request.messages, { engine, capabilities });
	const { topLogprobs, responseFormat } = request;
	if (topLogprobs !== undefined && topLogprobs > (capabilities.logprobs?.maxAlternatives ?? -1))
		unsupported('topLogprobs');
	if (request.continues && !capabilities.continues) unsupported('continues');
	if (request.raw && !capabilities.raw) unsupported('raw');
	if (request.thinking && !capabilities.thinking) unsupported('thinking');
	if (request.thinking?.enabled && request.thinking.budgetTokens !== undefined && !capabilities.thinking?.budget)
		unsupported('thinking.budgetTokens');
	if (responseFormat && !capabilities.responseFormats.includes(responseFormat.type)) unsupported('responseFormat');
	request.adapters?.forEach(({ path }, index) => {
		if (!capabilities.adapters) unsupported('adapters');
		if (!capabilities.adapters?.includes(path)) refuse(`adapters[${index}].path`, 'is no adapter of the loaded model');
	});
}

function validateAdapters(adapters: GenerateRequest['adapters']): void {
	if (adapters === undefined) return;
	if (!Array.isArray(adapters)) refuse('adapters', 'must be a list');
	const paths = new Set<unknown>();
	for (const [index, adapter] of (adapters as unknown[]).entries()) {
		const { path, scale } = (isObject(adapter) ? adapter : {}) as Partial<AdapterUse>;
		if (typeof path !== 'string' || paths.has(path)) refuse(`adapters[${index}].path`, 'must be a path, named once');
		if (typeof scale !== 'number' || !(Math.abs(scale) <= maxAdapterScale))
			refuse(`adapters[${index}].scale`, `must be a number from -${maxAdapterScale} to ${maxAdapterScale}`);
		paths.add(path);
	}
}

/**
 * Checks texts to be embedded before an engine sees them.
 * @throws `request/invalid` that names the text
 */
export function validateTexts(texts: readonly string[]): void {
	if (!Array.isArray(texts) || texts.length === 0) refuse('texts', 'must hold at least one text');
	texts.forEach((text: unknown, index) => {
		if (typeof text !== 'string' || text.trim() === '') refuse(`texts[${index}]`, 'must be a text that is not empty');
	});
}

/** llama.cpp goes on with an answer at the end in any case, other libraries begin another one: so it must be meant. */
function validateContinuation({ messages, continues, responseFormat, thinking }: GenerateRequest): void {
	if (continues !== undefined && typeof continues !== 'boolean') refuse('continues', 'must be true or false');
	const last = messages.length - 1;
	const { role, toolCalls } = messages[last] ?? {};
	if (!continues && role === 'assistant')
		refuse(`messages[${last}].role`, 'is the assistant, and the request does not say that its answer continues');
	if (!continues) return;
	if (role !== 'assistant' || toolCalls?.length)
		refuse(`messages[${last}].role`, 'must be the assistant, without calls, for an answer to be continued');
	if (responseFormat) refuse('responseFormat', 'cannot hold the rest of an answer alone');
	if (thinking) refuse('thinking', 'is over in an answer that goes on');
}

/** A text has no turns: what belongs to those has no place around it. */
function validateRaw({ raw, messages, tools, responseFormat, thinking }: GenerateRequest): void {
	if (raw !== undefined && typeof raw !== 'boolean') refuse('raw', 'must be true or false');
	if (!raw) return;
	const [text, ...others] = messages;
	if (text?.role !== 'user' || others.length > 0 || text.images?.length)
		refuse('messages', 'must be one message of the user, without images, for a text to be continued');
	if (tools?.length) refuse('tools', 'have no place in a text');
	if (responseFormat) refuse('responseFormat', 'cannot hold the rest of a text');
	if (thinking) refuse('thinking', 'has no place in a text');
}

function validateThinking({ thinking, responseFormat }: GenerateRequest): void {
	if (thinking === undefined) return;
	if (!isObject(thinking) || typeof thinking.enabled !== 'boolean') refuse('thinking.enabled', 'must be true or false');
	if (thinking.enabled && responseFormat) refuse('thinking.enabled', 'has no room before an answer in a form');
}

function isJsonObject(json: string): boolean {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

/**
 * Checks a request before an engine sees it: a wrong type inside llama.cpp is an exception without a name.
 * @throws `request/invalid` that names the parameter
 */
export function validateRequest(request: GenerateRequest): void {
	const { messages, sampling, topLogprobs, thinking } = request;
	validateMessages(messages);
	validateTools(request.tools);
	validateFormat(request.responseFormat);
	validateAdapters(request.adapters);
	validateThinking(request);
	validateContinuation(request);
	validateRaw(request);
	if (request.beside !== undefined && typeof request.beside !== 'boolean') refuse('beside', 'must be true or false');

	const within = (param: string, value: unknown, low: number, high: number, whole = false) => {
		if (value === undefined) return;
		const number = typeof value === 'number' && value >= low && value <= high && (!whole || Number.isInteger(value));
		if (!number) refuse(param, `must be ${whole ? 'a whole' : 'a'} number from ${low} to ${high}`);
	};

	if (typeof sampling !== 'object' || sampling === null) refuse('sampling', 'is missing');
	if (sampling.maxTokens === undefined) refuse('sampling.maxTokens', 'is missing');
	if (sampling.temperature === undefined) refuse('sampling.temperature', 'is missing');
	within('sampling.maxTokens', sampling.maxTokens, 1, 2 ** 31 - 1, true);
	within('sampling.temperature', sampling.temperature, 0, 5);
	within('sampling.topP', sampling.topP, 0, 1);
	within('sampling.topK', sampling.topK, 0, 2 ** 31 - 1, true);
	within('sampling.minP', sampling.minP, 0, 1);
	within('sampling.repetitionPenalty', sampling.repetitionPenalty, 0.1, 10);
	within('sampling.presencePenalty', sampling.presencePenalty, -2, 2);
	within('sampling.frequencyPenalty', sampling.frequencyPenalty, -2, 2);
	for (const [token, bias] of Object.entries(sampling.logitBias ?? {})) {
		if (!/^\d{1,9}$/.test(token)) refuse('sampling.logitBias', 'must have token ids as keys');
		within('sampling.logitBias', bias, -100, 100);
	}
	within('sampling.seed', sampling.seed, 0, maxSeed, true);
	within('topLogprobs', topLogprobs, 0, maxAlternatives, true);
	if (thinking?.enabled) within('thinking.budgetTokens', thinking.budgetTokens, 1, 2 ** 31 - 1, true);

	const { stop } = sampling;
	if (stop === undefined) return;
	if (!Array.isArray(stop) || stop.length > maxStopStrings)
		refuse('sampling.stop', `must be a list of at most ${maxStopStrings} strings`);
	if (!stop.every((text) => typeof text === 'string' && text !== ''))
		refuse('sampling.stop', 'must hold non-empty strings only');
}
