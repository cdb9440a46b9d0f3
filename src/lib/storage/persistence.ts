export interface StorageEstimateBytes {
	/** Everything of this origin: chats, models, the app itself. `null` when the browser does not say. */
	usageBytes: number | null;
	/** A hint only: Chromium 156 reports about 10 GiB more than is used, whatever it would really allow. */
	quotaBytes: number | null;
	/** True when the browser will not clear the data on its own when space runs out. */
	persisted: boolean;
}

/**
 * Asks the browser to keep our data when space runs out. Call it on a click: Firefox asks the user.
 * False when it refuses, or does not know the question.
 */
export async function askToPersist(): Promise<boolean> {
	try {
		return await navigator.storage.persist();
	} catch {
		return false;
	}
}

/** What this origin uses, and may use. Never throws. */
export async function storageEstimate(): Promise<StorageEstimateBytes> {
	const [estimate, persisted] = await Promise.all([findEstimate(), isPersisted()]);
	return { usageBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null, persisted };
}

async function findEstimate(): Promise<StorageEstimate> {
	try {
		return await navigator.storage.estimate();
	} catch {
		return {};
	}
}

async function isPersisted(): Promise<boolean> {
	try {
		return await navigator.storage.persisted();
	} catch {
		return false;
	}
}
