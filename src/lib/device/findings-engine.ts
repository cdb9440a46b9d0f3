import { toldName } from '#lib/device/browser.ts';
import { memoryCapsGiB } from '#lib/device/figures.ts';
import type { Finding, NextStep } from '#lib/device/finding.ts';
import { engineRuns } from '#lib/device/readiness.ts';
import { step, stepsForPromises, stepsToUpdate } from '#lib/device/steps.ts';
import type { Inventory, Wasm } from '#lib/device/types.ts';
import { findings as t } from '#lib/messages/en/findings.ts';
import { steps } from '#lib/messages/en/steps.ts';

/** Below this, the browser and the system leave too little for a model of a billion parameters (about 1 GB). */
const smallMemoryBytes = 4 * 1024 ** 3;

/** What the engine needs from the browser and the machine: WebAssembly, isolation, cores, memory. */
export function engineFindings(inventory: Inventory): readonly Finding[] {
	return [
		...(inventory.secureContext ? [] : [insecureFinding()]),
		engineFinding(inventory),
		...waitingFindings(inventory),
		isolationFinding(inventory),
		...coresFindings(inventory),
		...memoryFindings(inventory)
	];
}

function insecureFinding(): Finding {
	const { sentence, cost, next } = t.insecure;
	return { id: 'insecure', severity: 'warning', sentence, cost, next: { text: next, steps: [] } };
}

function missingParts(wasm: Wasm): readonly string[] {
	const needed = ['simd', 'exceptions', 'threads', 'memory64'] as const;
	const missing = needed.filter((part) => !wasm[part]).map((part) => t.wasmParts[part]);
	return missing.length > 0 ? missing : [t.wasmParts.sharedMemory64];
}

function engineFinding(inventory: Inventory): Finding {
	const { browser, wasm } = inventory;
	if (engineRuns(wasm)) {
		return {
			id: 'engine-ready',
			severity: 'good',
			sentence: t.engineReady.sentence,
			cost: t.engineReady.cost,
			next: null
		};
	}
	// Some browsers allow shared memory to isolated pages only: then isolation is the cure.
	const isolationFirst = !inventory.crossOriginIsolated && wasm.simd && wasm.exceptions && wasm.memory64;
	const where = step(browser.os === 'ios' ? steps.engine.otherBrowserIos : steps.engine.otherBrowser);
	const lockdown = browser.engine === 'webkit' && !wasm.simd ? [step(steps.engine.lockdown)] : [];
	return {
		id: 'engine-missing',
		severity: 'warning',
		sentence: t.engineMissing.sentence(toldName(browser)),
		cost: t.engineMissing.cost(missingParts(wasm)),
		next: isolationFirst
			? isolationNext(inventory)
			: { text: t.engineMissing.next, steps: [...stepsToUpdate(browser), where, ...lockdown] }
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
				sentence: t.wasmComplete.sentence,
				cost: t.wasmComplete.cost,
				next: null
			}
		];
	}
	if (gpu.state === 'found' && gpu.adapter.features.shaderF16) return [];
	return [
		{
			id: 'no-jspi',
			severity: 'note',
			sentence: t.noJspi.sentence(toldName(browser)),
			cost: t.noJspi.cost,
			next: { text: t.noJspi.next, steps: [...stepsToUpdate(browser), ...stepsForPromises(browser)] }
		}
	];
}

function isolationNext(inventory: Inventory): NextStep {
	if (!inventory.secureContext) return { text: t.insecure.next, steps: [] };
	if (inventory.embedded) return { text: t.notIsolated.ownTab, steps: [] };
	const host = [
		step(steps.isolate.host),
		step(steps.isolate.firstHeader, 'Cross-Origin-Opener-Policy: same-origin'),
		step(steps.isolate.secondHeader, 'Cross-Origin-Embedder-Policy: require-corp')
	];
	if (inventory.serviceWorker === 'unsupported') return { text: t.notIsolated.normalWindow, steps: host };
	return { text: t.notIsolated.reload, steps: [step(steps.isolate.reload), ...host] };
}

function isolationFinding(inventory: Inventory): Finding {
	if (inventory.crossOriginIsolated) {
		return {
			id: 'isolated',
			severity: 'good',
			sentence: t.isolated.sentence,
			cost: t.isolated.cost,
			next: null
		};
	}
	return {
		id: 'not-isolated',
		severity: 'warning',
		sentence: t.notIsolated.sentence,
		cost: t.notIsolated.cost,
		next: isolationNext(inventory)
	};
}

function coresFindings({ logicalCores, threads, crossOriginIsolated, browser }: Inventory): readonly Finding[] {
	if (logicalCores === null) return [];
	if (logicalCores <= 2) {
		const hidden =
			browser.engine === 'gecko'
				? [step(steps.cores.firefox, 'privacy.resistFingerprinting')]
				: browser.name === 'Brave'
					? [step(steps.cores.brave)]
					: [];
		return [
			{
				id: 'few-cores',
				severity: 'note',
				sentence: t.fewCores.sentence(logicalCores),
				cost: t.fewCores.cost,
				next: { text: t.fewCores.next, steps: hidden }
			}
		];
	}
	if (!crossOriginIsolated) return [];
	return [
		{
			id: 'cores',
			severity: 'good',
			sentence: t.cores.sentence(logicalCores, threads),
			cost: t.cores.cost,
			next: null
		}
	];
}

function memoryFindings({ deviceMemoryBytes }: Inventory): readonly Finding[] {
	if (deviceMemoryBytes === null) return [];
	const gib = deviceMemoryBytes / 1024 ** 3;
	const capped = memoryCapsGiB.includes(gib);
	if (deviceMemoryBytes < smallMemoryBytes) {
		return [
			{
				id: 'little-memory',
				severity: 'note',
				sentence: t.littleMemory.sentence(gib, capped),
				cost: t.littleMemory.cost,
				next: { text: t.littleMemory.next, steps: [] }
			}
		];
	}
	return [
		{
			id: 'memory',
			severity: 'good',
			sentence: t.memory.sentence(gib, capped),
			cost: t.memory.cost,
			next: null
		}
	];
}
