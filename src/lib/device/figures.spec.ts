import { expect, test } from 'vitest';
import { adapterName } from '#lib/device/adapter-name.ts';
import { formatMemory, listMeters } from '#lib/device/figures.ts';
import { adapters, inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';

const byId = (inventory = wellEquipped) => Object.fromEntries(listMeters(inventory).map((meter) => [meter.id, meter]));

test('shows four figures', () => {
	expect(listMeters(wellEquipped).map(({ label, figure }) => `${label}: ${figure}`)).toEqual([
		'GPU: NVIDIA Ampere GPU',
		'Memory: 32 GB or more',
		'Storage: 300 GB free',
		'CPU: 12 cores'
	]);
});

test('what the browser does not tell stays untold', () => {
	const storage = { ...wellEquipped.storage, usageBytes: null, quotaBytes: null };
	const meters = byId({ ...wellEquipped, logicalCores: null, deviceMemoryBytes: null, storage });
	expect(meters.memory?.figure).toBeNull();
	expect(meters.cpu).toMatchObject({ figure: null, units: null });
	expect(meters.storage).toMatchObject({ figure: null, usedFraction: null });
});

test('a software GPU is shown as what it is', () => {
	expect(byId(inventories['a software GPU']).gpu).toMatchObject({
		figure: 'SwiftShader',
		detail: 'A program, not a real GPU'
	});
});

test('a full storage is full, not fuller', () => {
	expect(byId(inventories['more used than allowed']).storage).toMatchObject({ figure: '0 B free', usedFraction: 1 });
});

test.each([
	[0.5, '0.5 GB'],
	[4, '4 GB'],
	[8, '8 GB or more'],
	[16, '16 GB'],
	[32, '32 GB or more']
])('%d GiB is %s', (gib, expected) => {
	expect(formatMemory(gib * 1024 ** 3)).toBe(expected);
});

test.each([
	[{ vendor: 'nvidia', architecture: 'ampere', description: '' }, 'NVIDIA Ampere GPU'],
	[{ vendor: 'apple', architecture: 'metal-3', description: '' }, 'Apple GPU'],
	[{ vendor: 'apple', architecture: 'common-3', description: '' }, 'Apple GPU'],
	[{ vendor: 'amd', architecture: 'rdna-3', description: '' }, 'AMD RDNA 3 GPU'],
	[{ vendor: 'intel', architecture: 'gen-12lp', description: '' }, 'Intel Gen 12lp GPU'],
	[{ vendor: 'qualcomm', architecture: 'adreno-7xx', description: '' }, 'Qualcomm Adreno 7xx GPU'],
	[{ vendor: 'somebody', architecture: '', description: '' }, 'Somebody GPU'],
	[{ vendor: '', architecture: '', description: '' }, 'GPU'],
	[{ vendor: 'nvidia', architecture: 'ampere', description: 'NVIDIA GeForce RTX 3060' }, 'NVIDIA GeForce RTX 3060']
])('%o is called %s', (told, expected) => {
	expect(adapterName({ ...adapters.nvidia, ...told })).toBe(expected);
});

test('a name of any length fits into a sentence', () => {
	expect(adapterName({ ...adapters.nvidia, description: 'x'.repeat(200) })).toHaveLength(60);
});
