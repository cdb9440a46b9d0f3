/**
 * A worker that is ended from outside, or ends itself, tells nobody: there is no event. But the browser frees the Web
 * Locks of the dead, and whoever waits for one learns of it at once.
 */
const prefix = 'alive:';

/**
 * In a worker: holds the lock of its name until the worker is gone. Resolves when it is held, or when this browser has no
 * locks to give; never rejects.
 */
export function holdLife(name: string): Promise<void> {
	const { locks } = navigator;
	if (!locks || name === '') return Promise.resolve();
	return new Promise<void>((resolve) => {
		const hold = () => {
			resolve();
			return new Promise<never>(() => {});
		};
		locks.request(prefix + name, hold).catch(() => resolve());
	});
}

/**
 * On a page: calls back when the worker of that name is gone. Only once it holds its lock, or the living would be taken
 * for dead. Without locks it never calls.
 * @param signal ends the waiting
 */
export function awaitDeath(name: string, onDeath: () => void, signal: AbortSignal): void {
	const { locks } = navigator;
	if (!locks || signal.aborted) return;
	locks.request(prefix + name, { signal }, onDeath).catch(() => {}); // aborted, or refused: the watchdog remains
}
