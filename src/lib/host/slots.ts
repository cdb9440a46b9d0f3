import { version as engineVersion } from '@wllama/wllama/package.json';
import { totalBytes, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { Backend } from '#lib/engines/contract/types.ts';

/** One comparison of answers at once with the same answers in turn. */
export interface SlotComparison {
	/** How many at once. */
	together: number;
	/** Tokens per second at once, divided by those in turn: the median of the rounds. */
	gain: number;
	/** The least of the rounds. */
	leastGain: number;
}

/** What this device does with several requests to a model at once, and why. */
export interface SlotDecision {
	/** Answers at once beside the chat's own; 1: one after another. */
	slots: number;
	/**
	 * `measured`: what `compared` says; `memory`: there was no room to try; `cut-off`: the tab did not live to see the end of
	 * the measurement, which must not happen twice by itself.
	 */
	reason: 'measured' | 'memory' | 'cut-off';
	compared: readonly SlotComparison[];
	backend: Backend;
	/** Of the CPU, while it was measured; `null` when it was not. */
	threads: number | null;
	/** Since 1970. */
	decidedAtMs: number;
}

/** Where decisions are kept between visits. */
export interface SlotMemory {
	/** False: one request after another, whatever was measured. */
	readonly enabled: boolean;
	/** `null`: nobody has measured yet. */
	find(key: string): SlotDecision | null;
	keep(key: string, decision: SlotDecision): void;
	/** As if nobody had measured. */
	forget(key: string): void;
}

/** What the engine must gain by twice as many at once, to be worth the memory and streams that come in bursts. */
export const leastUsefulGain = 1.2;

/** Can several requests to this model be answered at once at all? Only llama.cpp can; not tried with images. */
export function canShareSlots({ engine, task, projector, files }: ModelInfo): boolean {
	const seesImages = projector !== undefined || files.some(({ role }) => role === 'projector');
	return engine === 'wllama' && task !== 'embed' && !seesImages;
}

/**
 * Under what a decision is kept: another model, context, backend, browser that gives another number of threads, or version of
 * llama.cpp is measured anew.
 */
export function slotKey(model: ModelInfo, backend: Backend): string {
	const { id, contextTokens, gpuLayers = 'all' } = model;
	const cores = globalThis.crossOriginIsolated ? (globalThis.navigator?.hardwareConcurrency ?? 1) : 1;
	return [id, totalBytes(model), contextTokens, gpuLayers, backend, cores, engineVersion].join(' ');
}

/** A model could not be loaded with the slots that were decided: from now on without. */
export function refuseSlots(memory: SlotMemory | undefined, model: ModelInfo, backend: Backend): void {
	memory?.keep(slotKey(model, backend), { ...undecided(backend), reason: 'memory' });
}

/** What is true of a model that nothing was measured of. */
export function undecided(
	backend: Backend
): Pick<SlotDecision, 'slots' | 'compared' | 'backend' | 'threads' | 'decidedAtMs'> {
	return { slots: 1, compared: [], backend, threads: null, decidedAtMs: Date.now() };
}

/** With how many slots a model is to be loaded; `undefined`: without. */
export function decidedSlots(memory: SlotMemory | undefined, model: ModelInfo, backend: Backend): number | undefined {
	if (!memory?.enabled || !canShareSlots(model)) return undefined;
	const slots = memory.find(slotKey(model, backend))?.slots ?? 1;
	return slots > 1 ? slots : undefined;
}
