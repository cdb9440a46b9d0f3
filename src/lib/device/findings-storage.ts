import { freeBytes } from '#lib/device/figures.ts';
import type { Finding } from '#lib/device/finding.ts';
import { step, stepsToAllowStorage, stepsToInstall } from '#lib/device/steps.ts';
import type { Inventory } from '#lib/device/types.ts';
import { formatBytes } from '#lib/base/units.ts';

/** A model of 3 billion parameters at 4 bits is about this large. */
const usefulFreeBytes = 2e9;

/** What can be kept on this device, how much of it, and for how long. */
export function storageFindings(inventory: Inventory): readonly Finding[] {
	return [...placeFindings(inventory), ...spaceFindings(inventory), ...persistenceFindings(inventory)];
}

function placeFindings({ browser, storage, secureContext }: Inventory): readonly Finding[] {
	const next = { text: 'Allow Hearth to store data:', steps: stepsToAllowStorage(browser) };
	const found: Finding[] = [];
	if (!storage.indexedDb) {
		found.push({
			id: 'no-database',
			severity: 'warning',
			sentence: 'Chats cannot be kept in this window.',
			cost: 'They are gone when the page is closed. Until then everything works.',
			next
		});
	}
	// On an insecure address the next two follow from that, and its own finding says so.
	if (!storage.opfs && secureContext) {
		found.push({
			id: 'no-files',
			severity: 'warning',
			sentence: 'Downloaded models cannot be kept in this window.',
			cost: 'A model would have to be downloaded again every time. The built-in one always works.',
			next
		});
	}
	if (!storage.cache && secureContext) {
		found.push({
			id: 'no-cache',
			severity: 'note',
			sentence: 'Hearth cannot be kept for use without a connection.',
			cost: 'With a connection, everything works.',
			next
		});
	}
	if (found.length > 0 || !secureContext) return found;
	return [
		{
			id: 'storage-works',
			severity: 'good',
			sentence: 'Chats, models and the app itself can be kept on this device.',
			cost: 'Database, files and cache were each tried just now. Nothing was left behind.',
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
				sentence: `About ${formatBytes(free)} is free for models here.`,
				cost: 'Enough for small models; one with 3 billion parameters takes about 2 GB.',
				next: {
					text: 'Make room:',
					steps: [
						step('Delete models that you no longer use.'),
						step('Free space on the disk; browsers give a share of it.'),
						step('If this is a private window, open Hearth in a normal one: private windows usually get little.')
					]
				}
			}
		];
	}
	return [
		{
			id: 'space',
			severity: 'good',
			sentence: `About ${formatBytes(free)} is free for models and chats.`,
			cost: 'This is the browser’s estimate. The real limit can differ, so a download that finds no room stops and keeps what it has.',
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
				sentence: 'The browser promises to keep your chats and models.',
				cost: 'They go only when you delete them, or this site’s data.',
				next: null
			}
		];
	}
	const limit =
		browser.engine === 'webkit' ? 'Safari usually deletes data of sites that were not used for seven days.' : '';
	return [
		{
			id: 'not-persisted',
			severity: 'note',
			sentence: 'The browser may delete your chats and models when the disk is full.',
			cost: ['It seldom happens, but it happens without asking.', limit].filter(Boolean).join(' '),
			next: {
				text: 'Install Hearth: browsers usually keep the data of apps that are installed.',
				steps: stepsToInstall(browser)
			}
		}
	];
}
