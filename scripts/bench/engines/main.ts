// The engines as the app runs them: adapter, worker and messages between them, without the pages around.
import { guide, guideOnnx } from '#lib/catalog/catalog.ts';
import type { ChatMessage, ModelSpec } from '#lib/engines/contract/types.ts';
import { createEngine, type EngineWorker } from '#lib/engines/registry.ts';
import type { TimedAnswer } from '../types.ts';

const models = { wllama: guide, transformers: guideOnnx };
type EngineId = keyof typeof models;
const workers = new Map<EngineId, EngineWorker>();

async function makeSpec(id: EngineId): Promise<ModelSpec> {
	const { files, folder, contextTokens } = models[id];
	const fetched = files.map(async ({ path }) => ({ path, blob: await (await fetch(`./${folder}/${path}`)).blob() }));
	return { id, files: await Promise.all(fetched), contextTokens, backend: 'cpu' };
}

/** Loads Guide for the CPU. Returns how many threads it computes with. */
async function load(id: EngineId): Promise<number> {
	const worker = createEngine(id);
	workers.set(id, worker);
	return (await worker.engine.load(await makeSpec(id))).threads;
}

/** Token of a plain letter of Guide's vocabulary: it is shown as soon as it comes. */
const letter = 100;

/**
 * Greedy. Times are taken here, where a component would get the tokens.
 * @param oneLetter again and again, so that all answers are as long, and no part of a letter is held back. A model with random
 *   weights would say such parts.
 */
async function ask(
	id: EngineId,
	messages: readonly ChatMessage[],
	maxTokens: number,
	oneLetter = false
): Promise<TimedAnswer> {
	const engine = workers.get(id)?.engine;
	if (!engine) throw new Error(`${id} is not loaded`);
	const startedMs = performance.now();
	let [text, firstMs, lastMs] = ['', 0, 0];
	const sampling = { maxTokens, temperature: 0, ...(oneLetter && { logitBias: { [letter]: 100 } }) };
	for await (const event of engine.generate({ messages, sampling })) {
		if (event.type === 'token') {
			text += event.text;
			lastMs = performance.now();
			firstMs ||= lastMs;
		} else if (event.type === 'finish') {
			const { completionTokens: tokens, promptTokens, cachedPromptTokens } = event.usage;
			const times = { firstTokenMs: firstMs - startedMs, decodeMs: lastMs - firstMs };
			return { text, tokens, newTokens: promptTokens - cachedPromptTokens, promptTokens, ...times };
		}
	}
	throw new Error('the engine ended without a finish event');
}

Object.assign(window, { engines: { load, ask } });
