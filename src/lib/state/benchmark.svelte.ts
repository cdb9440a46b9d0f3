import { isAbort, toAppError } from '#lib/base/errors.ts';
import { tokensPerSecond } from '#lib/base/units.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import {
	chooseEngine,
	makeBars,
	nameOfResult,
	parseResult,
	summarize,
	type Bar,
	type BenchPoint,
	type BenchResult,
	type BenchRun
} from '#lib/device/bench-result.ts';
import { judgeGpu } from '#lib/device/measure/self-test.ts';
import { identityOf } from '#lib/device/measure/measure.ts';
import type { Backend, EngineId } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import type { DeviceState } from '#lib/state/device.svelte.ts';
import { readKept } from '#lib/state/measure-store.ts';

export { makeBars, nameOfResult, summarize };
export type { Bar, BenchPoint, BenchResult, BenchRun };

export interface BenchmarkDeps {
	version: string;
	device: DeviceState;
	makeHost: (backend: Backend) => Host;
	/** Frees the memory of the model that the chats use. */
	unload: () => Promise<void>;
}

/** Lengths of prompts, in tokens, as far as they fit into the context. */
const promptLengths: readonly number[] = [16, 128, 512];
const answerTokens = 24;
/** A word of English is a bit more than a token for most models. */
const words = 'the quick brown fox reads about models that run on this very device and asks what they can do '.split(
	' '
);
const memoryTimeoutMs = 5_000;

/** Runs models against the clock, one after the other. Loaded with its page. */
export class BenchmarkState {
	#deps: BenchmarkDeps;
	#result = $state.raw<BenchResult | null>(null);
	#other = $state.raw<BenchResult | null>(null);
	#said = $state.raw('');
	#doing = $state.raw<string | null>(null);
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
		return this.#doing;
	}

	get said(): string {
		return this.#said;
	}

	/** Measures one model. The last result becomes the one to compare with. Never rejects. */
	run(model: ModelInfo, backend: Backend, repeats: number): Promise<void> {
		return this.#work(async (signal) => {
			const result = await this.#measure(model, backend, { repeats, lengths: promptLengths, signal });
			this.#other = this.#result;
			this.#result = result;
			this.#said = 'Done.';
		});
	}

	/** Lets the packings of one model answer a little, each on its engine, and says which is faster. Never rejects. */
	bakeOff(models: readonly ModelInfo[], backend: Backend): Promise<void> {
		return this.#work(async (signal) => {
			const tried: { engine: EngineId; correct: boolean; decodeTokensPerSecond: number | null }[] = [];
			for (const model of models) {
				const result = await this.#measure(model, backend, { repeats: 2, lengths: [16], signal });
				const { points, engine } = result;
				// One that fell back computed elsewhere; and where the GPU is known to be wrong, its speed is worth nothing.
				const correct = result.backend === backend && !(backend === 'webgpu' && gpuIsWrong());
				const speed = points[0] && summarize(points[0], 'decodeTokensPerSecond')?.median;
				tried.push({ engine, correct, decodeTokensPerSecond: speed ?? null });
			}
			const chosen = chooseEngine(tried);
			if (!chosen) this.#said = 'There is nothing to choose between.';
			else {
				const speeds = tried.map((one) => `${one.engine} ${one.decodeTokensPerSecond?.toFixed(1) ?? 'no'} tokens/s`);
				this.#said = `${speeds.join(', ')}. ${chosen} is faster here.`;
			}
		});
	}

	stop(): void {
		this.#abort?.abort();
	}

	/** Takes a result that somebody sent, to compare with. */
	compareWith(text: string): void {
		const parsed = parseResult(text);
		if (parsed) this.#other = parsed;
		this.#said = parsed ? '' : 'That file is no result of this benchmark. Nothing was changed.';
	}

	async #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
		if (this.#abort) return;
		const abort = (this.#abort = new AbortController());
		this.#said = '';
		try {
			await this.#deps.unload();
			await work(abort.signal);
		} catch (error) {
			this.#said = isAbort(error) ? 'Stopped.' : `Could not measure: ${toAppError(error).message}`;
		} finally {
			this.#abort = null;
			this.#doing = null;
		}
	}

	async #measure(
		model: ModelInfo,
		backend: Backend,
		{ repeats, lengths, signal }: { repeats: number; lengths: readonly number[]; signal: AbortSignal }
	): Promise<BenchResult> {
		const { device, version, makeHost } = this.#deps;
		if (!device.inventory) await device.check();
		const identity = device.inventory ? identityOf(device.inventory) : { browser: '', adapter: '' };
		const host = makeHost(backend);
		try {
			this.#doing = `Loading ${model.name}`;
			const loaded = await host.load(model, { signal });
			await answer(host, model, 8, 'warm-up', signal); // compiles shaders
			const points: BenchPoint[] = [];
			for (const wantedTokens of lengths.filter((length) => length + answerTokens + 64 < loaded.contextTokens)) {
				const runs: BenchRun[] = [];
				for (let round = 1; round <= repeats; round++) {
					this.#doing = `${model.name}: prompt of ${wantedTokens} tokens, run ${round} of ${repeats}`;
					const run = await answer(host, model, wantedTokens, `${wantedTokens}.${round}`, signal);
					if (run) runs.push(run);
				}
				points.push({ wantedTokens, runs });
			}
			return {
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
				memoryBytes: await measureMemory(),
				points
			};
		} finally {
			host.close();
		}
	}
}

/** What the self-test of the System page found. */
function gpuIsWrong(): boolean {
	const { measurements, guideTest } = readKept();
	return measurements !== null && judgeGpu(measurements.gpu, guideTest).state === 'wrong';
}

/**
 * One answer to a prompt of about that length. It begins with a mark of its own, so that nothing of it is in the KV cache.
 * `null` when the model said less than two tokens: then there is no speed.
 */
async function answer(
	host: Host,
	model: ModelInfo,
	promptTokens: number,
	mark: string,
	signal: AbortSignal
): Promise<BenchRun | null> {
	const text = Array.from({ length: Math.ceil(promptTokens * 0.7) }, (_, index) => words[index % words.length]).join(
		' '
	);
	const messages = [{ role: 'user', content: `${mark} ${text}?` }] as const;
	const sampling = { maxTokens: answerTokens, temperature: 0 };
	for await (const event of host.generate(model, { messages, sampling }, { signal })) {
		if (event.type !== 'finish') continue;
		signal.throwIfAborted();
		const { usage, timing } = event;
		const decode = tokensPerSecond(usage.completionTokens, timing.decodeMs);
		if (decode === null || !timing.firstTokenMs) return null;
		const read = usage.promptTokens - usage.cachedPromptTokens;
		return {
			promptTokens: read,
			firstTokenMs: timing.firstTokenMs,
			prefillTokensPerSecond: (read * 1000) / timing.firstTokenMs,
			decodeTokensPerSecond: decode
		};
	}
	return null;
}

/** Of the page and its workers, WebAssembly included, where the browser tells it: Chromium, on isolated pages. */
async function measureMemory(): Promise<number | null> {
	const { measureUserAgentSpecificMemory: ask } = performance as {
		measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
	};
	if (!ask) return null;
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), memoryTimeoutMs));
	return Promise.race([ask.call(performance).then(({ bytes }) => bytes), late]).catch(() => null);
}
