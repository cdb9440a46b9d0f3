/** Saves what a reload would lose. A failure is not a reason to stay. */
export type BeforeReload = () => void | Promise<void>;

const triedAtKey = 'isolation-tried-at';
/** Long enough for a reload to have failed to isolate, short enough that the next hard reload is repaired again. */
const retryAfterMs = 5_000;

/**
 * Reloads when the page is controlled but not cross-origin isolated: the document itself came past the service worker.
 * Stays pending then. Returns at once when isolated, or when a reload has just been tried in vain: the engine then
 * runs on one thread.
 */
export async function reloadOnce(beforeReload: BeforeReload): Promise<void> {
	if (crossOriginIsolated || !mayTry()) return;
	await reload(beforeReload);
}

/** Reloads after saving; never settles. */
export async function reload(beforeReload: BeforeReload): Promise<never> {
	try {
		await beforeReload();
	} catch (error) {
		console.warn('Could not save everything before the reload.', error);
	}
	location.reload();
	return new Promise(() => {});
}

/** Guarded by time, not by a flag that is cleared: an isolated page and this one do not see the same sessionStorage. */
function mayTry(): boolean {
	try {
		if (Date.now() - Number(sessionStorage.getItem(triedAtKey)) < retryAfterMs) return false;
		sessionStorage.setItem(triedAtKey, String(Date.now()));
		return true;
	} catch {
		return false; // storage refused: nothing would stop a loop
	}
}
