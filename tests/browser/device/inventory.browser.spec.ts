import { afterEach, describe, expect, test, vi } from 'vitest';
import { listFindings } from '#lib/device/findings.ts';
import { takeInventory } from '#lib/device/inventory.ts';
import { writeReport } from '#lib/device/report.ts';
import { judge } from '#lib/device/verdict.ts';
import { featureModules } from '#lib/device/wasm.ts';

/** Puts another value in the place of a property that is defined on a prototype; undone after each test. */
const undo: (() => void)[] = [];
function replace(target: object, name: string, value: unknown): void {
	const before = Object.getOwnPropertyDescriptor(target, name);
	Object.defineProperty(target, name, { value, configurable: true, writable: true });
	undo.push(() => {
		if (before) Object.defineProperty(target, name, before);
		else Reflect.deleteProperty(target, name);
	});
}

afterEach(() => {
	for (const restore of undo.splice(0)) restore();
	vi.restoreAllMocks();
});

const timeoutMs = 200;
const never = () => new Promise<never>(() => {});

describe('in the real browser', () => {
	test('takes an inventory that holds together', async () => {
		const inventory = await takeInventory();
		expect(inventory.browser).toMatchObject({ name: 'Chromium', engine: 'chromium', mobile: false });
		expect(inventory.browser.version).toBeGreaterThan(120);
		expect(inventory).toMatchObject({ secureContext: true, crossOriginIsolated, online: true });
		expect(inventory.logicalCores).toBe(navigator.hardwareConcurrency);
		expect(inventory.wasm).toEqual({
			simd: true,
			exceptions: true,
			threads: true,
			memory64: true,
			jspi: true,
			engineMemory: true
		});
		expect(inventory.storage).toMatchObject({ opfs: true, cache: true, indexedDb: true });
		expect(inventory.storage.quotaBytes).toBeGreaterThan(0);
		expect(structuredClone(inventory)).toEqual(inventory);
	});

	test('asks for no network and leaves nothing behind', async () => {
		performance.clearResourceTimings();
		await takeInventory();
		expect(performance.getEntriesByType('resource')).toEqual([]);
		expect(await caches.has('storage-check')).toBe(false);
		const root = await navigator.storage.getDirectory();
		const names: string[] = [];
		for await (const name of root.keys()) names.push(name);
		expect(names.filter((name) => name.startsWith('storage-check'))).toEqual([]);
		await expect.poll(async () => (await indexedDB.databases()).map(({ name }) => name)).not.toContain('storage-check');
	});

	test('a 64-bit memory is refused by a module that asks for an unknown kind', () => {
		const broken = featureModules.memory64.slice();
		broken[11] = 0x18;
		expect(WebAssembly.validate(featureModules.memory64)).toBe(true);
		expect(WebAssembly.validate(broken)).toBe(false);
	});

	test('two checks at the same moment do not disturb each other', async () => {
		const both = await Promise.all([takeInventory(), takeInventory()]);
		for (const { storage } of both) expect(storage).toMatchObject({ opfs: true, cache: true, indexedDb: true });
	});

	test('recognises the software adapter, and promises no GPU', async () => {
		const inventory = await takeInventory();
		expect(inventory.gpu).toMatchObject({ state: 'software', adapter: { software: true } });
		expect(listFindings(inventory).map(({ id }) => id)).toContain('gpu-software');
		expect(judge(inventory).sentence).toContain('CPU');
	});
});

