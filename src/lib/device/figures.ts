import { adapterName } from '#lib/device/adapter-name.ts';
import type { Inventory } from '#lib/device/types.ts';
import { device } from '#lib/messages/en/device.ts';

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
	return device.meters.memorySize(gib, memoryCapsGiB.includes(gib));
}

/** What is left of the quota; `null` when the browser does not tell. */
export function freeBytes({ storage }: Inventory): number | null {
	const { usageBytes, quotaBytes } = storage;
	return quotaBytes === null ? null : Math.max(0, quotaBytes - (usageBytes ?? 0));
}

function gpuMeter({ gpu }: Inventory): Meter {
	const t = device.meters;
	const meter = { id: 'gpu', label: t.gpu, usedFraction: null, units: null } as const;
	if (!('adapter' in gpu)) return { ...meter, figure: t.noGpu, detail: device.noGpu[gpu.state] };
	const figure = adapterName(gpu.adapter);
	if (gpu.state === 'software') return { ...meter, figure, detail: t.softwareGpu };
	if (gpu.state === 'no-device') return { ...meter, figure, detail: t.closedGpu };
	const { features, limits } = gpu.adapter;
	const piece = limits.maxStorageBindingBytes;
	const detail = piece === null ? t.gpuParts(features.shaderF16) : t.gpuPartsAndPiece(features.shaderF16, piece);
	return { ...meter, figure, detail };
}

function storageMeter(inventory: Inventory): Meter {
	const { usageBytes, quotaBytes } = inventory.storage;
	const t = device.meters;
	const free = freeBytes(inventory);
	const detail = (quota: number) => (usageBytes === null ? t.storageOf(quota) : t.storageUsedOf(usageBytes, quota));
	return {
		id: 'storage',
		label: t.storage,
		figure: free === null ? null : t.storageFree(free),
		detail: quotaBytes === null ? '' : detail(quotaBytes),
		usedFraction: usageBytes === null || !quotaBytes ? null : Math.min(1, usageBytes / quotaBytes),
		units: null
	};
}

/** The four meters of the System page. Only what the browser told. */
export function listMeters(inventory: Inventory): readonly Meter[] {
	const t = device.meters;
	const { deviceMemoryBytes, logicalCores, threads } = inventory;
	return [
		gpuMeter(inventory),
		{
			id: 'memory',
			label: t.memory,
			figure: deviceMemoryBytes === null ? null : formatMemory(deviceMemoryBytes),
			detail: deviceMemoryBytes === null ? '' : t.memoryRounded,
			usedFraction: null,
			units: null
		},
		storageMeter(inventory),
		{
			id: 'cpu',
			label: t.cpu,
			figure: logicalCores === null ? null : t.cores(logicalCores),
			detail: t.threads(threads),
			usedFraction: null,
			units: logicalCores === null ? null : { total: logicalCores, used: Math.min(threads, logicalCores) }
		}
	];
}
