import { isAbort, toAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Library } from '#lib/catalog/library-types.ts';
import { guideWorkload } from '#lib/device/guide-workload.ts';
import { describeMeasurements, measuredFigures } from '#lib/device/measure/figures.ts';
import type { GuideTest } from '#lib/device/measure/guide-test.ts';
import type { Fault } from '#lib/device/measure/known-answers.ts';
import { identityOf, measure, TabHidden, type MeasureStep } from '#lib/device/measure/measure.ts';
import { referenceMachines } from '#lib/device/measure/references.ts';
import { judgeGpu, type SelfTest } from '#lib/device/measure/self-test.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { contextChoices, listOutlooks, speedIn, type Outlook } from '#lib/device/outlook.ts';
import { predict, type Prediction } from '#lib/device/predict.ts';
import { recommend, type Purpose, type Recommendation } from '#lib/device/recommend.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import { common } from '#lib/messages/en/common.ts';
import { measure as t } from '#lib/messages/en/measure.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';
import type { Inventory } from '#lib/device/types.ts';
import { compareBackends, testGuideOnGpu } from '#lib/state/guide-on-gpu.ts';
import { untilQuiet, untilVisible } from '#lib/state/idle.ts';
import { addRun, speedOf } from '#lib/state/measure-runs.ts';
import { readKept, writeKept, type Kept } from '#lib/state/measure-store.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { MessageStats } from '#lib/storage/chat-types.ts';

export { speedIn };
export type { Backend, Measurements, Outlook, Prediction, Purpose, Recommendation, SelfTest };

/** What is going on: a step of the measurement, a test of Guide, or waiting for the tab to come to the front. */
export type Doing = MeasureStep | 'guide' | 'engine' | 'waiting';

export interface MeasureDeps {
	device: DeviceState;
	settings: SettingsState;
	notices: Notices;
	/** Lets the next answer load its model on the backend that was chosen. */
	reload: () => Promise<void>;
	/** A model loads or answers: measuring would slow it down, and be wrong. */
	busy: () => boolean;
	/** A host beside the one of the chats, which computes where it is told to. */
	makeHost: (backend: Backend) => Host;
	/** A deliberately wrong kernel, for tests. */
	fault?: Fault | null | undefined;
}

const purposes: readonly Purpose[] = ['chat', 'code', 'phone'];
const silent = () => '';

/** How fast this device is, whether its GPU is right, and what follows. Loaded when somebody wants to know. */
export class MeasureState {
	#deps: MeasureDeps;
	#kept = $state.raw<Kept>(readKept());
	#step = $state.raw<Doing | null>(null);
	#said = $state.raw<() => string>(silent);
	#abort: AbortController | null = null;
	#contextTokens = $state(4096);
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
	readonly references = $derived.by(referenceMachines);
	readonly figures = $derived(this.measurements ? measuredFigures(this.measurements) : {});
	readonly selfTest: SelfTest | null = $derived(
		this.measurements && judgeGpu(this.measurements.gpu, this.#kept.guideTest, this.#kept.engineTest)
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
		const own = (id: string, backend: Backend) => this.measuredSpeed(id, backend);
		return purposes
			.map((purpose) => recommend(library, inventory, measurements, purpose, own))
			.filter((found) => found !== null);
	});
	/** All models of the catalogue, with the context that was chosen. */
	readonly outlooks: readonly Outlook[] = $derived.by(() => {
		const { inventory } = this.#deps.device;
		const { measurements } = this;
		if (!inventory || !measurements || !this.#library) return [];
		const own = (id: string, backend: Backend) => this.measuredSpeed(id, backend);
		return listOutlooks(this.#library, inventory, measurements, this.#contextTokens, own);
	});
	readonly contextChoices = contextChoices;
	/** For the report; empty before anything was measured. */
	readonly report: string = $derived.by(() => {
		if (!this.measurements) return '';
		const { guideTest, engineTest } = this.#kept;
		const tell = (name: string, test: GuideTest | null) =>
			test ? [`${name}: ${test.state}${'detail' in test ? ` (${test.detail})` : ''}`] : [];
		const tests = [...tell('Guide on the GPU', guideTest), ...tell('llama.cpp on the GPU', engineTest)];
		return [...describeMeasurements(this.measurements), ...tests].join('\n');
	});

	constructor(deps: MeasureDeps) {
		this.#deps = deps;
	}

	/** Reads what the recommendations are chosen from. */
	async explain(): Promise<void> {
		this.#library ??= (await import('#lib/catalog/library.ts')).library;
	}

	/** Tokens of context that the outlooks are for. */
	get contextTokens(): number {
		return this.#contextTokens;
	}

	set contextTokens(tokens: number) {
		this.#contextTokens = tokens;
	}

	/** What is being measured right now. */
	get step(): Doing | null {
		return this.#step;
	}

	/** How the last measurement ended, in words. */
	get said(): string {
		return this.#said();
	}

	/** The CPU is used because of a failed test, and that can be taken back. */
	get cpuApplied(): boolean {
		return this.#kept.cpuApplied === 'yes' && this.#deps.settings.values.backend === 'cpu';
	}

	/** A GPU was measured, and Guide has not been tried on it yet. */
	get canTestGuide(): boolean {
		return this.measurements?.gpu.state === 'measured';
	}

	/** Measures (again). Never rejects; `said` tells how it ended. */
	measure(): Promise<void> {
		return this.#work((signal) => this.#measure(signal));
	}

	/** The first measurement, when nothing else needs the machine; nothing when there is one. Never rejects. */
	async measureFirst(): Promise<void> {
		await this.#deps.device.check();
		if (this.measurements) return;
		await this.#work(async (signal) => {
			this.#step = 'waiting';
			await untilQuiet(this.#deps.busy, signal);
			await this.#measure(signal);
		});
	}

	/** Measures again where browser, GPU or driver are others than the last time. Never rejects. @returns whether they are */
	async repeatIfChanged(): Promise<boolean> {
		await this.#deps.device.check();
		if (!this.#kept.measurements || this.measurements || !this.#deps.device.inventory) return false;
		await this.measureFirst();
		return true;
	}

	/** Lets Guide answer on the GPU and compares with what it said on a CPU. Never rejects. */
	testGuide(): Promise<void> {
		return this.#work(async (signal) => {
			await this.#testGuide(signal);
			this.#sayTested(this.#kept.guideTest);
			await this.#applyVerdict();
		});
	}

