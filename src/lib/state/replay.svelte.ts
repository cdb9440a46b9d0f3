import { isAbort, isAppError, toAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { receipt as t } from '#lib/messages/en/receipt.ts';
import { sentences } from '#lib/messages/format.ts';
import { answerWithTools } from '#lib/state/answer.ts';
import { AnswerRecord } from '#lib/state/answer-record.ts';
import type { App } from '#lib/state/app.svelte.ts';
import type { ConversationState } from '#lib/state/conversation.svelte.ts';
import { responseFormatOf } from '#lib/state/json-form.ts';
import { promptRoom } from '#lib/state/prompt-room.ts';
import { engineVersion, promptHash, systemHash, weightsHash } from '#lib/state/receipt.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import {
	type Difference,
	differences,
	enoughBehind,
	type FirstDifference,
	firstDifference,
	lastMessages,
	messagesAgain
} from '#lib/state/replay.ts';
import { withSeed } from '#lib/state/sampling.ts';
import { logBefore } from '#lib/state/token-log.ts';
import { type Message, type Receipt, type TokenLog, tokenLogLimits } from '#lib/storage/chat-types.ts';
import { tools } from '#lib/tools/tools.ts';

/** What came of asking again. */
export interface ReplayOutcome {
	/** `null`: the same, word for word, as far as the stored answer goes. */
	difference: FirstDifference | null;
	/** The difference is in what was thought before the answer. */
	inReasoning: boolean;
	/** Tokens of the new answer before the difference; `null` when the engine did not tell them one by one. */
	tokensBefore: number | null;
	/** How it came about this time. */
	receipt: Receipt | null;
	/** Of the part that is the same. */
	logprobs: TokenLog | null;
}

/** Asks for one answer again with what it was asked with, beside the chat, and compares. */
export class Replay {
	#app: App;
	#chat: ConversationState;
	#tokens = $state(0);
	#running = $state(false);
	#failure = $state.raw<(() => string) | null>(null);
	#outcome = $state.raw<ReplayOutcome | null>(null);
	#abort: AbortController | null = null;

	constructor(app: App, chat: ConversationState) {
		this.#app = app;
		this.#chat = chat;
	}

	get running(): boolean {
		return this.#running;
	}

	/** Tokens that have come so far. */
	get tokens(): number {
		return this.#tokens;
	}

	/** Why it did not come to an end, in words. */
	get failure(): string | null {
		return this.#failure?.() ?? null;
	}

	get outcome(): ReplayOutcome | null {
		return this.#outcome;
	}

	/** What is not as it was, so that another answer may come. */
	async check(message: Message): Promise<Difference[]> {
		const { receipt } = message;
		if (!receipt) return [];
		const model = this.#modelOf(message);
		const { request } = this.#requestFor(message, model);
		const messages = lastMessages(request.messages, message, receipt.from);
		const loaded = this.#app.engine.status.model;
		return differences(receipt, {
			missing: model === null,
			weightsSha256: model && (await weightsHash(model)),
			engineVersion: model ? engineVersion(loaded?.modelId === model.id ? loaded.engine : model.engine) : '',
			loaded: loaded && loaded.modelId === model?.id ? loaded : null,
			systemSha256: await systemHash(messages),
			promptSha256: await promptHash({ ...request, messages })
		});
	}

