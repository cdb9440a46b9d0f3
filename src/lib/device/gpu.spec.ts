import { expect, test } from 'vitest';
import { probeGpu } from '#lib/device/gpu.ts';

const info = { vendor: 'nvidia', architecture: 'ampere', device: '', description: '' };
const limits = { maxBufferSize: 2 ** 32, maxStorageBufferBindingSize: 2 ** 31 - 4 };

function probe(adapter: object) {
	const whole = { info, limits, features: new Set(), ...adapter };
	return probeGpu({ requestAdapter: async () => whole } as unknown as GPU, 100);
}

async function adapterOf(adapter: object) {
	const gpu = await probe(adapter);
	if (!('adapter' in gpu)) throw new Error(gpu.state);
	return gpu.adapter;
}

test('limits that are no sizes count as not told', async () => {
	const wrong = {
		maxBufferSize: NaN,
		maxStorageBufferBindingSize: -1,
		maxComputeWorkgroupStorageSize: 0,
		maxComputeInvocationsPerWorkgroup: '256',
		maxStorageBuffersPerShaderStage: Infinity
	};
	const found = await adapterOf({ limits: wrong });
	expect(Object.values(found.limits)).toEqual([null, null, null, null, null]);
	expect(Object.values((await adapterOf({ limits: {} })).limits)).toEqual([null, null, null, null, null]);
});

test('limits that promise too much are found out by opening the device', async () => {
	const features = new Set(['shader-f16']);
	const requestDevice = () => Promise.reject(new DOMException('limit exceeds', 'OperationError'));
	const gpu = await probe({ limits: { maxBufferSize: 2 ** 53 }, features, requestDevice });
	expect(gpu).toMatchObject({ state: 'no-device', reason: 'OperationError: limit exceeds' });
});

test.each([
	[{ ...info, type: 'discrete GPU', vendor: 'amd' }, 'discrete'],
	[{ ...info, type: 'integrated GPU', vendor: 'amd' }, 'integrated'],
	[{ ...info, vendor: 'amd', architecture: 'rdna-3' }, 'unknown'],
	[info, 'discrete'],
	[{ ...info, vendor: 'apple', architecture: 'metal-3' }, 'integrated'],
	[{ ...info, vendor: 'qualcomm', architecture: 'adreno-7xx' }, 'integrated'],
	[{ ...info, vendor: 'intel', architecture: 'gen-12lp' }, 'integrated'],
	[{ ...info, vendor: 'intel', architecture: 'gen-12hp' }, 'discrete'],
	[{ ...info, vendor: 'intel', architecture: 'gen-9' }, 'integrated'],
	[{ ...info, vendor: 'intel', architecture: '' }, 'unknown'],
	[undefined, 'unknown']
])('%o is %s', async (told, kind) => {
	expect((await adapterOf({ info: told })).kind).toBe(kind);
});

test('the driver is told where developer features are on', async () => {
	expect((await adapterOf({ info: { ...info, driver: 'Mesa 26.1' } })).driver).toBe('Mesa 26.1');
	expect((await adapterOf({})).driver).toBe('');
});
