/** The part of WebGPU's `GPUSupportedLimits` that decides whether the library starts. Sizes in bytes. */
export interface GpuLimits {
	maxBufferSize: number;
	maxStorageBufferBindingSize: number;
	maxComputeWorkgroupStorageSize: number;
	maxStorageBuffersPerShaderStage: number;
}

export interface GpuDevice extends EventTarget {
	lost: Promise<{ reason: string; message: string }>;
	destroy(): void;
	popErrorScope(): Promise<{ message: string } | null>;
}

export interface GpuAdapter {
	features: ReadonlySet<string>;
	limits: GpuLimits;
	info?: { isFallbackAdapter?: boolean };
	isFallbackAdapter?: boolean;
}

interface Gpu {
	requestAdapter(options?: { powerPreference: 'high-performance' }): Promise<GpuAdapter | null>;
}

const mebibyte = 2 ** 20;

/** The library asks for this much where it can have it, else for exactly the smaller number, whatever the GPU offers. */
const bindingSizes = { wanted: 1024 * mebibyte, least: 128 * mebibyte };

/** Below these the library refuses to start (`detectGPUDevice` in web-llm 0.2.86). */
const leastLimits: GpuLimits = {
	maxBufferSize: 256 * mebibyte,
	maxStorageBufferBindingSize: bindingSizes.least,
	maxComputeWorkgroupStorageSize: 32 * 1024,
	maxStorageBuffersPerShaderStage: 10
};

/** The GPU that the library would get, or what is missing. Never rejects. */
export async function findGpu(): Promise<GpuAdapter | 'no-webgpu' | 'no-adapter'> {
	const { gpu } = navigator as unknown as { gpu?: Gpu };
	if (!gpu) return 'no-webgpu';
	return (await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null)) ?? 'no-adapter';
}

/** True for an adapter that computes on the CPU. */
export function isSoftware(adapter: GpuAdapter): boolean {
	return adapter.isFallbackAdapter === true || adapter.info?.isFallbackAdapter === true;
}

/** Why the library would not start on this GPU, in words; `null` when it would. */
export function shortcoming({ limits }: GpuAdapter): string | null {
	const names = Object.keys(leastLimits) as (keyof GpuLimits)[];
	const name = names.find((limit) => limits[limit] < leastLimits[limit]);
	return name ? `its GPU has a ${name} of ${limits[name]}, and ${leastLimits[name]} are needed` : null;
}

/** The largest tensor that the library can use on this GPU, in bytes. */
export function largestTensorBytes({ limits }: GpuAdapter): number {
	return limits.maxStorageBufferBindingSize >= bindingSizes.wanted ? bindingSizes.wanted : bindingSizes.least;
}
