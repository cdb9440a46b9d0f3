import { abortable } from '#lib/base/abortable.ts';
import { isAbort, toAppError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import {
	chooseEngine,
	describeEnergy,
	makeBars,
	nameOfResult,
	parseResult,
	summarize,
	type Bar,
	type BatteryUse,
	type BenchPoint,
	type BenchResult,
	type BenchRun,
	type Tried
} from '#lib/device/bench-result.ts';
import { probeBattery } from '#lib/device/inventory.ts';
import { identityOf } from '#lib/device/measure/measure.ts';
import type { SelfTest } from '#lib/device/measure/self-test.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import { benchmark as t } from '#lib/messages/en/benchmark.ts';
import { familyOf, packingsOf, rememberChoice, rememberedChoice } from '#lib/state/benchmark-choice.ts';
import { measureMemory, promptLengths, runPoints } from '#lib/state/benchmark-run.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';

export { describeEnergy, familyOf, makeBars, nameOfResult, packingsOf, promptLengths, rememberedChoice, summarize };
export type { Bar, BenchPoint, BenchResult, BenchRun };

export interface BenchmarkDeps {
	version: string;
	device: DeviceState;
	makeHost: (backend: Backend) => Host;
	/** Frees the memory of the model that the chats use. */
	unload: () => Promise<void>;
	/** The verdict on the GPU; measures first where there is none yet. */
	testGpu: () => Promise<SelfTest | null>;
	/** Answers with this packing from now on. */
	use: (model: ModelInfo) => void;
}

const batteryTimeoutMs = 1_000;
const silent = () => '';

interface Plan {
	repeats: number;
	lengths: readonly number[];
	/** Counting it takes longer than a few short runs. */
	countMemory: boolean;
	signal: AbortSignal;
}

/** Runs models against the clock, one after the other. Loaded with its page. */
export class BenchmarkState {
	#deps: BenchmarkDeps;
	#result = $state.raw<BenchResult | null>(null);
	#other = $state.raw<BenchResult | null>(null);
	#said = $state.raw<() => string>(silent);
	#doing = $state.raw<(() => string) | null>(null);
	#abort: AbortController | null = null;

	constructor(deps: BenchmarkDeps) {
		this.#deps = deps;
	}

	get result(): BenchResult | null {
		return this.#result;
	}

	/** What the result is compared with. */
	get other(): BenchResult | null {
		return this.#other;
	}

	/** What is under way; `null` when nothing is. */
	get doing(): string | null {
		return this.#doing && this.#doing();
	}

	get said(): string {
		return this.#said();
	}

	/** Measures one model. The last result becomes the one to compare with. Never rejects. */
	run(model: ModelInfo, backend: Backend, repeats: number): Promise<void> {
		return this.#work(async (signal) => {
			const plan = { repeats, lengths: promptLengths, countMemory: true, signal };
			const { result, leftOut } = await this.#measure(model, backend, plan);
			this.#other = this.#result;
			this.#result = result;
			this.#said = () => (leftOut.length > 0 ? t.said.leftOut(leftOut) : t.said.done);
		});
	}

	/**
	 * Lets the packings of one model answer a little, each on its engine where that engine would run it, and keeps to the one
	 * that is fastest from now on. On a GPU that computes wrongly, speed is worth nothing. Never rejects.
	 */
	bakeOff(models: readonly ModelInfo[], backend: Backend): Promise<void> {
		return this.#work(async (signal) => {
			const { device, testGpu, use } = this.#deps;
			this.#doing = () => (backend === 'webgpu' ? t.doing.testingGpu : t.doing.starting);
			const gpuIsWrong = backend === 'webgpu' && (await testGpu())?.state === 'wrong';
			signal.throwIfAborted();
			const tried: (Tried & { model: ModelInfo })[] = [];
			for (const model of models) {
				const { result } = await this.#measure(model, backend, {
					repeats: 2,
					lengths: [16],
					countMemory: false,
					signal
				});
				const correct = !(result.backend === 'webgpu' && gpuIsWrong);
				const speed = result.points[0] && summarize(result.points[0], 'decodeTokensPerSecond')?.median;
				tried.push({ model, engine: result.engine, correct, decodeTokensPerSecond: speed ?? null });
			}
			const chosen = chooseEngine(tried);
			const family = chosen && familyOf(chosen.model);
			if (!chosen || !family || !device.inventory) {
				this.#said = () => t.said.noChoice;
				return;
			}
			const { model, engine, decodeTokensPerSecond } = chosen;
			const identity = identityOf(device.inventory);
			rememberChoice(family, {
				...{ modelId: model.id, engine, identity },
				decodeTokensPerSecond: decodeTokensPerSecond ?? 0
			});
			use(model);
			const speeds = tried.map((one) => ({ engine: one.engine, tokensPerSecond: one.decodeTokensPerSecond }));
			this.#said = () => t.said.chosen(engine, speeds);
		});
	}

	stop(): void {
		this.#abort?.abort();
	}

	/** Takes a result that somebody sent, to compare with. */
	compareWith(text: string): void {
		const parsed = parseResult(text);
		if (parsed) this.#other = parsed;
		this.#said = parsed ? silent : () => t.said.noResult;
	}

	async #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		if (this.#abort) return;
		const abort = (this.#abort = new AbortController());
		this.#said = silent;
		this.#doing = () => t.doing.starting;
		try {
			await this.#deps.unload();
			await work(abort.signal);
		} catch (error) {
			const { message } = toAppError(error);
			this.#said = isAbort(error) ? () => t.said.stopped : () => t.said.failed(message);
		} finally {
			this.#abort = null;
			this.#doing = null;
		}
	}

	async #measure(
		model: ModelInfo,
		backend: Backend,
		{ repeats, lengths, countMemory, signal }: Plan
	): Promise<{ result: BenchResult; leftOut: readonly number[] }> {
		const { device, version, makeHost } = this.#deps;
		if (!device.inventory) await device.check();
		const identity = device.inventory ? identityOf(device.inventory) : { browser: '', adapter: '' };
		const host = makeHost(backend);
		try {
			this.#doing = () => t.doing.loading(model.name);
			const loaded = await host.load(model, { signal });
			const memory = countMemory ? measureMemory() : null;
			const startedMs = performance.now();
			const before = await probeBattery(batteryTimeoutMs);
			const onRun = (wantedTokens: number, round: number) =>
				(this.#doing = () => t.doing.run(model.name, wantedTokens, round, repeats));
			const { contextTokens } = loaded;
			this.#doing = () => t.doing.warmingUp(model.name);
			const { points, leftOut } = await runPoints({ host, model, contextTokens, lengths, repeats, signal, onRun });
			const after = before && (await probeBattery(batteryTimeoutMs));
			const battery: BatteryUse | null = after && {
				beforeFraction: before.levelFraction,
				afterFraction: after.levelFraction,
				charging: before.charging || after.charging,
				elapsedMs: performance.now() - startedMs
			};
			if (memory) this.#doing = () => t.doing.countingMemory;
			const memoryBytes = memory && (await abortable(memory, signal));
			const result: BenchResult = {
				format: 'hearth-benchmark',
				version: 1,
				app: version,
				model: model.name,
				quantization: model.quantization,
				engine: loaded.engine,
				backend: loaded.backend,
				threads: loaded.threads,
				...identity,
				loadMs: loaded.loadMs,
				memoryBytes,
				battery,
				points
			};
			return { result, leftOut };
		} finally {
			host.close();
		}
	}
}
