import { buildBytes } from '#lib/catalog/builds.ts';
import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { memoryNeed, tableBytes, type KvCacheType, type MemoryNeed } from '#lib/catalog/memory.ts';
import { toldName } from '#lib/device/browser.ts';
import { freeBytes, memoryCapsGiB } from '#lib/device/figures.ts';
import { splitLayers } from '#lib/device/layer-split.ts';
import { engineRuns, findUsableGpu } from '#lib/device/readiness.ts';
import type { GpuAdapter, Inventory } from '#lib/device/types.ts';
import { fit as t } from '#lib/messages/en/fit.ts';

/** The best first. `cannot-run`: more memory would not help. */
export const fitVerdicts = ['fits', 'tight', 'too-large', 'cannot-run'] as const;

export type FitVerdict = (typeof fitVerdicts)[number];

export interface FitReason {
	/** Stable: for tests and bug reports. */
	id: string;
	/** What it alone would come to. */
	verdict: FitVerdict;
	/** In the language that is shown when it is read. */
	readonly sentence: string;
	/** The sentence says by itself that its figures are not exact. */
	rough: boolean;
}

/** Whether a build can be used on a device, and how. */
export interface Fit {
	/** The worst of the reasons. */
	verdict: FitVerdict;
	/** The gravest first; never empty. */
	reasons: readonly FitReason[];
	/** Where it would run. */
	backend: 'webgpu' | 'cpu';
	/** As asked for, or what the model was trained for where that is less. */
	contextTokens: number;
	need: MemoryNeed;
	/** For `ModelOptions.gpuLayers` of llama.cpp; `null` where there is no choice: no GPU, or another engine. */
	gpuLayers: number | null;
	/** The verdict rests on something unknown: a size nobody confirmed, or memory that the browser does not tell. */
	estimate: boolean;
}

export interface FitOptions {
	contextTokens: number;
	kvCacheType?: KvCacheType | undefined;
	/** Of the GPU's own memory, where the user told it: no browser does. */
	gpuMemoryBytes?: number | undefined;
	/** The files are on this device already. */
	stored?: boolean | undefined;
}

const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;

/** All that WebAssembly has: both llama.cpp's build here and ONNX Runtime's end there. */
const heapBytes = 4 * gibibyte;

/** Where browsers say nothing (Firefox, Safari): less than most devices have. */
const assumedMemoryBytes = { mobile: 4 * gibibyte, desktop: 8 * gibibyte };

/**
 * How much of a device's memory a model may take. The rest is for the system, the browser and other programs. Half is also
 * what Windows lends to a GPU without memory of its own (WDDM, "shared system memory"); phones end greedy pages early.
 */
const memoryShares = { mobile: { fits: 0.25, tight: 0.5 }, desktop: { fits: 0.5, tight: 0.75 } };

/** Of a GPU's own memory: the screen needs some. */
const gpuShares = { fits: 0.8, tight: 0.95 };

/** web-llm asks for 1 GiB in one piece, and for exactly 128 MiB where it cannot have that (`detectGPUDevice`, 0.2.86). */
const webllmPieces = { wanted: 1024 * mebibyte, least: 128 * mebibyte };

function reason(id: string, verdict: FitVerdict, words: () => string, rough = false): FitReason {
	return {
		id,
		verdict,
		get sentence() {
			return words();
		},
		rough
	};
}

interface Memory {
	bytes: number;
	told: boolean;
	/** The browser's largest answer: there may be more. */
	capped: boolean;
	shares: { fits: number; tight: number };
}

function readMemory({ deviceMemoryBytes, browser }: Inventory): Memory {
	const kind = browser.mobile ? 'mobile' : 'desktop';
	return {
		bytes: deviceMemoryBytes ?? assumedMemoryBytes[kind],
		told: deviceMemoryBytes !== null,
		capped: deviceMemoryBytes !== null && memoryCapsGiB.includes(deviceMemoryBytes / gibibyte),
		shares: memoryShares[kind]
	};
}

/** Why an engine cannot run this build here at all; `null` when it can, if memory allows. */
function findObstacle(inventory: Inventory, { engine, shaderF16 }: Build): FitReason | null {
	const { browser, gpu, wasm } = inventory;
	const cannot = (id: string, words: () => string): FitReason => reason(id, 'cannot-run', words);
	const runs = engine === 'wllama' ? engineRuns(wasm) : wasm.simd;
	if (!runs) return cannot('no-engine', () => t.obstacles.noEngine(toldName(browser)));
	if (engine === 'webllm' && gpu.state !== 'found') return cannot('no-gpu', () => t.obstacles.noGpu);
	if (shaderF16 && !(gpu.state === 'found' && gpu.adapter.features.shaderF16))
		return cannot('no-f16', () => t.obstacles.noF16);
	return null;
}

function findAdapter(inventory: Inventory, { engine }: Build): GpuAdapter | null {
	if (engine === 'wllama') return findUsableGpu(inventory)?.adapter ?? null;
	return inventory.gpu.state === 'found' ? inventory.gpu.adapter : null;
}

/** The largest piece of memory that the engine can use on this GPU; `null` when the browser does not tell. */
function largestPiece({ limits }: GpuAdapter, { engine }: Build): number | null {
	const bytes = limits.maxStorageBindingBytes;
	if (engine !== 'webllm' || bytes === null) return bytes;
	return bytes >= webllmPieces.wanted ? webllmPieces.wanted : webllmPieces.least;
}

/** What holds the weights, and how much of everything lies where. */
interface Placement {
	backend: 'webgpu' | 'cpu';
	need: MemoryNeed;
	gpuLayers: number | null;
	/** In the GPU's own memory; `null` when it has none that we know of. */
	gpuBytes: number | null;
	/** In WebAssembly's memory. */
	heapBytes: number;
	notes: readonly FitReason[];
}

