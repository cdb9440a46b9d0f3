import type { GpuAdapter, GpuLimits } from '#lib/device/types.ts';
import type { findings } from '#lib/messages/en/findings.ts';

type EngineName = 'llama.cpp' | 'transformers.js' | 'WebLLM';

/** What an engine asks of a GPU: below `least` it does not start on it, below `wanted` it runs with less. */
interface LimitNeed {
	engine: EngineName;
	limit: keyof GpuLimits;
	least: number;
	wanted: number;
	/** What a lower value costs; `null` where the engine does not start with one. */
	loss: keyof typeof findings.losses | null;
}

const kibibyte = 1024;
const mebibyte = 1024 ** 2;

/**
 * WebLLM: `detectGPUDevice` of @mlc-ai/web-llm 0.2.86. transformers.js: its fused kernels read nine buffers (see
 * `engines/transformers/gpu.ts`), and it takes whatever sizes there are. llama.cpp takes what the adapter has; a table of
 * weights has to fit into one piece: 319 MB for a model with 4 billion parameters (Qwen 3 4B, Q6_K).
 */
const needs: readonly LimitNeed[] = [
	{
		...{ engine: 'llama.cpp', limit: 'maxStorageBindingBytes', least: 0, wanted: 319e6 },
		loss: 'tablesOnCpu'
	},
	{
		...{ engine: 'transformers.js', limit: 'maxStorageBuffersPerStage', least: 8, wanted: 9 },
		loss: 'noFastKernels'
	},
	{
		...{ engine: 'transformers.js', limit: 'maxStorageBindingBytes', least: 0, wanted: 319e6 },
		loss: 'noLargeModels'
	},
	{
		...{ engine: 'WebLLM', limit: 'maxBufferBytes', least: 256 * mebibyte, wanted: 1024 * mebibyte },
		loss: 'smallBuffers'
	},
	{
		...{ engine: 'WebLLM', limit: 'maxStorageBindingBytes', least: 128 * mebibyte, wanted: 1024 * mebibyte },
		loss: 'smallTables'
	},
	{
		...{ engine: 'WebLLM', limit: 'maxWorkgroupStorageBytes', least: 32 * kibibyte, wanted: 32 * kibibyte },
		loss: null
	},
	{ ...{ engine: 'WebLLM', limit: 'maxStorageBuffersPerStage', least: 10, wanted: 10 }, loss: null },
	{
		...{ engine: 'WebLLM', limit: 'maxInvocationsPerWorkgroup', least: 256, wanted: 1024 },
		loss: 'smallGroups'
	}
];

/** One need that a GPU does not meet. */
export interface BindingLimit extends LimitNeed {
	has: number;
	/** The engine does not start on this GPU at all. */
	refuses: boolean;
}

/** The limits that hold an engine back on this GPU. Limits that the browser does not tell are taken to be enough. */
export function findBindingLimits({ limits }: Pick<GpuAdapter, 'limits'>): readonly BindingLimit[] {
	return needs.flatMap((need) => {
		const has = limits[need.limit];
		return has === null || has >= need.wanted ? [] : [{ ...need, has, refuses: has < need.least }];
	});
}

/** The names of the engines that can start on this GPU, as far as limits go. */
export function enginesThatStart(binding: readonly BindingLimit[]): readonly EngineName[] {
	const all: readonly EngineName[] = ['llama.cpp', 'transformers.js', 'WebLLM'];
	return all.filter((name) => !binding.some(({ engine, refuses }) => refuses && engine === name));
}