	/**
	 * Asks again. Never rejects: what goes wrong is in `failure`.
	 * @param withLogprobs the engine is asked how sure it is, too
	 */
	async run(message: Message, { withLogprobs = false } = {}): Promise<void> {
		if (this.#running) return;
		this.#running = true;
		this.#tokens = 0;
		this.#failure = null;
		this.#outcome = null;
		const abort = (this.#abort = new AbortController());
		try {
			await this.#app.answer(this.#ask(message, withLogprobs, abort.signal));
		} catch (error) {
			if (!isAbort(error)) this.#failure = describe(error, withLogprobs);
		} finally {
			this.#running = false;
		}
	}

	stop(): void {
		this.#abort?.abort();
	}

	#modelOf(message: Message): ModelInfo | null {
		const id = message.receipt?.modelId ?? message.modelId;
		const { engine, models } = this.#app;
		if (engine.model.id === id) return engine.model;
		return models.list.find(({ info }) => info.id === id)?.info ?? null;
	}

	/** The same question as then. Without a receipt, as it would be asked now. */
	#requestFor(message: Message, model: ModelInfo | null): { request: GenerateRequest; seedDrawn: boolean } {
		const { engine, settings } = this.#app;
		const { receipt } = message;
		const { systemPrompt, seesImages } = promptRoom(engine, this.#chat.settings, settings.values);
		const from = receipt?.from ?? 0;
		const messages = messagesAgain({
			...{ before: this.#chat.branchBefore(message.id), answer: message, from, systemPrompt, seesImages },
			modelId: receipt?.modelId ?? message.modelId ?? engine.model.id
		});
		const now = engine.requestFor(this.#chat.settings, settings.values);
		const { maxTokens = now.sampling.maxTokens, temperature = 0, ...rest } = receipt?.sampling ?? {};
		const drawn = receipt
			? { sampling: { maxTokens, temperature, ...rest }, seedDrawn: receipt.seedDrawn }
			: withSeed(now.sampling, engine.supportedSampling ?? []);
		const adapters = receipt ? receipt.adapters : now.adapters;
		const thinking = receipt ? receipt.thinking : message.json ? undefined : now.thinking;
		const request = {
			...{ messages, sampling: drawn.sampling },
			tools: message.json ? [] : tools.filter(({ name }) => model?.tools?.includes(name)),
			...(message.json && from === 0 ? { responseFormat: responseFormatOf(message.json) } : {}),
			...(adapters?.length ? { adapters } : {}),
			...(thinking ? { thinking } : {}),
			...(from > 0 ? { continues: true } : {})
		};
		return { request, seedDrawn: drawn.seedDrawn };
	}

	async #ask(message: Message, withLogprobs: boolean, signal: AbortSignal): Promise<void> {
		const { engine } = this.#app;
		const model = this.#modelOf(message);
		if (!model) return void (this.#failure = () => t.failures.modelGone);
		if (model.id === engine.model.id) await engine.prepare(signal);
		const { request, seedDrawn } = this.#requestFor(message, model);
		const topLogprobs = withLogprobs ? tokenLogLimits.alternatives + 1 : undefined;
		const from = message.receipt?.from ?? 0;
		const begun = { text: message.text.slice(0, from), logprobs: knownBefore(message, from) };
		const record = new AnswerRecord(begun, () => engine.status.model);
		const generate = (round: GenerateRequest) => {
			record.sent(model, round, seedDrawn);
			return engine.generate(model, round, signal);
		};
		const then = { reasoning: message.reasoning?.text ?? '', answer: message.text };
		const now = { reasoning: '', answer: begun.text };
		/** Where each token of the answer ends. */
		const ends: number[] = [];
		const enough = then.answer.length + enoughBehind;
		for await (const event of answerWithTools(generate, { ...request, topLogprobs })) {
			if (event.type === 'toolUse') continue;
			record.add(event);
			if (event.type !== 'token' || event.channel === 'toolCall') continue;
			now[event.channel] += event.text;
			if (event.channel === 'answer') ends.push(now.answer.length);
			this.#tokens++;
			if (partedLongAgo(then, now) || now.answer.length > enough) break;
		}
		signal.throwIfAborted();
		await this.#compare(message, { then, now, ends, record });
	}

	async #compare(message: Message, { then, now, ends, record }: Compared): Promise<void> {
		const inReasoning = then.reasoning !== now.reasoning;
		const key = inReasoning ? 'reasoning' : 'answer';
		// A stopped answer is compared as far as it came; one that breaks off now is not the same.
		const stopped = message.state === 'stopped' && message.stats?.finishReason !== 'length';
		const cutShort = stopped && now[key].startsWith(then[key]);
		const difference = cutShort ? null : firstDifference(then[key], now[key]);
		const { receipt = null, logprobs } = await record.finish(this.#app.version);
		this.#outcome = {
			difference,
			inReasoning: inReasoning && difference !== null,
			tokensBefore: key === 'answer' && difference ? ends.filter((end) => end <= difference.at).length : null,
			receipt,
			logprobs: (logprobs && logBefore(logprobs, difference?.at ?? then.answer.length)) ?? null
		};
	}
}

/** What went wrong, in the language that is shown when it is read. */
function describe(error: unknown, withLogprobs: boolean): () => string {
	const known = toAppError(error);
	if (withLogprobs && isAppError(known, 'request/unsupported') && known.details.param === 'topLogprobs')
		return () => t.failures.noConfidence;
	return () => {
		const { sentence, next } = remedyFor(known);
		return sentences(sentence, next);
	};
}

interface Parts {
	reasoning: string;
	answer: string;
}

interface Compared {
	then: Parts;
	now: Parts;
	ends: readonly number[];
	record: AnswerRecord;
}

/** Nothing that comes now can change where the texts part, and enough is there to show it. */
function partedLongAgo(then: Parts, now: Parts): boolean {
	const key = now.answer === '' ? 'reasoning' : 'answer';
	return !then[key].startsWith(now[key].slice(0, Math.max(0, now[key].length - 2 * enoughBehind)));
}

function knownBefore({ logprobs }: Message, from: number): TokenLog | undefined {
	return from > 0 && logprobs ? logBefore(logprobs, from) : undefined;
}
