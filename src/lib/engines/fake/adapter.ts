import { abortable } from '#lib/base/abortable.ts';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { makeNeutralizer, neutralizeMessages } from '#lib/engines/contract/neutralize.ts';
import { makeSplitter, writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import { slotsFor, Turn } from '#lib/engines/contract/turn.ts';
import type {
	CallOptions,
	ChatMessage,
	Embeddings,
	Engine,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadOptions,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import {
	maxAlternatives,
	refuseImages,
	refuseUnsupported,
	validateMessages,
	validateRequest,
	validateTexts
} from '#lib/engines/contract/validate.ts';
import { validateSpec } from '#lib/engines/contract/validate-spec.ts';
import { goOn, makeAnswer } from '#lib/engines/fake/answer.ts';
import { scriptedError } from '#lib/engines/fake/errors.ts';
import { readScript, type Script } from '#lib/engines/fake/script.ts';
import { splitTokens } from '#lib/engines/fake/text.ts';

const batchTokens = 128;
const never = new Promise<never>(() => {});
const neutralize = makeNeutralizer();

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function renderPrompt(messages: readonly ChatMessage[]): string[] {
	const turns = neutralizeMessages(writeOutToolCalls(messages), neutralize).map(
		({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`
	);
	return splitTokens(`${turns.join('')}<|im_start|>assistant\n`);
}

/** An error that no handler of ours catches, as a broken worker would have it. */
function crash(): Promise<never> {
	setTimeout(() => {
		throw new Error('scripted crash');
	});
	return never;
}

/** A scripted engine that keeps the contract, for tests of timing and failures. The script is in `script.ts`. */
export class FakeEngine implements Engine {
	readonly id = 'fake';
	#spec: ModelSpec | null = null;
	#loaded: LoadedModel | null = null;
	#cached: string[] = [];
	#turn = new Turn();

	async probe({ signal }: CallOptions = {}): Promise<EngineSupport> {
		signal?.throwIfAborted();
		return { engine: 'fake', backend: 'webgpu', problems: [], shaderF16: true, threads: 1 };
	}

	async load(spec: ModelSpec, { signal, onProgress = () => {} }: LoadOptions = {}): Promise<LoadedModel> {
		signal?.throwIfAborted();
		const startedMs = performance.now();
		validateSpec(spec, { engine: 'fake', options: [], adapters: false, slots: true, tasks: ['generate'] });
		const { stopping, end } = await this.#turn.begin('load', signal);
		try {
			this.#spec = null;
			onProgress({ phase: 'start' });
			onProgress({ phase: 'weights' });
			await abortable(this.#loadScript(spec), stopping);
			onProgress({ phase: 'warm-up' });
			this.#spec = spec;
			this.#cached = [];
			return (this.#loaded = {
				modelId: spec.id,
				engine: 'fake',
				backend: spec.backend,
				threads: 1,
				contextTokens: spec.contextTokens,
				slots: spec.slots,
				capabilities: {
					logprobs: { maxAlternatives },
					tokenCount: true,
					sampling: ['maxTokens', 'temperature', 'topP', 'seed', 'stop'],
					responseFormats: [],
					continues: true,
					raw: true,
					toolDefinitions: false,
					thinking: { budget: true }
				},
				loadMs: performance.now() - startedMs
			});
		} finally {
			end();
		}
	}

	async *generate(request: GenerateRequest, { signal }: CallOptions = {}): AsyncGenerator<GenerateEvent> {
		const startedMs = performance.now();
		signal?.throwIfAborted();
		validateRequest(request);
		this.#requireModel('generate');
		if (this.#loaded) refuseUnsupported(request, this.#loaded);
		const slots = slotsFor(request.beside, this.#loaded?.slots);
		const { stopping, end } = await this.#turn.begin('generate', signal, slots);
		try {
			const splitter = makeSplitter(request);
			for await (const event of this.#answer(request, this.#requireModel('generate'), startedMs, stopping))
				yield* splitter.read(event);
		} finally {
			end();
		}
	}

	async countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}): Promise<TokenCount> {
		signal?.throwIfAborted();
		validateMessages(messages);
		this.#requireModel('countTokens');
		if (this.#loaded) refuseImages(messages, this.#loaded);
		return { tokens: renderPrompt(messages).length, exact: true };
	}

	async embed(texts: readonly string[], { signal }: CallOptions = {}): Promise<Embeddings> {
		signal?.throwIfAborted();
		validateTexts(texts);
		this.#requireModel('embed');
		throw new AppError('engine/unsupported-operation', { engine: 'fake', operation: 'embed' });
	}

	async unload(): Promise<void> {
		await this.#turn.stop();
		this.#spec = null;
	}

	async *#answer(
		request: GenerateRequest,
		spec: ModelSpec,
		startedMs: number,
		stopping: AbortSignal
	): AsyncGenerator<GenerateEvent> {
		const { sampling } = request;
		const said = request.continues ? request.messages.at(-1)?.content : undefined;
		const messages = said === undefined ? request.messages : request.messages.slice(0, -1);
		const script = readScript(messages.findLast(({ role }) => role === 'user')?.content ?? '');
		const asked = renderPrompt(messages);
		const prompt = [...asked, ...splitTokens(neutralize(said ?? ''))];
		const contextTokens = spec.contextTokens;
		if (prompt.length > contextTokens)
			throw new AppError('engine/context-overflow', { promptTokens: prompt.length, contextTokens });

		const different = prompt.findIndex((token, index) => this.#cached[index] !== token);
		const cachedPromptTokens = Math.min(different < 0 ? prompt.length : different, prompt.length - 1);
		const usage = { promptTokens: prompt.length, cachedPromptTokens, completionTokens: 0 };
		const elapsed = () => performance.now() - startedMs;
		let firstTokenMs: number | null = null;
		let lastTokenMs = 0;
		let reason: 'stop' | 'length' | 'aborted' = 'stop';
		try {
			for (let done = cachedPromptTokens; done < prompt.length;) {
				done = Math.min(done + batchTokens, prompt.length);
				await abortable(script.trouble?.kind === 'prefill' ? never : pause(script.prefillMs), stopping);
				yield { type: 'prefill', doneTokens: done, totalTokens: prompt.length };
			}
			this.#cached = [...prompt];
			const room = contextTokens - prompt.length;
			const whole = makeAnswer({ ...request, messages }, script, asked.join(''));
			const tokens = said === undefined ? whole : goOn(whole, said);
			for (const token of tokens) {
				if (script.longTokens === null && usage.completionTokens >= Math.min(sampling.maxTokens, room)) {
					reason = 'length';
					break;
				}
				const { kind, afterTokens } = script.trouble ?? {};
				if (kind === 'deaf' && usage.completionTokens === afterTokens) await never;
				await abortable(this.#step(script, usage.completionTokens, spec), stopping);
				lastTokenMs = elapsed();
				firstTokenMs ??= lastTokenMs;
				usage.completionTokens++;
				this.#cached.push(token.text);
				yield { type: 'token', ...token, elapsedMs: lastTokenMs };
			}
		} catch (error) {
			if (!isAbort(error)) throw error;
			reason = 'aborted';
		}
		const decodeMs = firstTokenMs === null ? 0 : lastTokenMs - firstTokenMs;
		yield { type: 'finish', reason, usage: { ...usage }, timing: { firstTokenMs, decodeMs } };
	}

	/** What happens before the token of this number. */
	async #step({ tokenMs, trouble, failure }: Script, index: number, spec: ModelSpec): Promise<void> {
		if (failure && index === failure.afterTokens) throw scriptedError(failure.code);
		if (trouble && index === trouble.afterTokens) {
			if (trouble.kind === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
			if (trouble.kind === 'gone') self.close();
			if (trouble.kind === 'hang' || trouble.kind === 'gone') await never;
			if (trouble.kind === 'crash') await crash();
			if (trouble.kind === 'lost' && spec.backend === 'webgpu')
				throw new AppError('engine/device-lost', { reason: 'scripted' });
		}
		await pause(tokenMs); // even 0 lets an abort in, as every real token does
	}

	async #loadScript({ id, slots }: ModelSpec): Promise<void> {
		if (id.startsWith('fake-load-slow')) await pause(3000);
		if (id.startsWith('fake-load-hangs')) await never;
		if (id.startsWith('fake-load-crashes')) await crash();
		if (id.startsWith('fake-load-fails'))
			throw new AppError('engine/load-failed', { modelId: id, reason: 'scripted failure' });
		if (id.startsWith('fake-load-narrow') && slots !== undefined)
			throw new AppError('engine/load-failed', { modelId: id, reason: 'scripted: no room for more than one context' });
		if (id.startsWith('fake-load-no-memory')) throw new AppError('engine/out-of-memory', { requestedBytes: 8e9 });
	}

	#requireModel(operation: string): ModelSpec {
		if (!this.#spec) throw new AppError('engine/not-loaded', { operation });
		return this.#spec;
	}
}
