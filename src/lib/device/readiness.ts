import type { Gpu, Inventory, Wasm } from '#lib/device/types.ts';

/** Can llama.cpp's build for the web start at all, on the CPU? The three are what it is compiled with. */
export function engineRuns({ simd, exceptions, engineMemory }: Wasm): boolean {
	return simd && exceptions && engineMemory;
}

/** Can it use the GPU? It asks for `shader-f16` without saying so when it is missing, and waits for the GPU with JSPI. */
export function findUsableGpu({ gpu, wasm }: Inventory): Extract<Gpu, { state: 'found' }> | null {
	if (gpu.state !== 'found' || !gpu.adapter.features.shaderF16) return null;
	return engineRuns(wasm) && wasm.jspi ? gpu : null;
}
