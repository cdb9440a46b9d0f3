import { countOf, formatMemory } from '#lib/device/figures.ts';
import type { Finding, NextStep } from '#lib/device/finding.ts';
import { engineRuns } from '#lib/device/readiness.ts';
import { step, stepsForPromises, stepsToUpdate } from '#lib/device/steps.ts';
import type { Inventory, Wasm } from '#lib/device/types.ts';

/** Below this, the browser and the system leave too little for a model of a billion parameters (about 1 GB). */
const smallMemoryBytes = 4 * 1024 ** 3;

/** What the engine needs from the browser and the machine: WebAssembly, isolation, cores, memory. */
export function engineFindings(inventory: Inventory): readonly Finding[] {
	return [
		...(inventory.secureContext ? [] : [insecure]),
		engineFinding(inventory),
		...waitingFindings(inventory),
		isolationFinding(inventory),
		...coresFindings(inventory),
		...memoryFindings(inventory)
	];
}

const secureNext: NextStep = {
	text: 'Open Hearth at an address that begins with https:// or at http://localhost.',
	steps: []
};

const insecure: Finding = {
	id: 'insecure',
	severity: 'warning',
	sentence: 'This address is not secure, so the browser holds much back.',
	cost: 'No GPU, no threads, no use without a connection. Others on the network could change this page on its way to you.',
	next: secureNext
};

function missingParts({ simd, exceptions, threads, memory64 }: Wasm): string {
	const parts = [
		simd ? '' : 'SIMD',
		exceptions ? '' : 'exceptions',
		threads ? '' : 'shared memory',
		memory64 ? '' : '64-bit memory'
	].filter(Boolean);
	return parts.length > 0 ? parts.join(', ') : 'a shared 64-bit memory';
}

function engineFinding(inventory: Inventory): Finding {
	const { browser, wasm } = inventory;
	if (engineRuns(wasm)) {
		return {
			id: 'engine-ready',
			severity: 'good',
			sentence: 'This browser can run Hearth’s engine.',
			cost: 'The engine is llama.cpp as WebAssembly: program code that runs inside the browser’s sandbox, on this device.',
			next: null
		};
	}
	// Some browsers allow shared memory to isolated pages only: then isolation is the cure.
	const isolationFirst = !inventory.crossOriginIsolated && wasm.simd && wasm.exceptions && wasm.memory64;
	const where =
		browser.os === 'ios'
			? step('Another browser on this device does not help: here, all of them are built on Safari’s parts.')
			: step('It usually works in Chrome or Edge 133 and newer, and in Firefox 134 and newer.');
	const lockdown = step(
		'Lockdown Mode turns WebAssembly off. Settings, Privacy & Security, Lockdown Mode, has exceptions for sites.'
	);
	return {
		id: 'engine-missing',
		severity: 'warning',
		sentence: `${browser.name} lacks a part that Hearth’s engine needs.`,
		cost: `No model can answer here yet. Missing in its WebAssembly: ${missingParts(wasm)}.`,
		next: isolationFirst
			? isolationNext(inventory)
			: {
					text: 'Update the browser, or use another one:',
					steps: [...stepsToUpdate(browser), where, ...(browser.engine === 'webkit' && !wasm.simd ? [lockdown] : [])]
				}
	};
}

/** Promise integration, where the GPU's finding does not already name it. */
function waitingFindings({ browser, wasm, gpu }: Inventory): readonly Finding[] {
	if (!engineRuns(wasm)) return [];
	if (wasm.jspi) {
		return [
			{
				id: 'wasm-parts',
				severity: 'good',
				sentence: 'WebAssembly here has all the parts that make models fast.',
				cost: 'Vector instructions (SIMD), threads, 64-bit memory, and waiting for files and the GPU (JSPI), so that a model is read piece by piece.',
				next: null
			}
		];
	}
	if (gpu.state === 'found' && gpu.adapter.features.shaderF16) return [];
	return [
		{
			id: 'no-jspi',
			severity: 'note',
			sentence: `${browser.name} reads each model into memory as a whole.`,
			cost: 'It lacks the part that lets the engine wait for files (JSPI): loading takes longer and needs more memory. Answers are the same.',
			next: {
				text: 'Chrome and Edge usually have it since version 137, Firefox since 153. Safari has none yet.',
				steps: [...stepsToUpdate(browser), ...stepsForPromises(browser)]
			}
		}
	];
}

