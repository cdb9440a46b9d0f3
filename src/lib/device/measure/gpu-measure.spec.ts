import { expect, test } from 'vitest';
import { measureGpu } from '#lib/device/measure/gpu-measure.ts';

const options = { signal: new AbortController().signal, software: false };
const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };

/** A browser's GPU, as far as the measurement gets with it. */
function fakeGpu(adapter: object | null): GPU {
	return { requestAdapter: async () => adapter } as unknown as GPU;
}

test('no WebGPU', async () => {
	expect(await measureGpu(undefined, options)).toMatchObject({ state: 'absent' });
});

test('no adapter', async () => {
	expect(await measureGpu(fakeGpu(null), options)).toMatchObject({ state: 'no-adapter' });
});

test('an adapter that throws', async () => {
	const gpu = { requestAdapter: () => Promise.reject(new Error('driver')) } as unknown as GPU;
	expect(await measureGpu(gpu, options)).toEqual({ state: 'failed', reason: 'driver' });
});

test('a device that is refused', async () => {
	const requestDevice = () => Promise.reject(new DOMException('limits', 'OperationError'));
	const gpu = fakeGpu({ features: new Set(), limits, requestDevice });
	expect(await measureGpu(gpu, options)).toEqual({ state: 'no-device', reason: 'limits' });
});

test('limits that are offered and then refused are asked for once', async () => {
	const asked: unknown[] = [];
	const requestDevice = (wish: GPUDeviceDescriptor) => {
		asked.push(wish.requiredLimits);
		return Promise.reject(new DOMException('limits', 'OperationError'));
	};
	await measureGpu(fakeGpu({ features: new Set(), limits: { maxBufferSize: 2 ** 53 }, requestDevice }), options);
	expect(asked).toEqual([{ maxBufferSize: 2 ** 53, maxStorageBufferBindingSize: undefined }, undefined]);
});

test('a device that is lost in the middle', async () => {
	const device = {
		features: new Set(),
		limits,
		lost: new Promise((resolve) => setTimeout(() => resolve({ reason: 'unknown', message: 'hung' }), 5)),
		createBuffer: () => ({ destroy() {}, size: 1024 }),
		createShaderModule: () => ({}),
		createComputePipelineAsync: () => new Promise(() => {}),
		destroy() {}
	};
	const gpu = fakeGpu({ features: new Set(), limits, requestDevice: async () => device });
	expect(await measureGpu(gpu, options)).toEqual({ state: 'device-lost', reason: 'hung' });
});
