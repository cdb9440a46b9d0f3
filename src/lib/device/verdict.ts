import { adapterName } from '#lib/device/adapter-name.ts';
import { countOf } from '#lib/device/figures.ts';
import { engineRuns, findUsableGpu } from '#lib/device/readiness.ts';
import type { Inventory } from '#lib/device/types.ts';
import type { LoadedModel } from '#lib/engines/contract/types.ts';

/** What the loaded model really runs on, as the engine says. */
export type Running = Pick<LoadedModel, 'backend' | 'threads'>;

export interface Verdict {
	tone: 'good' | 'note' | 'warning';
	sentence: string;
}

/** One calm sentence on what answers here. Promises the GPU only where it was opened with everything the engine needs. */
export function judge(inventory: Inventory, running: Running | null = null): Verdict {
	const usable = findUsableGpu(inventory);
	const name = usable && adapterName(usable.adapter);
	if (running?.backend === 'webgpu') {
		// An engine that claims a GPU which cannot be used here fell back without saying so.
		return name
			? { tone: 'good', sentence: `This device answers on its GPU: ${name}.` }
			: { tone: 'note', sentence: 'This device answers by itself; nothing leaves it.' };
	}
	if (running) {
		const cpu = `This device answers on its CPU (${countOf(running.threads, 'thread')}).`;
		return name
			? { tone: 'good', sentence: `${cpu} ${name} is ready for larger models.` }
			: { tone: running.threads > 1 ? 'good' : 'note', sentence: cpu };
	}
	if (!engineRuns(inventory.wasm)) {
		return { tone: 'warning', sentence: `${inventory.browser.name} cannot run models yet, but there is a next step.` };
	}
	if (name) return { tone: 'good', sentence: `${name} found; Hearth can use it.` };
	const { threads } = inventory;
	return threads > 1
		? {
				tone: 'good',
				sentence: `This device answers on its CPU (${countOf(threads, 'thread')}). Small models run well.`
			}
		: { tone: 'note', sentence: 'This device answers on its CPU (1 thread). Small models suit it best.' };
}
