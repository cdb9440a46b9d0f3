import type { Finding, Severity } from '#lib/device/finding.ts';
import { engineFindings } from '#lib/device/findings-engine.ts';
import { gpuFindings } from '#lib/device/findings-gpu.ts';
import { storageFindings } from '#lib/device/findings-storage.ts';
import { surroundingsFindings } from '#lib/device/findings-surroundings.ts';
import type { Inventory } from '#lib/device/types.ts';

const order: readonly Severity[] = ['warning', 'note', 'good'];

/** Everything worth saying about this device, the most urgent first. */
export function listFindings(inventory: Inventory): readonly Finding[] {
	const all = [
		...gpuFindings(inventory),
		...engineFindings(inventory),
		...storageFindings(inventory),
		...surroundingsFindings(inventory)
	];
	return all.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