function isolationNext(inventory: Inventory): NextStep {
	if (!inventory.secureContext) return secureNext;
	if (inventory.embedded) return { text: 'Open Hearth in a tab of its own, not inside another page.', steps: [] };
	const host = [
		step('If you host Hearth yourself, let the server send these two headers with every file.'),
		step('The first:', 'Cross-Origin-Opener-Policy: same-origin'),
		step('The second:', 'Cross-Origin-Embedder-Policy: require-corp')
	];
	if (inventory.serviceWorker === 'unsupported') {
		return {
			text: 'Open Hearth in a normal window: private windows often turn off what isolates a page.',
			steps: host
		};
	}
	return { text: 'Reload this page once; usually that is enough.', steps: [step('Reload the page.'), ...host] };
}

function isolationFinding(inventory: Inventory): Finding {
	if (inventory.crossOriginIsolated) {
		return {
			id: 'isolated',
			severity: 'good',
			sentence: 'This page is isolated from other sites, so models may use several cores.',
			cost: 'Browsers give shared memory, which several cores need to work together, to isolated pages only.',
			next: null
		};
	}
	return {
		id: 'not-isolated',
		severity: 'warning',
		sentence: 'This page is not isolated from other sites, so models may use one core only.',
		cost: 'Answers from the CPU are slower than they need to be; nothing else changes.',
		next: isolationNext(inventory)
	};
}

function coresFindings({ logicalCores, threads, crossOriginIsolated, browser }: Inventory): readonly Finding[] {
	if (logicalCores === null) return [];
	if (logicalCores <= 2) {
		const hidden =
			browser.engine === 'gecko'
				? [
						step(
							'Firefox reports fewer cores than there are while this setting is true.',
							'privacy.resistFingerprinting'
						)
					]
				: browser.name === 'Brave'
					? [step('Brave reports fewer cores than there are while Shields are up. Turn them off for Hearth.')]
					: [];
		return [
			{
				id: 'few-cores',
				severity: 'note',
				sentence: `This browser reports ${countOf(logicalCores, 'core')}.`,
				cost: 'A model on the CPU gets one of them, so that the page stays quick. Small models suit it best.',
				next: { text: 'Close other busy tabs and programs while Hearth answers.', steps: hidden }
			}
		];
	}
	if (!crossOriginIsolated) return [];
	return [
		{
			id: 'cores',
			severity: 'good',
			sentence: `Of ${countOf(logicalCores, 'core')}, a model on the CPU may use ${threads}.`,
			cost: 'One is left to the page. More than eight gain little, because reading memory is what takes the time.',
			next: null
		}
	];
}

function memoryFindings({ deviceMemoryBytes }: Inventory): readonly Finding[] {
	if (deviceMemoryBytes === null) return [];
	if (deviceMemoryBytes < smallMemoryBytes) {
		return [
			{
				id: 'little-memory',
				severity: 'note',
				sentence: `This device reports about ${formatMemory(deviceMemoryBytes)} of memory.`,
				cost: 'With a model of more than about 1 GB, the browser may close the page.',
				next: { text: 'Choose models under 1 GB, and close other tabs and programs.', steps: [] }
			}
		];
	}
	return [
		{
			id: 'memory',
			severity: 'good',
			sentence: `This device reports about ${formatMemory(deviceMemoryBytes)} of memory.`,
			cost: 'Browsers round the figure and stop counting at 8 or 32 GB, for your privacy.',
			next: null
		}
	];
}
