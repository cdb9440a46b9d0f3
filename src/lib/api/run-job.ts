import { ApiError, badParam, toApiError } from '#lib/api/errors.ts';
import { forcedCallSchema, readForcedCall } from '#lib/api/forced-call.ts';
import type { Choice, Cost, Job } from '#lib/api/job.ts';
import { findModel } from '#lib/api/models.ts';
import { Outlet } from '#lib/api/outlet.ts';
import { samplingFor } from '#lib/api/sampling.ts';
import { thinkingFor } from '#lib/api/thinking.ts';
import type { ApiBackend, ApiContext, ApiModel } from '#lib/api/types.ts';
import type { FinishEvent, GenerateRequest, LoadedModel, TokenEvent, ToolCall } from '#lib/engines/contract/types.ts';

/** Until then an error has a status of its own; a stream is begun sooner, so that its client can be heard leaving. */
const headDueMs = { stream: 1_000, whole: 10_000 };

const lost = new ApiError({ status: 503, message: 'The tab that ran the model was closed.', code: 'host_lost' });

/**
 * Answers one request that generates text: waits for its turn, loads the model, generates, and writes what comes.
 * @throws `ApiError`, as long as no head was sent; later errors are written into the stream, or cut the body off
 */
export async function runJob(job: Job, { backend, sink, signal }: ApiContext): Promise<void> {
	const { writer, stream } = job;
	const startedMs = performance.now();
	const model = findModel(backend, job.model);
	const headers: Record<string, string> = { 'content-type': stream ? writer.contentType : 'application/json' };
	const outlet = new Outlet(sink, {
		headers,
		lost: stream ? writer.failure(lost) : null,
		keepAlive: stream ? writer.remark('keep-alive') : ' ',
		headDueMs: stream ? headDueMs.stream : headDueMs.whole
	});
	let leave = () => {};
	try {
		if (model.embeds) throw noAnswers(model.id);
		const onAhead = (ahead: number) => {
			if (stream && ahead > 0) outlet.remark(writer.remark(`waiting, ${ahead} before this one`));
		};
		leave = await backend.enter(signal, onAhead);
		const beforeLoadMs = performance.now();
		const loaded = await backend.load(model.id, signal, onAhead);
		const loadMs = performance.now() - beforeLoadMs;
		signal.throwIfAborted();
		const { request, ignored } = toRequest(job, model, loaded, backend.maxTokens);
		if (ignored.length > 0) outlet.name('x-hearth-ignored', ignored.join(', '));
		let opening = writer.begin(model.id);
		const open = () => {
			if (stream) outlet.write(opening);
			opening = '';
			outlet.open();
		};
		const choices = await chooseAll(job, backend.atOnce(), signal, (index, signal) => {
			const asked = { ...request, messages: job.prompts?.[index] ?? request.messages };
			return choose({ job, model, request: asked, index, open, outlet, backend, signal });
		});
		const cost = sumUp(choices, job.prompts, performance.now() - startedMs, loadMs);
		if (stream) outlet.write(writer.end(choices, cost));
		else outlet.write(JSON.stringify(writer.whole(choices, cost)));
	} catch (thrown) {
		const error = toApiError(thrown, job.nameOf);
		if (!outlet.opened) throw error;
		if (stream) outlet.write(writer.failure(error));
		else sink.fail();
	} finally {
		outlet.close();
		leave();
	}
}

function noAnswers(model: string): ApiError {
	const message = `${model} makes embeddings only: it cannot answer.`;
	return new ApiError({ status: 400, message, param: 'model', code: 'unsupported_model' });
}

function toRequest(
	job: Job,
	model: ApiModel,
	loaded: LoadedModel,
	maxTokens: number
): { request: GenerateRequest; ignored: string[] } {
	const { sampling, ignored } = samplingFor(job.request.sampling, model, loaded, maxTokens);
	const tools = job.request.tools ?? [];
	if (job.forced && tools.length === 0) throw badParam('tool_choice', 'needs tools');
	const unseen = tools.length > 0 && !loaded.capabilities.toolDefinitions;
	const schema = job.forced && forcedCallSchema(tools, job.forced);
	// An answer at the end is one that goes on, as servers of both APIs have it.
	const last = job.request.messages.at(-1);
	const continues = last?.role === 'assistant' && !last.toolCalls?.length;
	const asMessage = job.elseChat === true && !loaded.capabilities.raw;
	const request: GenerateRequest = {
		...job.request,
		sampling,
		...(asMessage ? { raw: false } : {}),
		...(continues ? { continues } : {}),
		...(schema ? { responseFormat: { type: 'jsonSchema', schema } } : {})
	};
	const { thinking, ignored: unsteered } = thinkingFor(request, loaded);
	return {
		request: { ...request, thinking },
		ignored: [
			...(asMessage ? ['raw prompt'] : []),
			...job.ignored,
			...ignored,
			// Calls are still recognized; but this model reads no definitions, and knows only tools of its training.
			...(unseen ? ['tools.definitions'] : []),
			...(unsteered ? [job.nameOf('thinking')] : [])
		]
	};
}

