import { buildId } from '#lib/catalog/builds.ts';
import type { Build, Library, LibraryModel } from '#lib/catalog/library-types.ts';
import { judgeFit, type FitVerdict } from '#lib/device/fit.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { predict, type Prediction } from '#lib/device/predict.ts';
import type { Inventory } from '#lib/device/types.ts';
import { workloadOf } from '#lib/device/workload.ts';
import type { Backend } from '#lib/engines/contract/types.ts';

/** What one model of the catalogue would be like here. */
export interface Outlook {
	model: LibraryModel;
	build: Build;
	backend: Backend;
	contextTokens: number;
	verdict: FitVerdict;
	prediction: Prediction;
	/** Tokens per second of the user's own answers with it; `null` before the first. */
	measured: number | null;
}

/** Contexts that a table offers, in tokens; no model gets more than it was trained for. */
export const contextChoices: readonly number[] = [2048, 4096, 8192, 16_384, 32_768];

const verdictRank: readonly FitVerdict[] = ['fits', 'tight', 'too-large', 'cannot-run'];

/**
 * Each model of the catalogue that answers, in the build that fits best here and, among those, is fastest; with half of the
 * context filled. The quickest first, what does not fit last.
 * @param speedOf the user's own answers, by id of the build
 */
export function listOutlooks(
	{ models }: Library,
	inventory: Inventory,
	measured: Measurements,
	contextTokens: number,
	speedOf: (id: string, backend: Backend) => number | null
): readonly Outlook[] {
	const better = (a: Outlook, b: Outlook) =>
		verdictRank.indexOf(a.verdict) - verdictRank.indexOf(b.verdict) || speedIn(b) - speedIn(a);
	return models
		.filter(({ kind }) => kind !== 'embedding')
		.flatMap((model) => {
			const outlooks = model.builds.flatMap((build): Outlook[] => {
				const fit = judgeFit(inventory, model, build, { contextTokens });
				const situation = { backend: fit.backend, contextTokens: fit.contextTokens / 2 };
				const prediction = predict(workloadOf(model, build), measured, situation);
				if (!prediction) return [];
				const { backend, verdict } = fit;
				const own = speedOf(buildId(model, build), backend);
				return [{ model, build, backend, contextTokens: fit.contextTokens, verdict, prediction, measured: own }];
			});
			return outlooks.toSorted(better).slice(0, 1);
		})
		.toSorted(better);
}

/** Measured where it was, else predicted. */
export function speedIn({ measured, prediction }: Pick<Outlook, 'measured' | 'prediction'>): number {
	return measured ?? prediction.decodeTokensPerSecond;
}
