import { describe, expect, test } from 'vitest';
import { findBuild } from '#lib/catalog/library.ts';
import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { judgeFit, type FitOptions } from '#lib/device/fit.ts';
import { adapters, browsers, inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';
import { splitLayers } from '#lib/device/layer-split.ts';
import type { Inventory } from '#lib/device/types.ts';

const gib = 1024 ** 3;

/** With the size that its file has, so that nothing about the model is a guess. */
function confirmed(id: string, bytes: number): { model: LibraryModel; build: Build } {
	const found = findBuild(id);
	if (!found) throw new Error(`no build: ${id}`);
	const files = [{ path: 'model.gguf', bytes, sha256: 'a'.repeat(64) }];
	return { model: { ...found.model, unverified: [] }, build: { ...found.build, files, wasm: null, unverified: [] } };
}

/** As before the hub was asked, so that filling in the catalogue changes nothing here. */
function unconfirmed(id: string): { model: LibraryModel; build: Build } {
	const found = findBuild(id);
	if (!found) throw new Error(`no build: ${id}`);
	return { model: found.model, build: { ...found.build, unverified: ['files'] } };
}

const llama1b = confirmed('llama-3.2-1b.wllama.q4_k_m', 0.81e9);
const llama8b = confirmed('llama-3.1-8b.wllama.q4_k_m', 4.92e9);

function device(changes: Partial<Inventory> = {}): Inventory {
	return { ...wellEquipped, deviceMemoryBytes: 16 * gib, ...changes };
}

const noGpu = { gpu: { state: 'absent' } } as const;

function judge(
	{ model, build }: { model: LibraryModel; build: Build },
	inventory: Inventory,
	options: Partial<FitOptions> = {}
) {
	const fit = judgeFit(inventory, model, build, { contextTokens: 4096, ...options });
	return { ...fit, ids: fit.reasons.map(({ id }) => id), at: (id: string) => fit.reasons.find((r) => r.id === id) };
}

describe('a small model', () => {
	test('fits on a laptop, all of it on the GPU', () => {
		const fit = judge(llama1b, device());
		expect(fit).toMatchObject({ verdict: 'fits', backend: 'webgpu', gpuLayers: 17 });
		expect(fit.at('memory')?.sentence).toBe('Takes about 1.3 GB of the 16 GB of this device.');
	});

	test('fits on the CPU, and nothing about that is a guess', () => {
		const fit = judge(llama1b, device(noGpu));
		expect(fit).toMatchObject({ verdict: 'fits', backend: 'cpu', gpuLayers: null, estimate: false });
		expect(fit.need.totalBytes).toBe(0.81e9 + 4096 * 32_768 + 0.4e9);
	});

	test('is limited by the memory of WebAssembly when its context is long', () => {
		const at = (contextTokens: number) => judge(llama1b, device(noGpu), { contextTokens });
		expect(at(131_072).at('heap')?.verdict).toBe('too-large'); // 4.3 GB of keys and values
		expect(at(65_536).verdict).toBe('fits');
		expect(judge(llama1b, device(noGpu), { contextTokens: 131_072, kvCacheType: 'q8_0' }).verdict).toBe('fits');
		const longer = at(200_000);
		expect(longer.contextTokens).toBe(131_072);
		expect(longer.at('context')?.sentence).toMatch(/trained for 131,072 tokens/);
	});

	test('is judged more strictly on a phone', () => {
		const phone = device({ ...noGpu, browser: browsers.chromeAndroid, deviceMemoryBytes: 4 * gib });
		expect(judge(llama1b, phone).verdict).toBe('tight');
		expect(judge(llama1b, { ...phone, deviceMemoryBytes: 2 * gib }).verdict).toBe('too-large');
		expect(judge(llama1b, { ...phone, browser: browsers.chromeLinux }).verdict).toBe('fits');
	});
});

describe('a large model', () => {
	test('does not fit into WebAssembly, whatever the device has', () => {
		const fit = judge(llama8b, device({ ...noGpu, deviceMemoryBytes: 32 * gib }));
		expect(fit).toMatchObject({ verdict: 'too-large', backend: 'cpu' });
		expect(fit.reasons[0]).toMatchObject({
			id: 'heap',
			sentence: '5.9 GB are on the CPU, where pages have at most 4.3 GB.'
		});
	});

	test('fits on a GPU that shares enough memory, as an estimate', () => {
		expect(judge(llama8b, device())).toMatchObject({ verdict: 'fits', gpuLayers: 33, estimate: true });
	});

	test('gets as many layers on a GPU as that can hold', () => {
		const fit = judge(llama8b, device(), { gpuMemoryBytes: 4 * gib });
		expect(fit).toMatchObject({ verdict: 'tight', backend: 'webgpu', estimate: false });
		expect(fit.gpuLayers).toBeGreaterThan(10);
		expect(fit.gpuLayers).toBeLessThan(33);
		expect(fit.at('gpu-part')?.sentence).toBe(`${fit.gpuLayers! - 1} of 32 layers go to the GPU; the rest is slower.`);
		expect(fit.at('gpu-memory')?.verdict).toBe('fits');
		expect(judge(llama8b, device(), { gpuMemoryBytes: 12 * gib })).toMatchObject({ verdict: 'fits', gpuLayers: 33 });
		expect(judge(llama8b, device(), { gpuMemoryBytes: gib / 2 })).toMatchObject({ backend: 'cpu', gpuLayers: 0 });
	});

	test('is too large for little memory, and tight where the browser may not tell all', () => {
		expect(judge(llama8b, device({ deviceMemoryBytes: 4 * gib })).verdict).toBe('too-large');
		// 8 GB is also what browsers say that have more.
		expect(judge(llama8b, device({ deviceMemoryBytes: 8 * gib }))).toMatchObject({ verdict: 'tight', estimate: true });
	});

	test('does not fit into full storage, unless it is there already', () => {
		const full = device({ storage: { ...wellEquipped.storage, usageBytes: 7e9, quotaBytes: 10e9 } });
		expect(judge(llama8b, full).reasons[0]).toMatchObject({
			id: 'storage',
			sentence: 'The download of 4.9 GB does not fit into 3.0 GB of free storage.'
		});
		expect(judge(llama8b, full, { stored: true }).verdict).toBe('fits');
		const untold = device({ storage: { ...full.storage, quotaBytes: null } });
		expect(judge(llama8b, untold).verdict).toBe('fits');
	});
});

describe('the engines', () => {
	const webllm = unconfirmed('llama-3.2-1b.webllm.q4f16_1');
	const webllm32 = unconfirmed('llama-3.2-1b.webllm.q4f32_1');
	const onnx = unconfirmed('qwen3-0.6b.transformers.q4f16');
	const withoutF16 = inventories['a GPU without 16-bit arithmetic']!;

	test('web-llm needs a GPU, and 16-bit arithmetic for some builds', () => {
		expect(judge(webllm, device())).toMatchObject({ verdict: 'fits', backend: 'webgpu', gpuLayers: null });
		expect(judge(webllm, device(noGpu)).reasons[0]?.id).toBe('no-gpu');
		expect(judge(webllm, withoutF16).reasons[0]).toMatchObject({ id: 'no-f16', verdict: 'cannot-run' });
		expect(judge(webllm32, withoutF16).verdict).toBe('fits');
	});

	test('web-llm counts what its package says, on the GPU', () => {
		const { need, at } = judge(webllm, device(), { gpuMemoryBytes: 2 * gib });
		expect(need.totalBytes / 2 ** 20).toBeCloseTo(879.04, 1);
		expect(at('gpu-memory')?.sentence).toBe('Takes about 922 MB of the 2.1 GB of the GPU.');
	});

	test('ONNX runs on the CPU too, but not in 16 bits', () => {
		expect(judge(onnx, device(noGpu)).reasons[0]?.id).toBe('no-f16');
		const q4 = unconfirmed('smollm2-360m.transformers.q4');
		expect(judge(q4, device(noGpu))).toMatchObject({ verdict: 'fits', backend: 'cpu', estimate: true });
	});

	test('llama.cpp leaves a GPU alone that hands out small pieces, or lacks 16-bit arithmetic', () => {
		const limits = { ...adapters.nvidia.limits, maxStorageBindingBytes: 128 * 2 ** 20 };
		const small = device({ gpu: { state: 'found', adapter: { ...adapters.nvidia, limits } } });
		const fit = judge(llama1b, small);
		expect(fit).toMatchObject({ verdict: 'fits', backend: 'cpu', gpuLayers: 0 });
		expect(fit.ids).toContain('gpu-piece');
		expect(judge(llama1b, withoutF16)).toMatchObject({ verdict: 'fits', backend: 'cpu', gpuLayers: null });
		// 128,256 tokens by 2,048 numbers at 4.5 bits are 148 MB, and web-llm gets 134 MB.
		expect(judge(webllm, small).reasons[0]).toMatchObject({ id: 'gpu-piece', verdict: 'too-large' });
	});

	test('none runs where WebAssembly lacks what they are built with', () => {
		const old = device({ wasm: { ...wellEquipped.wasm, simd: false } });
		for (const entry of [llama1b, onnx, webllm]) expect(judge(entry, old).reasons[0]?.id).toBe('no-engine');
	});
});

test.each(Object.entries(inventories))('says something sound about %s', (_name, inventory) => {
	for (const entry of [llama1b, llama8b, unconfirmed('gemma-4-e2b.wllama.q4_k_m')]) {
		const fit = judge(entry, inventory);
		expect(fit.reasons[0]?.verdict).toBe(fit.verdict);
		for (const { sentence } of fit.reasons) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
		if (inventory.deviceMemoryBytes === null) expect(fit.estimate).toBe(true);
	}
});

describe('the split of layers', () => {
	const { model, build } = llama8b;
	const need = { weightBytes: 5e9, kvCacheBytes: 0.5e9, workingBytes: 0.4e9, totalBytes: 5.9e9, estimated: [] };

	test('puts nothing beyond the room that there is', () => {
		for (const room of [0, 0.8e9, 1e9, 2e9, 4e9, 5.5e9, 6e9]) {
			const split = splitLayers(model, build, need, room);
			expect(split.gpuBytes).toBeLessThanOrEqual(room);
			expect(split.gpuBytes + split.cpuBytes).toBeGreaterThanOrEqual(need.totalBytes - 1);
			expect(split.gpuLayers).toBeLessThanOrEqual(33);
		}
		expect(splitLayers(model, build, need, 0.5e9).gpuLayers).toBe(0);
		expect(splitLayers(model, build, need, 7e9).gpuLayers).toBe(33);
	});

	test('is all or nothing where the layers are not known', () => {
		const unknown = { ...model, architecture: null };
		expect(splitLayers(unknown, build, need, 5e9)).toEqual({ gpuLayers: 0, gpuBytes: 0, cpuBytes: 5.9e9 });
		expect(splitLayers(unknown, build, need, 6e9).gpuLayers).toBeGreaterThan(100);
	});
});
