/**
 * Who dies tells nobody: no event says that a tab at the other end is gone. But the browser frees the Web Locks of the
 * dead, whatever they died of, and whoever waits for one learns of it at once.
 */

/** True where tabs can notice each other's deaths, and talk. */
export function canShare(): boolean {
	return 'locks' in navigator && typeof BroadcastChannel === 'function';
}

/**
 * Holds a lock of that name from when this resolves until the returned function is called, or this tab is gone.
 * @throws what `LockManager.request` throws: `SecurityError` where storage is blocked
 */
export function holdLock(name: string): Promise<() => void> {
	return new Promise((resolve, reject) => {
		const hold = () => new Promise<void>((release) => resolve(release));
		navigator.locks.request(name, hold).catch(reject);
	});
}

/**
 * Resolves when nobody holds the lock of that name. Only asked once it is known to be held, or the living would be taken
 * for dead.
 * @throws the reason of the signal
 */
export async function whenFree(name: string, signal: AbortSignal): Promise<void> {
	await navigator.locks.request(name, { mode: 'shared', signal }, () => {});
}
