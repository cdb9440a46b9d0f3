import { adapterName } from '#lib/device/adapter-name.ts';
import type { Inventory } from '#lib/device/types.ts';
import { formatBytes } from '#lib/base/units.ts';

/** One measured quantity as it is shown; `figure: null` is "not told by this browser". */
export interface Meter {
	id: 'gpu' | 'memory' | 'storage' | 'cpu';
	label: string;
	figure: string | null;
	/** What the figure is, in a few words. */
	detail: string;
	/** How much of it is used, 0 to 1; `null` where no browser tells. */
	usedFraction: number | null;
	/** Countable things, some of which a model may use: cores. */
	units: { total: number; used: number } | null;
}

/** `Navigator.deviceMemory` stops at 8 in older browsers and at 32 in newer ones (W3C Device Memory, 2025). */
export const memoryCapsGiB: readonly number[] = [8, 32];

/** `4 GB`, `8 GB or more`: memory is sold and reported in powers of two, which everybody calls GB. */
export function formatMemory(bytes: number): string {
	const gib = bytes / 1024 ** 3;
	return `${gib} GB${memoryCapsGiB.includes(gib) ? ' or more' : ''}`;
}

/** `1 thread`, `4 threads`. */
export function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is left of the quota; `null` when the browser does not tell. */
export function freeBytes({ storage }: Inventory): number | null {
	const { usageBytes, quotaBytes } = storage;
	return quotaBytes === null ? null : Math.max(0, quotaBytes - (usageBytes ?? 0));
}

const gpuStates = {
	absent: 'Not offered to web pages here',
	'no-adapter': 'The browser found none that it may use',
	failed: 'The browser could not reach it',
	'timed-out': 'Did not answer'
} as const;

function gpuMeter({ gpu }: Inventory): Meter {
	const meter = { id: 'gpu', label: 'GPU', usedFraction: null, units: null } as const;
	if (!('adapter' in gpu)) return { ...meter, figure: 'None', detail: gpuStates[gpu.state] };
	const figure = adapterName(gpu.adapter);
	if (gpu.state === 'software') return { ...meter, figure, detail: 'A program, not a real GPU' };
	if (gpu.state === 'no-device') return { ...meter, figure, detail: 'Could not be opened' };
	const { features, limits } = gpu.adapter;
	const arithmetic = `16-bit arithmetic: ${features.shaderF16 ? 'yes' : 'no'}`;
	const piece = limits.maxStorageBindingBytes;
	return {
		...meter,
		figure,
		detail: piece === null ? arithmetic : `${arithmetic} · pieces up to ${formatBytes(piece)}`
	};
}

function storageMeter(inventory: Inventory): Meter {
	const { usageBytes, quotaBytes } = inventory.storage;
	const free = freeBytes(inventory);
	const used = usageBytes === null ? '' : `${formatBytes(usageBytes)} used of `;
	return {
		id: 'storage',
		label: 'Storage',
		figure: free === null ? null : `${formatBytes(free)} free`,
		detail: quotaBytes === null ? '' : `${used}about ${formatBytes(quotaBytes)}`,
		usedFraction: usageBytes === null || !quotaBytes ? null : Math.min(1, usageBytes / quotaBytes),
		units: null
	};
}

/** The four meters of the System page. Only what the browser told. */
export function listMeters(inventory: Inventory): readonly Meter[] {
	const { deviceMemoryBytes, logicalCores, threads } = inventory;
	return [
		gpuMeter(inventory),
		{
			id: 'memory',
			label: 'Memory',
			figure: deviceMemoryBytes === null ? null : formatMemory(deviceMemoryBytes),
			detail: deviceMemoryBytes === null ? '' : 'Rounded by the browser',
			usedFraction: null,
			units: null
		},
		storageMeter(inventory),
		{
			id: 'cpu',
			label: 'CPU',
			figure: logicalCores === null ? null : countOf(logicalCores, 'core'),
			detail: `${countOf(threads, 'thread')} for a model`,
			usedFraction: null,
			units: logicalCores === null ? null : { total: logicalCores, used: Math.min(threads, logicalCores) }
		}
	];
}