describe('a GPU that misbehaves', () => {
	const gpuOf = async () => (await takeInventory({ timeoutMs })).gpu;

	test('is absent', async () => {
		replace(navigator, 'gpu', undefined);
		expect(await gpuOf()).toEqual({ state: 'absent' });
	});

	test('has no adapter', async () => {
		replace(navigator, 'gpu', { requestAdapter: async () => null });
		expect(await gpuOf()).toEqual({ state: 'no-adapter' });
	});

	test('rejects', async () => {
		replace(navigator, 'gpu', { requestAdapter: () => Promise.reject(new DOMException('gone', 'OperationError')) });
		expect(await gpuOf()).toEqual({ state: 'failed', reason: 'OperationError: gone' });
	});

	test('throws before it promises anything', async () => {
		replace(navigator, 'gpu', {});
		expect(await gpuOf()).toMatchObject({ state: 'failed' });
	});

	test('hangs', async () => {
		replace(navigator, 'gpu', { requestAdapter: never });
		expect(await gpuOf()).toEqual({ state: 'timed-out', waitedMs: timeoutMs });
	});

	/** A real adapter's shape with hardware's answers, which no machine without a GPU gives. */
	const hardware = (requestDevice: () => Promise<unknown>) => ({
		requestAdapter: async () => ({
			info: { vendor: 'nvidia', architecture: 'ampere', device: '', description: '' },
			features: new Set(['shader-f16']),
			limits: { maxBufferSize: 4e9, maxStorageBufferBindingSize: 2e9 },
			requestDevice
		})
	});

	test('opens, and is given back', async () => {
		const destroy = vi.fn();
		replace(
			navigator,
			'gpu',
			hardware(async () => ({ destroy }))
		);
		expect(await gpuOf()).toMatchObject({
			state: 'found',
			adapter: { vendor: 'nvidia', features: { shaderF16: true } }
		});
		expect(destroy).toHaveBeenCalledOnce();
	});

	test('is named but does not open', async () => {
		replace(
			navigator,
			'gpu',
			hardware(() => Promise.reject(new Error('no memory')))
		);
		expect(await gpuOf()).toMatchObject({ state: 'no-device', reason: 'Error: no memory' });
		replace(navigator, 'gpu', hardware(never));
		expect(await gpuOf()).toMatchObject({ state: 'no-device', reason: `no answer in ${timeoutMs} ms` });
	});

	test('without 16-bit arithmetic it is not opened at all', async () => {
		const requestDevice = vi.fn();
		const { requestAdapter } = hardware(requestDevice);
		replace(navigator, 'gpu', { requestAdapter: async () => ({ ...(await requestAdapter()), features: new Set() }) });
		expect(await gpuOf()).toMatchObject({ state: 'found', adapter: { features: { shaderF16: false } } });
		expect(requestDevice).not.toHaveBeenCalled();
	});
});

describe('storage that misbehaves', () => {
	const storageOf = async () => (await takeInventory({ timeoutMs })).storage;

	test('is missing altogether', async () => {
		replace(navigator, 'storage', undefined);
		replace(globalThis, 'caches', undefined);
		replace(globalThis, 'indexedDB', undefined);
		const nothing = {
			usageBytes: null,
			quotaBytes: null,
			persisted: null,
			opfs: false,
			cache: false,
			indexedDb: false
		};
		expect(await storageOf()).toEqual(nothing);
	});

	test('has its methods and refuses when they are called, as in a private window', async () => {
		const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
		replace(navigator.storage, 'getDirectory', refuse);
		replace(caches, 'open', refuse);
		expect(await storageOf()).toMatchObject({ opfs: false, cache: false, indexedDb: true });
	});

	test('hangs', async () => {
		for (const name of ['estimate', 'persisted', 'getDirectory']) replace(navigator.storage, name, never);
		expect(await storageOf()).toMatchObject({ quotaBytes: null, persisted: null, opfs: false, indexedDb: true });
	});
});

test('stops when it is told to, and for no other reason', async () => {
	replace(navigator, 'gpu', { requestAdapter: never });
	const controller = new AbortController();
	const inventory = takeInventory({ signal: controller.signal });
	controller.abort();
	await expect(inventory).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
	await expect(takeInventory({ signal: AbortSignal.abort() })).rejects.toThrow(
		expect.objectContaining({ name: 'AbortError' })
	);
});

test('the report of this very browser has no address in it', async () => {
	const report = writeReport(await takeInventory());
	expect(report).toContain('Chromium');
	expect(report).not.toContain(navigator.userAgent);
	expect(report).not.toContain(location.host);
});
