import { AppError, isAbort, isAppError } from '#lib/base/errors.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { answerWithTools, plainAnswer } from '#lib/state/answer.ts';
import type { AnswerRecord } from '#lib/state/answer-record.ts';
import type { EngineState } from '#lib/state/engine.svelte.ts';
import { asRead, lookedUp } from '#lib/state/handbook.ts';
import { earlierOf, fitBranch } from '#lib/state/overflow.ts';
import { promptRoom } from '#lib/state/prompt-room.ts';
import { withSeed } from '#lib/state/sampling.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { PromptReader } from '#lib/state/summary.ts';
import type { ChatSettings, Message, ToolUse } from '#lib/storage/chat-types.ts';

/** Beyond this many tries a prompt that does not fit is reported instead of shortened further. */
const maxShortenings = 8;

export interface AnswerDeps {
	engine: EngineState;
	settings: SettingsState;
	/** What the last question of a branch means to this model, where it has a handbook. */
	lookUp?: ((branch: readonly Message[], modelId: string) => Promise<ToolUse | null>) | undefined;
}

/** One answer that is to be written. */
export interface AnswerTask {
	/** With the text that it begins with, where it goes on. */
	answer: Message;
	/** What the model sees: the messages that lead to the answer, and itself where it goes on. */
	written: readonly Message[];
	/** The other answers to the same question: a summary of one of them serves here too. */
	siblings: readonly Message[];
	/** Of the chat. */
	settings: ChatSettings;
	/** Notes what the engine was sent; `null` where nothing is noted. */
	record: AnswerRecord | null;
	signal: AbortSignal;
	/** The part of the earlier messages that is being summarized. */
	onSummarizing: NonNullable<PromptReader['onProgress']>;
}

/**
 * The engine's events for an answer, with the uses of tools and what became of earlier messages; or what the handbook answers in
 * the model's place. What does not fit into the context window is treated as the chat's settings say.
 * @throws what the engine throws; `chat/context-full` where nothing may be left out
 */
export async function* streamAnswer(task: AnswerTask, deps: AnswerDeps) {
	const { signal, record } = task;
	const { engine } = deps;
	const { model } = engine;
	const use = await getReady(task, deps);
	if (use) yield { type: 'toolUse', use } as const;
	const text = use && !task.answer.json && lookedUp([use])?.answer;
	if (text) {
		yield { type: 'written', text } as const;
		return;
	}
	const branch = asRead(task.written, model.id, use);
	const { asked, seedDrawn } = await requestOf(task, deps);
	const room = promptRoom(engine, task.settings, deps.settings.values);
	const policy = task.settings.overflow ?? 'dropOldest';
	const reader = readerOf(task, deps);
	let known = earlierOf(branch, task.siblings);
	for (let extraForgotten = 0; ; extraForgotten++) {
		const { messages, earlier } = await fitBranch(branch, { ...room, extraForgotten }, policy, reader, known);
		known = earlier ?? known;
		if (earlier) yield { type: 'earlier', earlier } as const;
		const generate = (round: GenerateRequest) => {
			record?.sent(model, round, seedDrawn);
			return engine.generate(model, round, signal);
		};
		let spoke = false;
		try {
			for await (const event of answerWithTools(generate, { ...asked, messages })) {
				spoke ||= event.type !== 'prefill';
				yield event;
			}
			return;
		} catch (error) {
			const turns = messages.filter(({ role }) => role !== 'system');
			const canShorten = !spoke && turns.length > 1 && extraForgotten < maxShortenings;
			if (!isAppError(error, 'engine/context-overflow') || !canShorten) throw error;
			if (policy === 'stop') throw new AppError('chat/context-full', error.details);
		}
	}
}

/** Loads the model, and meanwhile looks up what the question means. */
async function getReady({ written, signal }: AnswerTask, { engine, lookUp }: AnswerDeps): Promise<ToolUse | null> {
	const [use = null] = await Promise.all([
		lookUp?.(written, engine.model.id),
		// An abort while it waits is told by the engine, as any other.
		engine.prepare(signal).catch((error: unknown) => {
			if (!isAbort(error)) throw error;
		})
	]);
	return use;
}

/** All of the request but its messages. */
async function requestOf({ answer, settings }: AnswerTask, { engine, settings: { values } }: AnswerDeps) {
	const continues = answer.text !== '';
	const { adapters, thinking, ...chosen } = engine.requestFor(settings, values);
	const { sampling, seedDrawn } = withSeed(chosen.sampling, engine.supportedSampling ?? []);
	// Checked before the engine is asked; a form cannot hold the rest of an answer alone.
	const form = continues ? undefined : answer.json;
	const responseFormat = form && (await import('#lib/state/json-form.ts')).responseFormatOf(form);
	const topLogprobs = values.confidence || answer.logprobs ? engine.topLogprobs : undefined;
	const asked: Omit<GenerateRequest, 'messages'> = {
		...{ sampling, tools: responseFormat ? [] : engine.tools, topLogprobs },
		...(responseFormat ? { responseFormat } : {}),
		...(thinking && !responseFormat && !continues ? { thinking } : {}),
		...(adapters ? { adapters } : {}),
		...(continues ? { continues } : {})
	};
	return { asked, seedDrawn };
}

/** How earlier messages are counted and summarized: by the same model, beside the answer. */
function readerOf({ settings, signal, onSummarizing }: AnswerTask, deps: AnswerDeps): PromptReader {
	const { engine } = deps;
	const { model } = engine;
	const { sampling } = engine.requestFor(settings, deps.settings.values);
	return {
		count: (messages) => engine.countTokens(messages, signal),
		ask: (content, maxTokens) => {
			const messages = [{ role: 'user' as const, content }];
			const request = { messages, sampling: { ...sampling, maxTokens, stop: undefined } };
			return plainAnswer(engine.generate(model, request, signal));
		},
		onProgress: onSummarizing
	};
}
