import { adapterName } from '#lib/device/adapter-name.ts';
import { toldName } from '#lib/device/browser.ts';
import { engineRuns, findUsableGpu } from '#lib/device/readiness.ts';
import type { Inventory } from '#lib/device/types.ts';
import type { LoadedModel } from '#lib/engines/contract/types.ts';
import { device } from '#lib/messages/en/device.ts';

/** What the loaded model really runs on, as the engine says. */
export type Running = Pick<LoadedModel, 'backend' | 'threads'>;

export interface Verdict {
	tone: 'good' | 'note' | 'warning';
	sentence: string;
}

/** One calm sentence on what answers here. Promises the GPU only where it was opened with everything the engine needs. */
export function judge(inventory: Inventory, running: Running | null = null): Verdict {
	const t = device.verdict;
	const usable = findUsableGpu(inventory);
	const name = usable && adapterName(usable.adapter);
	if (running?.backend === 'webgpu') {
		// An engine that claims a GPU which cannot be used here fell back without saying so.
		return name ? { tone: 'good', sentence: t.onGpu(name) } : { tone: 'note', sentence: t.byItself };
	}
	if (running) {
		return name
			? { tone: 'good', sentence: t.onCpuBesideGpu(running.threads, name) }
			: { tone: running.threads > 1 ? 'good' : 'note', sentence: t.onCpu(running.threads) };
	}
	if (!engineRuns(inventory.wasm)) {
		return { tone: 'warning', sentence: t.cannotRun(toldName(inventory.browser)) };
	}
	if (name) return { tone: 'good', sentence: t.gpuFound(name) };
	const { threads } = inventory;
	return threads > 1 ? { tone: 'good', sentence: t.onCpuWell(threads) } : { tone: 'note', sentence: t.onCpuAlone };
}
