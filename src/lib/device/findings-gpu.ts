import { adapterName } from '#lib/device/adapter-name.ts';
import { nameInside } from '#lib/device/browser.ts';
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

const onCpu = 'Answers come from the CPU instead. Small models still work; larger ones are slower.';

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
	const note = { severity: 'note', cost: onCpu } as const;
	switch (gpu.state) {
		case 'absent':
			if (!secureContext) return hiddenByAddress;
			return {
				...note,
				id: 'gpu-absent',
				sentence: `${browser.name} does not offer the GPU to web pages here.`,
				cost: `Pages reach the GPU through WebGPU, which is missing or turned off. ${onCpu}`,
				next: { text: 'Turn on WebGPU, if this system has it:', steps: stepsToGetWebGpu(browser) }
			};
		case 'no-adapter':
			return {
				...note,
				id: 'gpu-no-adapter',
				sentence: `${browser.name} found no GPU that it may use.`,
				cost: `Usually graphics acceleration is off, the driver is blocked, or this is a virtual machine. ${onCpu}`,
				next: { text: 'Try these in order, and check again after each:', steps: stepsToUnblock(inventory) }
			};
		case 'failed':
			return {
				...note,
				id: 'gpu-failed',
				sentence: `${browser.name} could not reach the GPU.`,
				cost: `It said: “${gpu.reason}” ${onCpu}`,
				next: { text: 'Try these in order, and check again after each:', steps: stepsToUnblock(inventory) }
			};
		case 'timed-out':
			return {
				...note,
				id: 'gpu-timed-out',
				sentence: `The GPU did not answer within ${Math.round(gpu.waitedMs / 1000)} seconds.`,
				cost: `The driver may hang. ${onCpu}`,
				next: { text: 'Try these in order, and check again after each:', steps: stepsToUnblock(inventory) }
			};
		case 'software':
			return {
				...note,
				id: 'gpu-software',
				sentence: `The only GPU here is a program, ${adapterName(gpu.adapter)}, not hardware.`,
				cost: `It would be slower than the CPU it runs on, so Hearth leaves it alone. ${onCpu}`,
				next: { text: 'If this device has a real GPU, try these in order:', steps: stepsToUnblock(inventory) }
			};
		case 'no-device':
			return {
				...note,
				id: 'gpu-no-device',
				sentence: `${adapterName(gpu.adapter)} is there, but could not be opened.`,
				cost: `It said: “${gpu.reason}” Another program may hold all of its memory. ${onCpu}`,
				next: { text: 'Close other programs that use the GPU, then:', steps: stepsToUnblock(inventory) }
			};
		case 'found':
			return foundFinding(inventory, gpu.adapter);
	}
}

const hiddenByAddress: Finding = {
	id: 'gpu-insecure',
	severity: 'note',
	sentence: 'The GPU is hidden, because this address is not secure.',
	cost: onCpu,
	next: { text: 'Open Hearth at an address that begins with https:// or at http://localhost.', steps: [] }
};

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
			sentence: `${name} opened, with the 16-bit arithmetic that models need.`,
			cost: 'Larger models usually run much faster on it. No browser tells how much memory it has, so that shows when a model loads.',
			next: null
		};
	}
	if (!adapter.features.shaderF16) {
		return {
			id: 'gpu-no-f16',
			severity: 'note',
			sentence: `${name} found, but it lacks 16-bit arithmetic here.`,
			cost: `Hearth’s engine needs that (shader-f16) to calculate on a GPU. ${onCpu}`,
			next: {
				text: 'A newer driver or browser sometimes adds it; older GPUs usually never get it.',
				steps: [stepToUpdateDriver(browser), ...stepsToUpdate(browser)]
			}
		};
	}
	if (!engineRuns(wasm)) return waitingForEngine(name);
	return {
		id: 'gpu-no-jspi',
		severity: 'note',
		sentence: `${name} found, but ${nameInside(browser)} cannot let the engine use it yet.`,
		cost: `The engine must be able to wait for the GPU (JSPI, JavaScript Promise Integration). ${onCpu}`,
		next: {
			text: 'Chrome and Edge usually have it since version 137, Firefox since 153.',
			steps: [...stepsToUpdate(browser), ...stepsForPromises(browser)]
		}
	};
}

function waitingForEngine(name: string): Finding {
	return {
		id: 'gpu-waits',
		severity: 'note',
		sentence: `${name} found, but the engine cannot start in this browser.`,
		cost: 'Nothing is wrong with the GPU.',
		next: { text: 'Solve the problem with the engine first; it is in this list.', steps: [] }
	};
}
