import { describe, expect, test } from 'vitest';
import { inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';
import type { Inventory } from '#lib/device/types.ts';
import { judge } from '#lib/device/verdict.ts';

function named(name: string): Inventory {
	const inventory = inventories[name];
	if (!inventory) throw new Error(`no inventory: ${name}`);
	return inventory;
}

const onCpu = { backend: 'cpu', threads: 4 } as const;
const onGpu = { backend: 'webgpu', threads: 1 } as const;

describe.each(Object.entries(inventories))('%s', (_name, inventory) => {
	const { gpu, wasm } = inventory;
	const usable = gpu.state === 'found' && gpu.adapter.features.shaderF16 && wasm.jspi && wasm.engineMemory;

	test.each([null, onCpu, onGpu])('speaks of the GPU only where the engine can use it (%o)', (running) => {
		const { sentence } = judge(inventory, running);
		expect(/GPU/.test(sentence)).toBe(usable);
		expect(sentence).toMatch(/^[A-Z].*\.$/);
		expect(sentence.length).toBeLessThan(120);
	});
});

test('names the GPU that was found', () => {
	expect(judge(wellEquipped)).toEqual({ tone: 'good', sentence: 'NVIDIA Ampere GPU found; Hearth can use it.' });
});

test('tells what the loaded model runs on, not what could be', () => {
	expect(judge(wellEquipped, onGpu).sentence).toBe('This device answers on its GPU: NVIDIA Ampere GPU.');
	expect(judge(wellEquipped, onCpu).sentence).toBe(
		'This device answers on its CPU (4 threads). NVIDIA Ampere GPU is ready for larger models.'
	);
	expect(judge(named('a software GPU'), { backend: 'cpu', threads: 1 })).toEqual({
		tone: 'note',
		sentence: 'This device answers on its CPU (1 thread).'
	});
});

test('no GPU is no dead end', () => {
	expect(judge(named('no WebGPU in Chrome on Windows'))).toEqual({
		tone: 'good',
		sentence: 'This device answers on its CPU (8 threads). Small models run well.'
	});
	expect(judge(named('a GPU without 16-bit arithmetic')).sentence).toMatch(/answers on its CPU/);
	expect(judge(named('two cores')).sentence).toContain('(1 thread)');
});

test('warns only where nothing can answer', () => {
	for (const [name, inventory] of Object.entries(inventories)) {
		expect(judge(inventory).tone === 'warning', name).toBe(!inventory.wasm.engineMemory);
	}
});
