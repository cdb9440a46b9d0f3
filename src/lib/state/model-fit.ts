// What judging a model on this device needs: a chunk of its own, away from the first screen.
import { asBuild } from '#lib/catalog/plan-build.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { judgeFit, type Fit } from '#lib/device/fit.ts';
import type { Inventory } from '#lib/device/types.ts';

/** The longest context that is reserved by itself: longer ones cost memory from the first word on. */
const usualContextTokens = 8192;
/** Shorter ones are tried where memory is short. Below the last one there is no room for a question and its answer. */
const contextChoices = [usualContextTokens, 4096, 2048, 1024];

/** How a model is loaded on this device. */
export interface LoadChoice {
	contextTokens: number;
	/** Only where a part of the layers goes to the GPU. */
	gpuLayers: number | null;
	fit: Fit | null;
}

/**
 * Judges a plan with the context that it would get here; `null` where nothing can be said.
 * @param stored its files are on this device already
 */
export function judgePlan(inventory: Inventory, plan: InstallPlan, stored: boolean): Fit | null {
	return chooseLoad(inventory, plan, stored).fit;
}

/** The longest usual context that fits; else the longest that is tight; else the shortest. Never more than it was made for. */
export function chooseLoad(inventory: Inventory, plan: InstallPlan, stored = true): LoadChoice {
	const most = plan.contextTokens ?? usualContextTokens;
	const choices = [...new Set(contextChoices.map((tokens) => Math.min(tokens, most)))];
	const known = asBuild(plan);
	if (!known) return { contextTokens: Math.min(4096, most), gpuLayers: null, fit: null };
	const fits = choices.map((contextTokens) => judgeFit(inventory, known.model, known.build, { contextTokens, stored }));
	const fit = (['fits', 'tight'] as const)
		.map((wanted) => fits.find(({ verdict }) => verdict === wanted))
		.find(Boolean);
	const chosen = fit ?? fits.at(-1) ?? null;
	const layers = plan.architecture?.layers;
	const partial =
		chosen?.gpuLayers != null && chosen.gpuLayers > 0 && layers !== undefined && chosen.gpuLayers <= layers;
	return {
		contextTokens: chosen?.contextTokens ?? Math.min(4096, most),
		gpuLayers: partial ? (chosen?.gpuLayers ?? null) : null,
		fit: chosen
	};
}
