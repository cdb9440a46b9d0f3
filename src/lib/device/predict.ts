import { narrowColumns } from '#lib/device/measure/kernels.ts';
import type { CpuSpeed, GpuSpeed, Measurements } from '#lib/device/measure/types.ts';
import type { ModelEngine, Workload } from '#lib/device/workload.ts';
import type { Backend } from '#lib/engines/contract/types.ts';
import { measure as t } from '#lib/messages/en/measure.ts';

export interface Prediction {
	/** From storage, and to the GPU where that computes. */
	loadMs: number;
	prefillTokensPerSecond: number;
	decodeTokensPerSecond: number;
	memoryBytes: number;
	/** The truth lies between the speed divided by this and the speed times this, as far as we have seen. */
	errorFactor: number;
	/** How the speed of decoding came about, in words and figures. */
	formula: string;
}

export interface Situation {
	backend: Backend;
	/** Tokens that are in the KV cache already. */
	contextTokens: number;
}

/**
 * Share of what the plain kernels of the measurement reach that an engine reaches. On the CPU fitted to Guide in Chromium 156 on
 * 2 cores that were busy with other things (21 Nov 2026), so rough; tests/full/measure.test.ts compares.
 * On GPUs between llama.cpp's best on an M3 Max, 97 % of its measured bandwidth (conifer.build, May 2026), and what browser
 * engines reach of that, 50 to 80 % (arXiv 2412.15803); transformers.js about two thirds of llama.cpp's (arXiv 2605.20706).
 */
const efficiency: Readonly<Record<ModelEngine, { cpu: number; webgpu: number }>> = {
	wllama: { cpu: 0.5, webgpu: 0.6 },
	transformers: { cpu: 0.3, webgpu: 0.4 },
	webllm: { cpu: 0.5, webgpu: 0.6 }
};

/**
 * The same where a program stands in for a GPU: above 1, since engines fuse products into one kernel, and weights over width
 * counts the shorter rows of a network as more than they are. Guide on SwiftShader, measurements and runs in turns (2 cores,
 * 22 Nov 2026): 1.5 on a quiet machine, 1.2 on a busy one.
 */
const softwareShare = 1.35;

/** Bytes of weights that make one more thread worth its waiting: as the engines decide (their `threads.ts`). */
const bytesPerThread: Readonly<Record<ModelEngine, number>> = { wllama: 16e6, transformers: 64e6, webllm: Infinity };

/**
 * Messages there and back for each token: page to worker, and from there to the one that the library lives in, which asks for
 * logits, samples, and turns the token into text one call after the other.
 */
const turnsPerToken: Readonly<Record<ModelEngine, number>> = { wllama: 12, transformers: 2, webllm: 2 };

/**
 * Operations for one token and one layer: two normalizations, four products of attention and three of the network, rotation and
 * attention itself; ONNX graphs have more small ones in between.
 */
const opsPerLayer: Readonly<Record<ModelEngine, number>> = { wllama: 18, transformers: 24, webllm: 14 };

/** Kernels of a GPU among them. ONNX Runtime 1.31 fuses them to 10 (counted with Guide); the others as above. */
const kernelsPerLayer: Readonly<Record<ModelEngine, number>> = { wllama: 18, transformers: 10, webllm: 14 };

/**
 * What starting one of them costs the CPU, in 4-bit products that it could have made meanwhile. All that counts for a model as
 * small as Guide (98 tokens/s with wllama, 25 with transformers.js: npm run bench:engines, 21 Nov 2026), nothing for large ones.
 */
const opCost: Readonly<Record<ModelEngine, number>> = { wllama: 0.08e6, transformers: 0.6e6, webllm: 0.1e6 };

/** More tokens than this at once make prefill no faster: the weights are read once for all of them. */
const prefillBatch = 128;

/** What every load takes, however small the model is: starting a worker, compiling the engine. Assumed. */
const startMs = 600;

/** Two for small models, whose time is mostly overhead, and for other people's graphs; measured runs replace it anyhow. */
const errorFactor = 2;

/**
 * How fast a model will be on a machine that was measured. `null` where that backend was not.
 *
 * One token takes the longer one of reading (weights and KV cache, over the bandwidth) and computing (weights over the
 * speed of 4-bit products; on a GPU also rows times what a row costs), and what it costs to pass it around: messages between
 * threads, and starting kernels on a GPU.
 * The bandwidth bound of decoding: Pope et al. 2022, "Efficiently Scaling Transformer Inference" (arXiv 2211.05102).
 */
