import type { EngineSupport, SupportProblem } from '#lib/engines/contract/types.ts';
import { requestAdapter } from '#lib/engines/transformers/gpu.ts';
import { cpuThreads } from '#lib/engines/transformers/threads.ts';

/** The build uses vector instructions throughout. */
function runsWasm(): boolean {
	try {
		// A module with one function, () -> v128, whose body is `v128.const 0`.
		const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12];
		return WebAssembly.validate(new Uint8Array([...head, ...new Array<number>(16).fill(0), 11]));
	} catch {
		return false;
	}
}

/**
 * Which backend is the best one here, and what stands in the way of a better one. A software adapter is not: it is slower
 * than the same work on the CPU. Who asks for `webgpu` all the same gets it.
 */
export async function probeSupport(): Promise<EngineSupport> {
	const problems: SupportProblem[] = [];
	const runs = runsWasm();
	if (!runs) problems.push({ code: 'no-wasm', fatal: true });
	const adapter = await requestAdapter();
	const usable = adapter !== null && !adapter.info.isFallbackAdapter;
	const shaderF16 = usable && adapter.features.has('shader-f16');
	if (!('gpu' in navigator)) problems.push({ code: 'no-webgpu', fatal: false });
	else if (!usable) problems.push({ code: 'no-adapter', fatal: false });
	else if (!shaderF16) problems.push({ code: 'no-f16', fatal: false });
	if (!globalThis.crossOriginIsolated) problems.push({ code: 'not-isolated', fatal: false });
	return {
		engine: 'transformers',
		backend: runs ? (usable ? 'webgpu' : 'cpu') : null,
		problems,
		shaderF16,
		threads: cpuThreads()
	};
}
