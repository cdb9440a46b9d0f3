import { isAbort, toAppError } from '#lib/base/errors.ts';
import { tokensPerSecond } from '#lib/base/units.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Library } from '#lib/catalog/library-types.ts';
import { guideWorkload } from '#lib/device/guide-workload.ts';
import { describeMeasurements, measuredFigures } from '#lib/device/measure/figures.ts';
import type { Fault } from '#lib/device/measure/known-answers.ts';
import { identityOf, measure, TabHidden, type MeasureStep } from '#lib/device/measure/measure.ts';
import { referenceMachines } from '#lib/device/measure/references.ts';
import { judgeGpu, type SelfTest } from '#lib/device/measure/self-test.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { predict, type Prediction } from '#lib/device/predict.ts';
import { recommend, type Purpose, type Recommendation } from '#lib/device/recommend.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';
import { testGuideOnGpu } from '#lib/state/guide-on-gpu.ts';
import { readKept, writeKept, type Kept, type Run } from '#lib/state/measure-store.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { MessageStats } from '#lib/storage/types.ts';

export type { MeasureStep, Measurements, Prediction, Purpose, Recommendation, SelfTest };

export interface MeasureDeps {
	device: DeviceState;
	settings: SettingsState;
	notices: Notices;
	/** Lets the next answer load its model on the backend that was chosen. */
	reload: () => Promise<void>;
	/** A host beside the one of the chats, which computes where it is told to. */
	makeHost: (backend: Backend) => Host;
	/** A deliberately wrong kernel, for tests. */
	fault?: Fault | null | undefined;
}

/** Runs that are kept of each model and backend; their median is what is shown. */
const keptRuns = 9;
/** Shorter answers say little about speed. */
const leastTokens = 8;
const purposes: readonly Purpose[] = ['chat', 'code', 'phone'];

/** How fast this device is, whether its GPU is right, and what follows. Loaded when somebody wants to know. */
export class MeasureState {
	#deps: MeasureDeps;
	#kept = $state.raw<Kept>(readKept());
	#step = $state.raw<MeasureStep | 'guide' | null>(null);
	#said = $state.raw('');
	#abort: AbortController | null = null;
	/** Large, so it is read when it is shown. */
	#library = $state.raw<Library | null>(null);

	/** What was measured; `null` before, and after a change of browser or GPU. */
	readonly measurements: Measurements | null = $derived.by(() => {
		const { measurements } = this.#kept;
		const { inventory } = this.#deps.device;
		if (!measurements || !inventory) return null;
		const now = identityOf(inventory);
		const { browser, adapter } = measurements.identity;
		return browser === now.browser && adapter === now.adapter ? measurements : null;
	});
	/** Other machines, to compare the bandwidth with. */
	readonly references = referenceMachines;
	readonly figures = $derived(this.measurements ? measuredFigures(this.measurements) : {});
	readonly selfTest: SelfTest | null = $derived(
		this.measurements && judgeGpu(this.measurements.gpu, this.#kept.guideTest)
	);
	/** Bytes per second that models would be read with: of a real GPU's memory, else of the CPU's. */
	readonly bandwidth: number | null = $derived.by(() => {
		const { gpu, cpu } = this.measurements ?? {};
		const real = this.#deps.device.inventory?.gpu.state === 'found';
		if (real && gpu?.state === 'measured') return gpu.speed.readBytesPerSecond;
		return cpu?.readAllBytesPerSecond ?? null;
	});
	/** One model for each purpose, as far as one fits. */
	readonly recommendations: readonly Recommendation[] = $derived.by(() => {
		const { inventory } = this.#deps.device;
		const { measurements } = this;
		const library = this.#library;
		if (!inventory || !measurements || !library) return [];
		return purposes
			.map((purpose) => recommend(library, inventory, measurements, purpose))
			.filter((found) => found !== null);
	});
	/** For the report; empty before anything was measured. */
	readonly report: string = $derived.by(() => {
		if (!this.measurements) return '';
		const guide = this.#kept.guideTest;
		const lines = guide ? [`Guide on the GPU: ${guide.state}${'detail' in guide ? ` (${guide.detail})` : ''}`] : [];
		return [...describeMeasurements(this.measurements), ...lines].join('\n');
	});

	constructor(deps: MeasureDeps) {
		this.#deps = deps;
	}

	/** Reads what the recommendations are chosen from. */
	async explain(): Promise<void> {
		this.#library ??= (await import('#lib/catalog/library.ts')).library;
	}

	/** What is being measured right now. */
	get step(): MeasureStep | 'guide' | null {
		return this.#step;
	}

	/** How the last measurement ended, in words. */
	get said(): string {
		return this.#said;
	}

	/** The CPU is used because of a failed test, and that can be taken back. */
	get cpuApplied(): boolean {
		return this.#kept.cpuApplied === 'yes' && this.#deps.settings.values.backend === 'cpu';
	}

	/** A GPU was measured, and Guide has not been tried on it yet. */
	get canTestGuide(): boolean {
		return this.measurements?.gpu.state === 'measured';
	}

	/**
	 * Measures (again). A real GPU has to answer like the CPU, too; a program that stands in for one takes too long for that.
	 * Never rejects; `said` tells how it ended.
	 */
	measure(): Promise<void> {
		return this.#work(async (signal) => {
			await this.#deps.device.check();
			const { inventory } = this.#deps.device;
			if (!inventory) return;
			const measurements = await measure(inventory, {
				signal,
				onStep: (step) => (this.#step = step),
				fault: this.#deps.fault
			});
			this.#keep({ measurements, guideTest: null });
			if (inventory.gpu.state === 'found' && this.canTestGuide) await this.#testGuide(signal);
			this.#said = 'Measured just now.';
			await this.#applyVerdict();
		});
	}

