import { afterAll, beforeAll } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type {
	ChatMessage,
	Engine,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	ModelSpec,
	TokenEvent
} from '#lib/engines/contract/types.ts';

/** What the suite needs to know of an engine. */
export interface SuiteSubject {
	makeEngine: () => { engine: Engine; terminate(): void };
	/** A small model whose answer to "Tell me about tokens." has more than 12 tokens. */
	makeSpec: () => Promise<ModelSpec>;
	/** A model whose files are broken. */
	makeBrokenSpec: () => Promise<ModelSpec>;
	/** A model that was loaded for `embed` (`task` says so); left out, the engine has none. */
	makeEmbeddingSpec?: () => Promise<ModelSpec>;
	/** Loading takes long enough to be stopped. */
	makeSlowSpec: () => Promise<ModelSpec>;
	/** `false`: after an answer that was cut off, the next prompt is read from its beginning. */
	keepsCutAnswers?: false;
}

/** An engine with its model, for all tests of a `describe`. */
export interface LoadedEngine {
	engine: Engine;
	loaded: LoadedModel;
	/** A message that fills a share of the context. */
	longQuestion(share: number, prefix?: string): ChatMessage;
}

const filler = 'one two three four ';

/** The engine that all tests of one subject share, because loading takes longer than most tests. */
interface SharedEngine {
	/** Groups of tests that still need it. */
	users: number;
	opened: Promise<LoadedEngine> | null;
	terminate: () => void;
}

const sharedEngines = new Map<SuiteSubject, SharedEngine>();

async function open({ makeEngine, makeSpec }: SuiteSubject, shared: SharedEngine): Promise<LoadedEngine> {
	const { engine, terminate } = makeEngine();
	shared.terminate = terminate;
	const loaded = await engine.load(await makeSpec());
	const count = async (times: number) =>
		(await engine.countTokens([{ role: 'user', content: filler.repeat(times) }])).tokens;
	const fillerTokens = ((await count(9)) - (await count(1))) / 8;
	const longQuestion: LoadedEngine['longQuestion'] = (share, prefix = '') => ({
		role: 'user',
		content: prefix + filler.repeat(Math.floor((loaded.contextTokens * share) / fillerTokens))
	});
	return { engine, loaded, longQuestion };
}

/**
 * Loads the engine of a subject before the tests around it, if no tests before have, and ends it after the last ones. Its
 * properties are there when the tests run.
 */
export function useEngine(subject: SuiteSubject): LoadedEngine {
	const at = {} as LoadedEngine;
	const shared = sharedEngines.get(subject) ?? { users: 0, opened: null, terminate: () => {} };
	sharedEngines.set(subject, shared);
	shared.users++;

	beforeAll(async () => {
		shared.opened ??= open(subject, shared);
		Object.assign(at, await shared.opened);
	});

	afterAll(() => {
		if (--shared.users === 0) shared.terminate();
	});
	return at;
}

/** What is asked when it does not matter what. */
export const question: ChatMessage = { role: 'user', content: 'Tell me about tokens.' };

/** A short greedy request, unless it says otherwise. */
export function ask(
	sampling: Partial<GenerateRequest['sampling']> = {},
	messages: readonly ChatMessage[] = [question]
): GenerateRequest {
	return { messages, sampling: { maxTokens: 12, temperature: 0, ...sampling } };
}

/** Reads to the end. */
export async function collect(events: AsyncIterable<GenerateEvent>): Promise<GenerateEvent[]> {
	const all: GenerateEvent[] = [];
	for await (const event of events) all.push(event);
	return all;
}

/** Only the tokens. */
export function tokensOf(events: readonly GenerateEvent[]): TokenEvent[] {
	return events.filter((event) => event.type === 'token');
}

/** The text of all tokens. */
export function textOf(events: readonly GenerateEvent[]): string {
	return tokensOf(events)
		.map(({ text }) => text)
		.join('');
}

/** The last event, which must be the finish. */
export function finishOf(events: readonly GenerateEvent[]): FinishEvent {
	const last = events.at(-1);
	if (last?.type !== 'finish') throw new Error(`the last event is ${last?.type}`);
	return last;
}

/** The code of the error that some work ends with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'no error';
	} catch (error) {
		return isAppError(error) ? error.code : error instanceof Error ? error.name : String(error);
	}
}