export function predict(workload: Workload, measured: Measurements, situation: Situation): Prediction | null {
	const { cpu, gpu, storage } = measured;
	if (!cpu) return null;
	if (situation.backend === 'cpu') return predictCpu(workload, cpu, storage?.readBytesPerSecond ?? null, situation);
	if (gpu.state !== 'measured') return null;
	const { engine, weightBytes, activeFraction, layers } = workload;
	const share = gpu.software ? softwareShare : efficiency[engine].webgpu;
	const { speed } = gpu;
	const activeBytes = weightBytes * activeFraction;
	const readBytes = activeBytes + workload.kvBytesPerToken * situation.contextTokens;
	const parts = computeOnGpu(workload, speed, situation, share);
	const computeMs = parts.weightsMs + parts.rowsMs + parts.attentionMs;
	const bytesPerSecond = speed.readBytesPerSecond * share;
	const readMs = (readBytes * 1000) / bytesPerSecond;
	const startingMs = layers * kernelsPerLayer[engine] * speed.dispatchMs;
	const overheadMs = startingMs + speed.roundTripMs + passingMs(workload, cpu);
	const tokenMs = Math.max(computeMs, readMs) + overheadMs;
	const flops = 2 * workload.parameters * activeFraction;
	const prefillMs = Math.max((flops * 1000) / (speed.matmulFlops * share), tokenMs / prefillBatch);
	const seconds = weightBytes / speed.uploadBytesPerSecond + weightBytes / (storage?.readBytesPerSecond ?? Infinity);
	return {
		loadMs: startMs + seconds * 1000,
		prefillTokensPerSecond: 1000 / prefillMs,
		decodeTokensPerSecond: 1000 / tokenMs,
		memoryBytes: workload.memoryBytes(situation.contextTokens, 'webgpu'),
		errorFactor,
		formula: t.tokenTime({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs })
	};
}

/** Milliseconds for all weights, for all rows that they lie in, and for attention. */
interface GpuParts {
	weightsMs: number;
	rowsMs: number;
	attentionMs: number;
}

/**
 * What a GPU computes for one token. A row of a matrix costs by itself, whatever its width (workgroups, barriers
 * between their threads), and each weight in it costs; both follow from products with narrow rows and with wide ones. Attention
 * is made of rows as narrow as a head.
 * @param share of plain kernels that the engine reaches
 */
function computeOnGpu(workload: Workload, speed: GpuSpeed, { contextTokens }: Situation, share: number): GpuParts {
	// 18 bytes are 32 weights in the measurement, whatever they are packed in here.
	const msPerWeight = (bytesPerSecond: number) => ((18 / 32) * 1000) / bytesPerSecond;
	const wideMs = msPerWeight(speed.matvecBytesPerSecond);
	const narrowMs = Math.max(wideMs, msPerWeight(speed.narrowBytesPerSecond));
	const rowMs = (narrowMs - wideMs) * narrowColumns;
	const weights = workload.parameters * workload.activeFraction;
	const weightMs = msPerWeight(speed.matvecF16BytesPerSecond ?? speed.matvecBytesPerSecond);
	return {
		weightsMs: (weights * weightMs) / share,
		rowsMs: ((weights / workload.width) * rowMs) / share,
		attentionMs: (workload.attentionPerToken * contextTokens * narrowMs) / share
	};
}

/** Multiplications that one token takes: with all weights that are active, and with all that is in the KV cache. */
function productsOf({ parameters, activeFraction, attentionPerToken }: Workload, { contextTokens }: Situation): number {
	return parameters * activeFraction + attentionPerToken * contextTokens;
}

/** What a token costs the CPU beside its arithmetic: messages between threads, and starting every operation. */
function passingMs({ engine, layers }: Workload, cpu: CpuSpeed): number {
	const startingMs = (layers * opsPerLayer[engine] * opCost[engine] * 1000) / cpu.dotWeightsPerSecond;
	return turnsPerToken[engine] * cpu.turnMs + startingMs;
}

/** Between one thread and all of them, in a straight line. */
function withThreads(one: number, all: number, cpu: CpuSpeed, threads: number): number {
	if (cpu.threads < 2) return one;
	return one + ((all - one) * (Math.min(threads, cpu.threads) - 1)) / (cpu.threads - 1);
}

function predictCpu(
	workload: Workload,
	cpu: CpuSpeed,
	storageBytesPerSecond: number | null,
	situation: Situation
): Prediction {
	const { contextTokens } = situation;
	const { engine, weightBytes, activeFraction, parameters } = workload;
	const threads = Math.max(1, Math.min(cpu.threads, Math.floor(weightBytes / bytesPerThread[engine])));
	const read = withThreads(cpu.readBytesPerSecond, cpu.readAllBytesPerSecond, cpu, threads);
	const dot = withThreads(cpu.dotWeightsPerSecond, cpu.dotAllWeightsPerSecond, cpu, threads) * efficiency[engine].cpu;
	const readBytes = weightBytes * activeFraction + workload.kvBytesPerToken * contextTokens;
	const readMs = (readBytes * 1000) / read;
	const computeMs = (productsOf(workload, situation) * 1000) / dot;
	const overheadMs = passingMs(workload, cpu);
	return {
		loadMs: startMs + (storageBytesPerSecond ? (weightBytes * 1000) / storageBytesPerSecond : 0),
		// A prompt is arithmetic: its tokens share what is read, and no message is sent for each.
		prefillTokensPerSecond: dot / (parameters * activeFraction),
		decodeTokensPerSecond: 1000 / (Math.max(readMs, computeMs) + overheadMs),
		memoryBytes: workload.memoryBytes(contextTokens, 'cpu'),
		errorFactor,
		formula: t.tokenTime({ readBytes, bytesPerSecond: read, readMs, computeMs, parts: null, overheadMs })
	};
}
