import { expect, test } from 'vitest';
import { takeInventory } from '#lib/device/inventory.ts';
import { GpuBench } from '#lib/device/measure/gpu-bench.ts';
import { measureGpu } from '#lib/device/measure/gpu-measure.ts';
import { emptyShader } from '#lib/device/measure/kernels.ts';
import { measure } from '#lib/device/measure/measure.ts';

const { signal } = new AbortController();

async function openDevice(): Promise<GPUDevice> {
	const adapter = await navigator.gpu?.requestAdapter();
	if (!adapter) throw new Error('this browser has no WebGPU adapter');
	return adapter.requestDevice(); // without timestamp-query
}

test('measures CPU, storage and a software GPU in its worker, and leaves no file behind', async () => {
	const { cpu, storage, gpu } = await measure(await takeInventory(), { stepTimeoutMs: 100_000 });
	expect(cpu?.readBytesPerSecond).toBeGreaterThan(1e6);
	expect(cpu?.dotAllWeightsPerSecond).toBeGreaterThan(1e6);
	expect(storage?.readBytesPerSecond).toBeGreaterThan(1e5);
	if (gpu.state !== 'measured') throw new Error(JSON.stringify(gpu));
	expect(gpu.tests.filter(({ passed }) => !passed)).toEqual([]);
	expect(gpu.tests.map(({ id }) => id)).toEqual(expect.arrayContaining(['integer', 'f32', 'workgroup', 'q4']));
	expect(gpu.speed.readBytesPerSecond).toBeGreaterThan(gpu.speed.matvecBytesPerSecond);
	const left: string[] = [];
	for await (const name of (await navigator.storage.getDirectory()).keys()) left.push(name);
	expect(left.filter((name) => name.startsWith('measure-'))).toEqual([]);
});

test.each([
	['wrong', 'integer'],
	['nan', 'f32']
] as const)('a GPU that is %s is found out', async (fault, id) => {
	const measured = await measureGpu(navigator.gpu, { software: true, signal, fault });
	if (measured.state !== 'wrong') throw new Error(JSON.stringify(measured));
	expect(measured.tests.filter(({ passed }) => !passed).map((kernel) => kernel.id)).toEqual([id]);
	expect(measured.tests.find((kernel) => kernel.id === id)?.detail).toMatch(/^number \d+ is/);
});

test('without timestamps the clock of the page will do, and a promised size that is not there is halved', async () => {
	const bench = new GpuBench(await openDevice(), signal, 100);
	const small = bench.buffer(256);
	const empty = await bench.prepare(emptyShader, [small], [1, 1]);
	await bench.measureRoundTrip(empty);
	const { ms, clock } = await bench.time(empty);
	expect(clock).toBe('wall');
	expect(ms).toBeGreaterThan(0);
	const { size } = await bench.largestBuffer(2 ** 34, 2 ** 16);
	expect(size).toBeLessThanOrEqual(bench.device.limits.maxBufferSize);
	await expect(bench.largestBuffer(2 ** 40, 2 ** 39)).rejects.toThrow();
	bench.close();
});
