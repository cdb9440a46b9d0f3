import { buildId } from '#lib/catalog/builds.ts';
import type { Library, LibraryModel, Build } from '#lib/catalog/library-types.ts';
import { judgeFit } from '#lib/device/fit.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { predict, type Prediction } from '#lib/device/predict.ts';
import type { Inventory } from '#lib/device/types.ts';
import { workloadOf } from '#lib/device/workload.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import { fit as t } from '#lib/messages/en/fit.ts';

/** What somebody wants a model for. */
export type Purpose = 'chat' | 'code' | 'phone';

export interface Recommendation {
	purpose: Purpose;
	model: LibraryModel;
	build: Build;
	prediction: Prediction;
	/** Why this one, in one sentence. */
	reason: string;
}

/** About as fast as people read: 250 words a minute are 5 to 6 tokens a second; twice that feels quick. */
const comfortableTokensPerSecond = 10;
const readableTokensPerSecond = 5;

/** Phones close pages that use more. */
const phoneBytes = 1.2e9;

const contextTokens = 4096;

/** The user's own answers with a build, by its id: they count more than what is predicted. */
type SpeedOf = (id: string, backend: Backend) => number | null;

interface Candidate {
	model: LibraryModel;
	build: Build;
	prediction: Prediction;
}

function suits({ kind, modalities }: LibraryModel, purpose: Purpose): boolean {
	if (purpose === 'code') return kind === 'code';
	return kind === 'chat' && modalities.includes('text');
}

/** The best build of a model here: one that fits and is fastest. */
function bestBuild(
	inventory: Inventory,
	measured: Measurements,
	model: LibraryModel,
	speedOf: SpeedOf
): Candidate | null {
	let best: Candidate | null = null;
	for (const build of model.builds) {
		const fit = judgeFit(inventory, model, build, { contextTokens });
		if (fit.verdict !== 'fits') continue;
		const situation = { backend: fit.backend, contextTokens: fit.contextTokens / 2 };
		const predicted = predict(workloadOf(model, build), measured, situation);
		if (!predicted) continue;
		const own = speedOf(buildId(model, build), fit.backend);
		const prediction = own === null ? predicted : { ...predicted, decodeTokensPerSecond: own };
		if (!best || prediction.decodeTokensPerSecond > best.prediction.decodeTokensPerSecond)
			best = { model, build, prediction };
	}
	return best;
}

/**
 * One model for a purpose: the largest of those that fit and answer faster than people read, since larger models of a
 * generation answer better; where none is that fast, the fastest. `null` when nothing fits.
 */
export function recommend(
	{ models }: Library,
	inventory: Inventory,
	measured: Measurements,
	purpose: Purpose,
	speedOf: SpeedOf = () => null
): Recommendation | null {
	const candidates = models
		.filter((model) => suits(model, purpose))
		.map((model) => bestBuild(inventory, measured, model, speedOf))
		.filter((candidate) => candidate !== null)
		.filter(({ prediction }) => purpose !== 'phone' || prediction.memoryBytes <= phoneBytes);
	const speed = ({ prediction }: Candidate) => prediction.decodeTokensPerSecond;
	const fast = candidates.filter((candidate) => speed(candidate) >= comfortableTokensPerSecond);
	const readable = candidates.filter((candidate) => speed(candidate) >= readableTokensPerSecond);
	const pool = fast.length > 0 ? fast : readable;
	const largest = pool.toSorted((a, b) => b.model.parameters.total - a.model.parameters.total)[0];
	const chosen = largest ?? candidates.toSorted((a, b) => speed(b) - speed(a))[0];
	if (!chosen) return null;
	const rate = Math.round(speed(chosen)) || Math.round(speed(chosen) * 10) / 10;
	const reason = largest ? t.recommended.largest(rate) : t.recommended.fastest(rate);
	return { purpose, ...chosen, reason };
}