	/**
	 * Lets llama.cpp, which most models run on, answer on the GPU and on the CPU, and compares. On demand: Guide is loaded twice.
	 * Never rejects.
	 */
	testEngine(): Promise<void> {
		return this.#work(async (signal) => {
			this.#step = 'engine';
			const engineTest = await compareBackends(this.#deps.makeHost, signal);
			this.#keep({ engineTest });
			this.#sayTested(engineTest);
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
		this.#keep({ runs: addRun(this.#kept.runs, modelId, stats) });
	}

	/** The median speed of decoding of the user's own answers; `null` before the first. */
	measuredSpeed(modelId: string, backend: Backend): number | null {
		return speedOf(this.#kept.runs, modelId, backend);
	}

	/** How fast one of the built-in models will be; `null` before anything was measured. */
	predictGuide(model: ModelInfo, backend: Backend, contextTokens = 256): Prediction | null {
		return this.measurements && predict(guideWorkload(model), this.measurements, { backend, contextTokens });
	}

	/** One at a time; says how it ended. */
	async #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		if (this.#abort) return;
		const abort = (this.#abort = new AbortController());
		this.#said = silent;
		try {
			await work(abort.signal);
		} catch (error) {
			const { message } = toAppError(error);
			this.#said = isAbort(error) ? () => t.said.stopped : () => t.said.failed(message);
		} finally {
			this.#abort = null;
			this.#step = null;
		}
	}

	/** A real GPU has to answer like the CPU, too; a program that stands in for one takes too long for that. */
	async #measure(signal: AbortSignal): Promise<void> {
		await this.#deps.device.check();
		const { inventory } = this.#deps.device;
		if (!inventory) return;
		const before = this.#kept.measurements?.identity;
		const measurements = await this.#measureInFront(inventory, signal);
		const { browser, adapter } = measurements.identity;
		const same = !before || (before.browser === browser && before.adapter === adapter);
		// Whoever insisted on a GPU did so with another browser or driver.
		const cpuApplied = !same && this.#kept.cpuApplied === 'undone' ? null : this.#kept.cpuApplied;
		this.#keep({ measurements, guideTest: null, engineTest: null, cpuApplied });
		if (inventory.gpu.state === 'found' && this.canTestGuide) await this.#testGuide(signal);
		this.#said = () => t.said.measured;
		await this.#applyVerdict();
	}

	/** In the background, browsers slow everything down: then it stops, and begins anew when the tab is in front. */
	async #measureInFront(inventory: Inventory, signal: AbortSignal): Promise<Measurements> {
		const { fault } = this.#deps;
		for (;;) {
			this.#step = 'waiting';
			await untilVisible(signal);
			try {
				return await measure(inventory, { signal, onStep: (step) => (this.#step = step), fault });
			} catch (error) {
				if (!(error instanceof TabHidden)) throw error;
			}
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

	#sayTested(test: GuideTest | null): void {
		this.#said = () => (test?.state === 'untested' ? t.notTested[test.cause] : t.said.tested);
	}

	async #applyVerdict(): Promise<void> {
		const { settings, notices, reload } = this.#deps;
		const { selfTest } = this;
		const { cpuApplied } = this.#kept;
		if (selfTest?.state === 'right' && cpuApplied === 'yes') {
			// A newer driver or browser has mended it.
			this.#keep({ cpuApplied: null });
			if (settings.values.backend !== 'cpu') return;
			await settings.change({ backend: 'auto' });
			await reload();
			notices.show({ tone: 'info', text: t.notices.mended, action: null });
		}
		if (selfTest?.state !== 'wrong' || cpuApplied === 'undone') return;
		this.#keep({ cpuApplied: 'yes' });
		if (settings.values.backend === 'cpu') return;
		await settings.change({ backend: 'cpu' });
		await reload();
		const action = { label: common.undo, run: () => this.useGpuAnyway() };
		notices.show({ tone: 'warning', text: t.notices.switched(selfTest.sentence), action });
	}

	#keep(change: Partial<Kept>): void {
		this.#kept = { ...this.#kept, ...change };
		writeKept(this.#kept);
	}
}
