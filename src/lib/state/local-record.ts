/** A small record in this browser, read at once when the page opens, so not in IndexedDB. */
export interface LocalRecord<Value extends object> {
	/** Read when it is asked for: another tab may have written meanwhile. */
	read(): Value;
	/** Over what is there. Where nothing can be stored it is gone with the page, and found out anew at the next visit. */
	write(change: Partial<Value>): void;
	/** In place of what is there. */
	replace(value: Value): void;
	/** Calls back after each change, here and in other tabs. Returns a function that ends it. */
	watch(listener: () => void): () => void;
}

/**
 * @param name grows a number with every change of form, so that nobody reads what an older version wrote
 * @param empty what counts where nothing is stored, or nothing that can be read
 */
export function localRecord<Value extends object>(name: string, empty: Value): LocalRecord<Value> {
	const listeners = new Set<() => void>();

	function read(): Value {
		try {
			const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '{}');
			return isRecord(stored) ? { ...empty, ...stored } : empty;
		} catch {
			return empty; // forbidden, or not ours
		}
	}

	function replace(value: Value): void {
		try {
			localStorage.setItem(name, JSON.stringify(value));
		} catch {
			// Full or forbidden.
		}
		for (const listener of listeners) listener();
	}

	return {
		read,
		replace,
		write: (change) => replace({ ...read(), ...change }),
		watch(listener) {
			const receive = (event: StorageEvent) => event.key === name && listener();
			listeners.add(listener);
			addEventListener('storage', receive);
			return () => {
				listeners.delete(listener);
				removeEventListener('storage', receive);
			};
		}
	};
}

function isRecord(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
