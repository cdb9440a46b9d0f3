import type { EngineSupport, SupportProblem } from '#lib/engines/contract/types.ts';
import { findGpu, isSoftware, shortcoming } from '#lib/engines/webllm/gpu.ts';

/** Can the library run here? It has no other backend than WebGPU. */
export async function probeSupport(): Promise<EngineSupport> {
	const problems: SupportProblem[] = [];
	const gpu = await findGpu();
	let shaderF16 = false;
	if (typeof gpu === 'string') problems.push({ code: gpu, fatal: true });
	else {
		shaderF16 = gpu.features.has('shader-f16');
		if (shortcoming(gpu)) problems.push({ code: 'no-adapter', fatal: true });
		else if (isSoftware(gpu)) problems.push({ code: 'no-adapter', fatal: false });
		if (!shaderF16) problems.push({ code: 'no-f16', fatal: false });
	}
	const runs = !problems.some(({ fatal }) => fatal);
	return { engine: 'webllm', backend: runs ? 'webgpu' : null, problems, shaderF16, threads: 1 };
}
