import { adapterName } from '#lib/device/adapter-name.ts';
import { toldName } from '#lib/device/browser.ts';
import type { Finding } from '#lib/device/finding.ts';
import { featureFindings, kindFinding, limitFindings } from '#lib/device/findings-adapter.ts';
import { engineRuns, findUsableGpu } from '#lib/device/readiness.ts';
import {
	stepsForLinuxFlags,
	stepsForPromises,
	stepsToAccelerate,
	stepsToGetWebGpu,
	stepsToInspect,
	stepsToUpdate,
	stepToRestart,
	stepToUpdateDriver
} from '#lib/device/steps.ts';
import type { GpuAdapter, Inventory } from '#lib/device/types.ts';
import { findings as t } from '#lib/messages/en/findings.ts';
import { sentences } from '#lib/messages/format.ts';

/** Why the GPU of this device is or is not used, and what it can hand out. */
export function gpuFindings(inventory: Inventory): readonly Finding[] {
	const first = gpuFinding(inventory);
	const { gpu } = inventory;
	if (gpu.state !== 'found') return [first];
	const { adapter } = gpu;
	return [
		first,
		kindFinding(adapter, inventory),
		...featureFindings(adapter, inventory),
		...limitFindings(adapter, inventory)
	];
}

function gpuFinding(inventory: Inventory): Finding {
	const { browser, gpu, secureContext } = inventory;
	const name = toldName(browser);
	const inOrder = () => ({ text: t.tryInOrder, steps: stepsToUnblock(inventory) });
	switch (gpu.state) {
		case 'absent':
			if (!secureContext) return hiddenByAddress();
			return {
				id: 'gpu-absent',
				severity: 'note',
				sentence: t.gpuAbsent.sentence(name),
				cost: sentences(t.gpuAbsent.cost, t.onCpu),
				next: { text: t.gpuAbsent.next, steps: stepsToGetWebGpu(browser) }
			};
		case 'no-adapter':
			return {
				id: 'gpu-no-adapter',
				severity: 'note',
				sentence: t.gpuNoAdapter.sentence(name),
				cost: sentences(t.gpuNoAdapter.cost, t.onCpu),
				next: inOrder()
			};
		case 'failed':
			return {
				id: 'gpu-failed',
				severity: 'note',
				sentence: t.gpuFailed.sentence(name),
				cost: sentences(t.gpuFailed.cost(gpu.reason), t.onCpu),
				next: inOrder()
			};
		case 'timed-out':
			return {
				id: 'gpu-timed-out',
				severity: 'note',
				sentence: t.gpuTimedOut.sentence(gpu.waitedMs),
				cost: sentences(t.gpuTimedOut.cost, t.onCpu),
				next: inOrder()
			};
		case 'software':
			return {
				id: 'gpu-software',
				severity: 'note',
				sentence: t.gpuSoftware.sentence(adapterName(gpu.adapter)),
				cost: sentences(t.gpuSoftware.cost, t.onCpu),
				next: { text: t.gpuSoftware.next, steps: stepsToUnblock(inventory) }
			};
		case 'no-device':
			return {
				id: 'gpu-no-device',
				severity: 'note',
				sentence: t.gpuNoDevice.sentence(adapterName(gpu.adapter)),
				cost: sentences(t.gpuNoDevice.cost(gpu.reason), t.onCpu),
				next: { text: t.gpuNoDevice.next, steps: stepsToUnblock(inventory) }
			};
		case 'found':
			return foundFinding(inventory, gpu.adapter);
	}
}

function hiddenByAddress(): Finding {
	const { sentence, next } = t.gpuInsecure;
	return { id: 'gpu-insecure', severity: 'note', sentence, cost: t.onCpu, next: { text: next, steps: [] } };
}

function stepsToUnblock({ browser }: Inventory) {
	return [
		stepToRestart(browser),
		...stepsToAccelerate(browser),
		stepToUpdateDriver(browser),
		...stepsForLinuxFlags(browser),
		...stepsToInspect(browser)
	];
}

function foundFinding(inventory: Inventory, adapter: GpuAdapter): Finding {
	const { browser, wasm } = inventory;
	const name = adapterName(adapter);
	if (findUsableGpu(inventory)) {
		return {
			id: 'gpu-ready',
			severity: 'good',
			sentence: t.gpuReady.sentence(name),
			cost: t.gpuReady.cost,
			next: null
		};
	}
	if (!adapter.features.shaderF16) {
		return {
			id: 'gpu-no-f16',
			severity: 'note',
			sentence: t.gpuNoF16.sentence(name),
			cost: sentences(t.gpuNoF16.cost, t.onCpu),
			next: { text: t.gpuNoF16.next, steps: [stepToUpdateDriver(browser), ...stepsToUpdate(browser)] }
		};
	}
	if (!engineRuns(wasm)) return waitingForEngine(name);
	return {
		id: 'gpu-no-jspi',
		severity: 'note',
		sentence: t.gpuNoJspi.sentence(name, toldName(browser)),
		cost: sentences(t.gpuNoJspi.cost, t.onCpu),
		next: { text: t.gpuNoJspi.next, steps: [...stepsToUpdate(browser), ...stepsForPromises(browser)] }
	};
}

function waitingForEngine(name: string): Finding {
	return {
		id: 'gpu-waits',
		severity: 'note',
		sentence: t.gpuWaits.sentence(name),
		cost: t.gpuWaits.cost,
		next: { text: t.gpuWaits.next, steps: [] }
	};
}