	/** Lets Guide answer on the GPU and compares with what it says on the CPU. Never rejects. */
	testGuide(): Promise<void> {
		return this.#work(async (signal) => {
			await this.#testGuide(signal);
			const test = this.#kept.guideTest;
			this.#said = test?.state === 'untested' ? `Not tested: ${test.detail}.` : 'Tested just now.';
			await this.#applyVerdict();
		});
	}

	stop(): void {
		this.#abort?.abort();
	}

	/** Goes back to the GPU although its test failed. */
	async useGpuAnyway(): Promise<void> {
		this.#keep({ cpuApplied: 'undone' });
		await this.#deps.settings.change({ backend: 'auto' });
		await this.#deps.reload();
	}

	/** Remembers how fast an answer was. */
	record(modelId: string, stats: MessageStats): void {
		const decode = tokensPerSecond(stats.completionTokens, stats.decodeMs);
		if (decode === null || stats.completionTokens < leastTokens) return;
		const read = stats.promptTokens - stats.cachedPromptTokens;
		const prefill = stats.firstTokenMs && read >= 32 ? (read * 1000) / stats.firstTokenMs : null;
		const name = `${modelId} ${stats.backend}`;
		const run: Run = { decodeTokensPerSecond: decode, prefillTokensPerSecond: prefill };
		const runs = [...(this.#kept.runs[name] ?? []), run].slice(-keptRuns);
		this.#keep({ runs: { ...this.#kept.runs, [name]: runs } });
	}

	/** The median speed of decoding of the user's own answers; `null` before the first. */
	measuredSpeed(modelId: string, backend: Backend): number | null {
		const runs = this.#kept.runs[`${modelId} ${backend}`] ?? [];
		const sorted = runs.map((run) => run.decodeTokensPerSecond).toSorted((a, b) => a - b);
		return sorted[Math.floor(sorted.length / 2)] ?? null;
	}

	/** How fast one of the built-in models will be; `null` before anything was measured. */
	predictGuide(model: ModelInfo, backend: Backend, contextTokens = 256): Prediction | null {
		return this.measurements && predict(guideWorkload(model), this.measurements, { backend, contextTokens });
	}

	/** One at a time; says how it ended. */
	async #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		if (this.#abort) return;
		const abort = (this.#abort = new AbortController());
		this.#said = '';
		try {
			await work(abort.signal);
		} catch (error) {
			if (error instanceof TabHidden) this.#said = 'Stopped, because the tab was in the background. Measure again.';
			else if (isAbort(error)) this.#said = 'Stopped.';
			else this.#said = `Could not measure: ${toAppError(error).message}`;
		} finally {
			this.#abort = null;
			this.#step = null;
		}
	}

	async #testGuide(signal: AbortSignal): Promise<void> {
		this.#step = 'guide';
		const { default: reference } = await import('#lib/device/measure/guide-reference.json');
		const host = this.#deps.makeHost('webgpu');
		try {
			this.#keep({ guideTest: await testGuideOnGpu(host, reference, signal) });
		} finally {
			host.close();
		}
	}

	async #applyVerdict(): Promise<void> {
		if (this.selfTest?.state !== 'wrong' || this.#kept.cpuApplied === 'undone') return;
		this.#keep({ cpuApplied: 'yes' });
		if (this.#deps.settings.values.backend === 'cpu') return;
		await this.#deps.settings.change({ backend: 'cpu' });
		await this.#deps.reload();
		const action = { label: 'Undo', run: () => this.useGpuAnyway() };
		this.#deps.notices.show({
			tone: 'warning',
			text: `${this.selfTest.sentence} Answers come from the CPU now.`,
			action
		});
	}

	#keep(change: Partial<Kept>): void {
		this.#kept = { ...this.#kept, ...change };
		writeKept(this.#kept);
	}
}
