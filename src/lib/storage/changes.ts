import type { Change, Changes, StoreName } from '#lib/storage/types.ts';

const storeNames: readonly StoreName[] = ['conversations', 'messages', 'folders', 'drafts', 'settings'];

/** Tells every tab, this one included, what was written. */
export class ChangeChannel implements Changes {
	#listeners = new Set<(change: Change) => void>();
	#channel: BroadcastChannel | null = null;

	/** @param channelName `null` when other tabs cannot see what is written: memory */
	constructor(channelName: string | null) {
		if (channelName === null || typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel(channelName);
		this.#channel.addEventListener('message', (event) => {
			const change = readChange(event.data);
			if (change) this.#deliver(change);
		});
	}

	subscribe(listener: (change: Change) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Call after the write has succeeded. No ids: anything may have changed. */
	announce(store: StoreName, ids: readonly string[] = []): void {
		this.#channel?.postMessage({ store, ids });
		this.#deliver({ store, ids, fromHere: true });
	}

	/** The browser took the data away under us: everything must be read again. */
	announceLoss(): void {
		for (const store of storeNames) this.#deliver({ store, ids: [], fromHere: false });
	}

	close(): void {
		this.#channel?.close();
		this.#listeners.clear();
	}

	#deliver(change: Change): void {
		for (const listener of this.#listeners) {
			// Later, so that a listener that throws cannot make a write look as if it had failed.
			queueMicrotask(() => {
				if (this.#listeners.has(listener)) listener(change);
			});
		}
	}
}

/** Another tab may run another version of the app: what it says is checked. */
function readChange(data: unknown): Change | null {
	if (typeof data !== 'object' || data === null || !('store' in data) || !('ids' in data)) return null;
	const store = storeNames.find((name) => name === data.store);
	const ids = data.ids;
	if (!store || !Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) return null;
	return { store, ids, fromHere: false };
}
