import type { EngineSupport, SupportProblem } from '#lib/engines/contract/types.ts';
import { cpuThreads } from '#lib/engines/wllama/threads.ts';

interface GpuAdapter {
	features: ReadonlySet<string>;
	info?: { isFallbackAdapter?: boolean };
	isFallbackAdapter?: boolean;
}

interface Gpu {
	requestAdapter(options?: { powerPreference: 'high-performance' }): Promise<GpuAdapter | null>;
}

/** The build needs 64-bit memories, which all its memory accesses use, and vector instructions. */
function runsWasm(): boolean {
	try {
		new WebAssembly.Memory({ address: 'i64', initial: 1n } as unknown as WebAssembly.MemoryDescriptor);
		// A module with one function, () -> v128, whose body is `v128.const 0`.
		const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12];
		return WebAssembly.validate(new Uint8Array([...head, ...new Array<number>(16).fill(0), 11]));
	} catch {
		return false;
	}
}

async function gpuProblem(): Promise<'no-webgpu' | 'no-adapter' | 'no-f16' | null> {
	const { gpu } = navigator as unknown as { gpu?: Gpu };
	// Without promise integration the library cannot wait for the GPU.
	if (!gpu || !('Suspending' in WebAssembly)) return 'no-webgpu';
	const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
	// A software adapter is slower than the same work done on the CPU directly.
	if (!adapter || adapter.isFallbackAdapter || adapter.info?.isFallbackAdapter) return 'no-adapter';
	return adapter.features.has('shader-f16') ? null : 'no-f16';
}

/** Which backend would really be used here, and what stands in the way of a better one. */
export async function probeSupport(): Promise<EngineSupport> {
	const problems: SupportProblem[] = [];
	const runs = runsWasm();
	if (!runs) problems.push({ code: 'no-wasm', fatal: true });
	const gpu = await gpuProblem();
	if (gpu) problems.push({ code: gpu, fatal: false });
	if (!globalThis.crossOriginIsolated) problems.push({ code: 'not-isolated', fatal: false });
	return {
		engine: 'wllama',
		backend: runs ? (gpu ? 'cpu' : 'webgpu') : null,
		problems,
		shaderF16: gpu === null,
		threads: cpuThreads()
	};
}
