/**
 * A module that is fetched when it is first asked for: `null` until it is there, and what has asked is run again then.
 * Fetched anew at the next question when that failed.
 */
export function lazy<T>(load: () => Promise<T>): () => T | null {
	let loaded = $state.raw<T | null>(null);
	let asked = false;
	return () => {
		if (!asked) {
			asked = true;
			load().then(
				(module) => (loaded = module),
				() => (asked = false)
			);
		}
		return loaded;
	};
}
