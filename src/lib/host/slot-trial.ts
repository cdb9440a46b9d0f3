import { isAbort } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Backend, GenerateEvent, GenerateRequest, LoadedModel } from '#lib/engines/contract/types.ts';
import {
	leastUsefulGain,
	slotKey,
	undecided,
	type SlotComparison,
	type SlotDecision,
	type SlotMemory
} from '#lib/host/slots.ts';

/** The model that is tried. */
export interface TrialEngine {
	/**
	 * Makes it ready to give so many answers at once beside the chat's.
	 * @returns false when it cannot be loaded so
	 */
	load(slots: number): Promise<boolean>;
	generate(request: GenerateRequest): AsyncIterable<GenerateEvent>;
}

/** How many at once are tried, one after another, as long as each helps. */
const candidates = [2, 4];

/** Of one answer: enough for its decoding to outweigh its prompt; fewer of a model that takes so long for one. */
const answerTokens = { usual: 24, slow: 8, slowMs: 50 };

/** Rounds of a comparison; at the lower number it ends when time is up. */
const rounds = { least: 3, most: 5 };

/** After this no round is begun beyond the least. A slow model takes longer, and tells enough with less. */
const budgetMs = 20_000;

/**
 * Measures a model and keeps what came of it. Until then it is kept that a measurement was begun: a device that it ends the
 * tab of is not asked for another by itself.
 * @param model that `host` has loaded
 * @throws the signal's reason, after which all is as before; and what the engine throws
 */
export async function measureSlots(
	memory: SlotMemory,
	model: ModelInfo,
	backend: Backend,
	signal: AbortSignal,
	host: { load(slots: number): Promise<LoadedModel>; generate: TrialEngine['generate'] }
): Promise<SlotDecision> {
	const key = slotKey(model, backend);
	const before = memory.find(key);
	memory.keep(key, { ...undecided(backend), reason: 'cut-off' });
	let threads: number | null = null;
	const load = async (slots: number) => {
		try {
			({ threads } = await host.load(slots));
			return true;
		} catch (error) {
			if (isAbort(error) || signal.aborted) throw error;
			return false;
		}
	};
	try {
		const found = await compareSlots({ load, generate: host.generate }, signal);
		const decision = { ...undecided(backend), ...found, threads };
		memory.keep(key, decision);
		return decision;
	} catch (error) {
		if (signal.aborted && before) memory.keep(key, before);
		else if (signal.aborted) memory.forget(key);
		throw error;
	}
}

/**
 * Compares answers at once with as many in turn, of the same model and in the same memory. In each round both come, first
 * the one, in the next round the other, so that whatever else the device does meets both.
 * @throws the signal's reason, and what the engine throws
 */
export async function compareSlots(
	engine: TrialEngine,
	signal: AbortSignal,
	now: () => number = () => performance.now()
): Promise<Pick<SlotDecision, 'slots' | 'reason' | 'compared'>> {
	const compared: SlotComparison[] = [];
	let slots = 1;
	let best = 1;
	for (const together of candidates) {
		if (!(await engine.load(together))) {
			if (compared.length === 0) return { slots: 1, reason: 'memory', compared };
			break;
		}
		const comparison = await compare(engine, together, signal, now);
		compared.push(comparison);
		// Noise falls below one now and then; what helps does not. Twice as many must help once more.
		const { gain, leastGain } = comparison;
		if (!(gain >= leastUsefulGain * best && leastGain >= 1)) break;
		slots = together;
		best = gain;
	}
	return { slots, reason: 'measured', compared };
}

async function compare(
	{ generate }: TrialEngine,
	together: number,
	signal: AbortSignal,
	now: () => number
): Promise<SlotComparison> {
	let asked = 0;
	let maxTokens = answerTokens.slow;
	const answer = async (): Promise<number> => {
		signal.throwIfAborted();
		let tokens = 0;
		// Another prompt each time: a prompt that was read before would cost nothing.
		for await (const event of generate(makeQuestion(10 * together + asked++, maxTokens)))
			if (event.type === 'finish') tokens = event.usage.completionTokens;
		signal.throwIfAborted();
		return tokens;
	};
	/** Tokens per millisecond. */
	const speedOf = async (work: () => Promise<number>) => {
		const startedMs = now();
		const tokens = await work();
		return tokens / (now() - startedMs);
	};
	const inTurn = async () => {
		let tokens = 0;
		for (let index = 0; index < together; index++) tokens += await answer();
		return tokens;
	};
	const atOnce = async () => {
		const all = await Promise.all(Array.from({ length: together }, answer));
		return all.reduce((sum, tokens) => sum + tokens, 0);
	};
	await answer(); // the first one is slow for reasons of its own
	const perMs = await speedOf(answer);
	if (1 / perMs < answerTokens.slowMs) maxTokens = answerTokens.usual;
	const startedMs = now();
	const gains: number[] = [];
	while (gains.length < rounds.least || (gains.length < rounds.most && now() - startedMs < budgetMs)) {
		const both =
			gains.length % 2 === 0
				? { turn: await speedOf(inTurn), once: await speedOf(atOnce) }
				: { once: await speedOf(atOnce), turn: await speedOf(inTurn) };
		gains.push(both.once / both.turn);
	}
	const sorted = [...gains].sort((a, b) => a - b);
	return { together, gain: sorted[Math.floor(sorted.length / 2)] ?? NaN, leastGain: sorted[0] ?? NaN };
}

function makeQuestion(from: number, maxTokens: number): GenerateRequest {
	return {
		messages: [{ role: 'user', content: `Count upwards from ${from}, and say something about each number.` }],
		sampling: { maxTokens, temperature: 0 },
		beside: true
	};
}