function place(
	inventory: Inventory,
	model: LibraryModel,
	build: Build,
	options: FitOptions,
	memory: Memory
): Placement {
	const { gpuMemoryBytes } = options;
	const adapter = findAdapter(inventory, build);
	const ask = (backend: 'webgpu' | 'cpu') => memoryNeed(model, build, { ...options, backend });
	const onCpu = (notes: readonly FitReason[]): Placement => {
		const need = ask('cpu');
		return { backend: 'cpu', need, gpuLayers: adapter ? 0 : null, gpuBytes: null, heapBytes: need.totalBytes, notes };
	};
	if (!adapter) return onCpu([]);
	const piece = largestPiece(adapter, build);
	const table = model.architecture ? tableBytes(model.architecture, build) : 0;
	const tooSmall = piece !== null && table > piece;
	if (build.engine === 'wllama') {
		if (tooSmall) return onCpu([reason('gpu-piece', 'fits', () => t.gpu.smallPiecesCpuCan(piece, table))]);
		const need = ask('webgpu');
		const room = gpuMemoryBytes === undefined ? memory.bytes * memory.shares.fits : gpuMemoryBytes * gpuShares.fits;
		const split = splitLayers(model, build, need, room);
		if (split.gpuLayers === 0) return onCpu([]);
		// Where nobody knows how many layers there are, all go to the GPU, or none.
		const layers = model.architecture?.layers ?? 0;
		const someLayers = () => t.gpu.someLayers(split.gpuLayers - 1, layers);
		const partial = split.gpuLayers > layers ? [] : [reason('gpu-part', 'tight', someLayers)];
		const gpuBytes = gpuMemoryBytes === undefined ? null : split.gpuBytes;
		return { backend: 'webgpu', need, gpuLayers: split.gpuLayers, gpuBytes, heapBytes: split.cpuBytes, notes: partial };
	}
	const notes = tooSmall ? [reason('gpu-piece', 'too-large', () => t.gpu.smallPieces(piece, table))] : [];
	const need = ask('webgpu');
	const gpuBytes = gpuMemoryBytes === undefined ? null : need.totalBytes;
	return { backend: 'webgpu', need, gpuLayers: null, gpuBytes, heapBytes: 0, notes };
}

function compare(bytes: number, whole: number, { fits, tight }: { fits: number; tight: number }): FitVerdict {
	if (bytes <= whole * fits) return 'fits';
	return bytes <= whole * tight ? 'tight' : 'too-large';
}

function memoryReason({ need, gpuBytes }: Placement, { bytes, told, capped, shares }: Memory): FitReason {
	const used = need.totalBytes - (gpuBytes ?? 0);
	// A browser that stops counting at 8 GB says nothing about the next few.
	const verdict = compare(used, bytes, capped ? { ...shares, tight: 1 } : shares);
	if (!told) return reason('memory-untold', verdict, () => t.memory.untold(used), true);
	const wholeGiB = bytes / gibibyte;
	const words = () => (capped ? t.memory.toldOrMore(used, wholeGiB) : t.memory.told(used, wholeGiB));
	return reason('memory', verdict, words, true);
}

function heapReason(used: number): FitReason {
	const verdict = compare(used, heapBytes, { fits: 0.9, tight: 1 });
	return reason('heap', verdict, () => t.memory.ofPages(used, heapBytes));
}

function gpuReason(used: number, whole: number): FitReason {
	return reason('gpu-memory', compare(used, whole, gpuShares), () => t.gpu.memory(used, whole), true);
}

function storageReason(inventory: Inventory, build: Build, need: MemoryNeed): FitReason | null {
	const free = freeBytes(inventory);
	const bytes = buildBytes(build) ?? need.weightBytes;
	if (free === null || bytes <= free) return null;
	return reason('storage', 'too-large', () => t.storage(bytes, free));
}

/**
 * Judges one build of a model on one device. What memory a GPU has, no browser tells: unless the user said it, GPU and
 * programs are taken to share the memory of the device, which is true of most laptops and all phones.
 */
export function judgeFit(inventory: Inventory, model: LibraryModel, build: Build, options: FitOptions): Fit {
	const contextTokens = Math.min(options.contextTokens, model.contextTokens);
	const memory = readMemory(inventory);
	const placement = place(inventory, model, build, { ...options, contextTokens }, memory);
	const { need, gpuBytes } = placement;
	const obstacle = findObstacle(inventory, build);
	const reasons: FitReason[] = [...placement.notes, memoryReason(placement, memory)];
	if (obstacle) reasons.push(obstacle);
	if (placement.heapBytes > 0) reasons.push(heapReason(placement.heapBytes));
	if (gpuBytes !== null && options.gpuMemoryBytes) reasons.push(gpuReason(gpuBytes, options.gpuMemoryBytes));
	const storage = options.stored ? null : storageReason(inventory, build, need);
	if (storage) reasons.push(storage);
	if (contextTokens < options.contextTokens) reasons.push(reason('context', 'fits', () => t.context(contextTokens)));
	const rank = ({ verdict }: FitReason) => fitVerdicts.indexOf(verdict);
	reasons.sort((a, b) => rank(b) - rank(a));
	const gpuGuessed = placement.backend === 'webgpu' && options.gpuMemoryBytes === undefined;
	return {
		verdict: reasons[0]?.verdict ?? 'fits',
		reasons,
		backend: placement.backend,
		contextTokens,
		need,
		gpuLayers: placement.gpuLayers,
		estimate: need.estimated.length > 0 || !memory.told || memory.capped || gpuGuessed
	};
}
