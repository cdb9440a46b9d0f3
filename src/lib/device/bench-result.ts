import { median } from '#lib/device/measure/clock.ts';
import type { Backend, EngineId } from '#lib/engines/contract/types.ts';
import { benchmark as t } from '#lib/messages/en/benchmark.ts';
import { fixed, number } from '#lib/messages/format.ts';

/** One answer of a benchmark. */
export interface BenchRun {
	/** Tokens of the prompt that were read, not remembered. */
	promptTokens: number;
	firstTokenMs: number;
	prefillTokensPerSecond: number;
	decodeTokensPerSecond: number;
}

/** All answers to prompts of about one length. */
export interface BenchPoint {
	wantedTokens: number;
	runs: readonly BenchRun[];
}

/** The charge of a battery, 0 to 1, before the runs and after them. */
export interface BatteryUse {
	beforeFraction: number;
	afterFraction: number;
	charging: boolean;
	/** How long the runs took. */
	elapsedMs: number;
}

/** What a benchmark of one model came to. Written as JSON to be shared, so its form is kept. */
export interface BenchResult {
	format: 'hearth-benchmark';
	version: 1;
	app: string;
	model: string;
	quantization: string;
	engine: EngineId;
	backend: Backend;
	threads: number;
	/** Browser and GPU, as the page knows them; nothing about the person. */
	browser: string;
	adapter: string;
	loadMs: number;
	/** Of the page with all its workers, while the model was loaded; `null` where the browser does not tell. */
	memoryBytes: number | null;
	/** What the battery said before and after; `null` where no browser or no battery tells. */
	battery: BatteryUse | null;
	points: readonly BenchPoint[];
}

export interface Summary {
	median: number;
	least: number;
	most: number;
}

/** The median of one quantity, and how far its runs lie apart; `null` without runs. */
export function summarize({ runs }: BenchPoint, quantity: keyof BenchRun): Summary | null {
	if (runs.length === 0) return null;
	const values = runs.map((run) => run[quantity]);
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** `Guide (ONNX), q4, GPU`: enough to tell two results apart. */
export function nameOfResult({ model, quantization, backend, browser }: BenchResult): string {
	return t.result.name(model, quantization, backend === 'webgpu', browser);
}

/** What the runs cost in energy, as far as it can be told. Browsers round a battery to whole percents. */
export function describeEnergy({ battery }: Pick<BenchResult, 'battery'>): string {
	if (!battery) return t.energy.untold;
	if (battery.charging) return t.energy.pluggedIn;
	const { beforeFraction, afterFraction, elapsedMs } = battery;
	const share = beforeFraction - afterFraction;
	return Math.round(share * 100) < 1 ? t.energy.little(elapsedMs) : t.energy.used(share, elapsedMs);
}

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isText = (value: unknown) => typeof value === 'string' && value.length <= 200;

/** Left out by results of older versions. */
function readBattery(value: unknown): BatteryUse | null {
	const { beforeFraction, afterFraction, charging, elapsedMs } = (value ?? {}) as Partial<BatteryUse>;
	const known = isNumber(beforeFraction) && isNumber(afterFraction) && isNumber(elapsedMs);
	return known && typeof charging === 'boolean' ? (value as BatteryUse) : null;
}

function isPoint(value: unknown): value is BenchPoint {
	const { wantedTokens, runs } = (value ?? {}) as Partial<BenchPoint>;
	const quantities = ['promptTokens', 'firstTokenMs', 'prefillTokensPerSecond', 'decodeTokensPerSecond'] as const;
	return (
		isNumber(wantedTokens) &&
		Array.isArray(runs) &&
		runs.length <= 100 &&
		runs.every((run: unknown) => quantities.every((name) => isNumber((run as BenchRun | null)?.[name])))
	);
}

/** A result that somebody sent; `null` when it is none. */
export function parseResult(text: string): BenchResult | null {
	try {
		const found = JSON.parse(text) as Partial<BenchResult> | null;
		if (found?.format !== 'hearth-benchmark' || found.version !== 1) return null;
		const texts = [found.app, found.model, found.quantization, found.engine, found.browser, found.adapter];
		if (!texts.every(isText) || !['webgpu', 'cpu'].includes(found.backend ?? '')) return null;
		if (!isNumber(found.loadMs) || !isNumber(found.threads)) return null;
		if (found.memoryBytes !== null && !isNumber(found.memoryBytes)) return null;
		const { points } = found;
		if (!Array.isArray(points) || points.length > 20 || !points.every(isPoint)) return null;
		return { ...(found as BenchResult), battery: readBattery(found.battery) };
	} catch {
		return null;
	}
}

/** A bar with its whisker, in the numbers of a drawing 0 to 1 wide. */
export interface Bar {
	label: string;
	figure: string;
	/** Which result it belongs to: the first or the one it is compared with. */
	series: 0 | 1;
	fraction: number;
	leastFraction: number;
	mostFraction: number;
}

/** `4.3`, `137`, `5,455` */
function formatFigure(value: number): string {
	return value < 10 ? fixed(value, 1) : number(Math.round(value));
}

/** Bars of one quantity for all prompt lengths of one or two results: what the page and the picture draw. */
export function makeBars(results: readonly BenchResult[], quantity: keyof BenchRun): readonly Bar[] {
	const bars = results.slice(0, 2).flatMap((result, series) =>
		result.points.flatMap((point) => {
			const summary = summarize(point, quantity);
			return summary ? [{ point, summary, series: series as 0 | 1 }] : [];
		})
	);
	const most = Math.max(...bars.map(({ summary }) => summary.most), Number.MIN_VALUE);
	return bars
		.toSorted((a, b) => a.point.wantedTokens - b.point.wantedTokens || a.series - b.series)
		.map(({ point, summary, series }) => ({
			label: t.charts.tokens(point.wantedTokens),
			figure: formatFigure(summary.median),
			series,
			fraction: summary.median / most,
			leastFraction: summary.least / most,
			mostFraction: summary.most / most
		}));
}

/** One engine that was tried with a model. */
export interface Tried {
	engine: EngineId;
	/** It ran where computing is known to be right. */
	correct: boolean;
	/** `null` when it said too little. */
	decodeTokensPerSecond: number | null;
}

/** The engine that decodes faster, of those whose answers were right; `null` when fewer than two ran. */
export function chooseEngine<T extends Tried>(tried: readonly T[]): T | null {
	const usable = tried.filter(({ correct, decodeTokensPerSecond }) => correct && decodeTokensPerSecond !== null);
	if (tried.length < 2 || usable.length === 0) return null;
	return usable.reduce((best, next) =>
		(next.decodeTokensPerSecond ?? 0) > (best.decodeTokensPerSecond ?? 0) ? next : best
	);
}