interface Choosing {
	job: Job;
	model: ApiModel;
	request: GenerateRequest;
	index: number;
	/** To be called before anything is written. */
	open: () => void;
	outlet: Outlet;
	backend: ApiBackend;
	signal: AbortSignal;
}

/**
 * All answers of a request, one after another, or several at the same time. When one fails, so does the request.
 * @param atOnce as many as that
 * @throws what the first one throws that fails, when all have ended
 */
async function chooseAll(
	{ choices }: Job,
	atOnce: number,
	outer: AbortSignal,
	choose: (index: number, signal: AbortSignal) => Promise<Choice>
): Promise<Choice[]> {
	const made: Choice[] = [];
	const failed = new AbortController();
	const signal = AbortSignal.any([outer, failed.signal]);
	let next = 0;
	const work = async () => {
		while (next < choices) {
			const index = next++;
			made[index] = await choose(index, signal);
		}
	};
	const workers = Array.from({ length: Math.min(atOnce, choices) }, () =>
		work().catch((error: unknown) => {
			failed.abort(); // others that fail by this come later
			throw error;
		})
	);
	try {
		await Promise.all(workers);
	} finally {
		await Promise.allSettled(workers);
	}
	return made;
}

/** One answer of a request, written as it comes. */
async function choose({ job, model, request, index, open, outlet, backend, signal }: Choosing): Promise<Choice> {
	const { writer, stream, forced } = job;
	const enough = new AbortController();
	const tokens: TokenEvent[] = [];
	const calls: ToolCall[] = [];
	let finish: FinishEvent | null = null;
	let text = '';
	let reasoning = '';
	const call = (made: ToolCall) => {
		open();
		calls.push(made);
		if (stream) outlet.write(writer.call(index, made, calls.length - 1));
		if (job.oneCall) enough.abort();
	};
	for await (const event of backend.generate(model.id, request, AbortSignal.any([signal, enough.signal]))) {
		// By now the engine has accepted the request; nearly every error comes before.
		if (event.type === 'prefill' && stream) outlet.open();
		else if (event.type === 'token') {
			open();
			if (event.channel === 'reasoning') reasoning += event.text;
			if (event.channel === 'answer') {
				text += event.text;
				tokens.push(event);
			}
			const shown = event.channel === 'reasoning' || (event.channel === 'answer' && !forced);
			if (stream && shown && !enough.signal.aborted) outlet.write(writer.token(index, event));
		} else if (event.type === 'toolCall' && !enough.signal.aborted) call(event.call);
		else if (event.type === 'finish') finish = event;
	}
	signal.throwIfAborted();
	const made = forced && readForcedCall(text);
	if (made) {
		text = '';
		call(made);
	}
	if (made || enough.signal.aborted) finish = finish && { ...finish, reason: 'toolCalls' };
	if (finish === null || finish.reason === 'aborted')
		throw new ApiError({ status: 503, message: 'The model was stopped.', code: 'stopped' });
	open();
	const choice = { index, text, reasoning, calls, tokens: made ? [] : tokens, finish };
	if (stream) outlet.write(writer.endChoice(choice));
	return choice;
}

/** A prompt is read once for all its choices, as OpenAI counts it. */
function sumUp(choices: readonly Choice[], prompts: Job['prompts'], totalMs: number, loadMs: number): Cost {
	const add = (some: readonly Choice[], of: (choice: Choice) => number) =>
		some.reduce((total, choice) => total + of(choice), 0);
	const sum = (of: (choice: Choice) => number) => add(choices, of);
	const readers = choices.filter(({ index }) => index === 0 || (prompts && prompts[index] !== prompts[index - 1]));
	return {
		usage: {
			promptTokens: add(readers, ({ finish }) => finish.usage.promptTokens),
			cachedPromptTokens: add(readers, ({ finish }) => finish.usage.cachedPromptTokens),
			completionTokens: sum(({ finish }) => finish.usage.completionTokens)
		},
		totalMs,
		loadMs,
		prefillMs: sum(({ finish }) => finish.timing.firstTokenMs ?? 0),
		decodeMs: sum(({ finish }) => finish.timing.decodeMs)
	};
}
