import { freeBytes } from '#lib/device/figures.ts';
import type { Finding } from '#lib/device/finding.ts';
import { step, stepsToAllowStorage, stepsToInstall } from '#lib/device/steps.ts';
import type { Inventory } from '#lib/device/types.ts';
import { findings as t } from '#lib/messages/en/findings.ts';
import { steps } from '#lib/messages/en/steps.ts';
import { sentences } from '#lib/messages/format.ts';

/** A model of 3 billion parameters at 4 bits is about this large. */
const usefulFreeBytes = 2e9;

/** What can be kept on this device, how much of it, and for how long. */
export function storageFindings(inventory: Inventory): readonly Finding[] {
	return [...placeFindings(inventory), ...spaceFindings(inventory), ...persistenceFindings(inventory)];
}

function placeFindings({ browser, storage, secureContext }: Inventory): readonly Finding[] {
	const next = { text: t.allowStorage, steps: stepsToAllowStorage(browser) };
	const found: Finding[] = [];
	if (!storage.indexedDb) {
		found.push({
			id: 'no-database',
			severity: 'warning',
			sentence: t.noDatabase.sentence,
			cost: t.noDatabase.cost,
			next
		});
	}
	// On an insecure address the next two follow from that, and its own finding says so.
	if (!storage.opfs && secureContext) {
		found.push({
			id: 'no-files',
			severity: 'warning',
			sentence: t.noFiles.sentence,
			cost: t.noFiles.cost,
			next
		});
	}
	if (!storage.cache && secureContext) {
		found.push({
			id: 'no-cache',
			severity: 'note',
			sentence: t.noCache.sentence,
			cost: t.noCache.cost,
			next
		});
	}
	if (found.length > 0 || !secureContext) return found;
	return [
		{
			id: 'storage-works',
			severity: 'good',
			sentence: t.storageWorks.sentence,
			cost: t.storageWorks.cost,
			next: null
		}
	];
}

function spaceFindings(inventory: Inventory): readonly Finding[] {
	const free = freeBytes(inventory);
	if (free === null) return [];
	if (free < usefulFreeBytes) {
		return [
			{
				id: 'little-space',
				severity: 'note',
				sentence: t.littleSpace.sentence(free),
				cost: t.littleSpace.cost,
				next: {
					text: t.littleSpace.next,
					steps: [step(steps.makeRoom.models), step(steps.makeRoom.disk), step(steps.makeRoom.normalWindow)]
				}
			}
		];
	}
	return [
		{
			id: 'space',
			severity: 'good',
			sentence: t.space.sentence(free),
			cost: t.space.cost,
			next: null
		}
	];
}

function persistenceFindings({ browser, storage }: Inventory): readonly Finding[] {
	if (storage.persisted === null || !storage.indexedDb) return [];
	if (storage.persisted) {
		return [
			{
				id: 'persisted',
				severity: 'good',
				sentence: t.persisted.sentence,
				cost: t.persisted.cost,
				next: null
			}
		];
	}
	const { sentence, cost, safari, next } = t.notPersisted;
	return [
		{
			id: 'not-persisted',
			severity: 'note',
			sentence,
			cost: browser.engine === 'webkit' ? sentences(cost, safari) : cost,
			next: { text: next, steps: stepsToInstall(browser) }
		}
	];
}
