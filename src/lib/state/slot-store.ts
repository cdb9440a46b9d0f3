import type { SlotDecision, SlotMemory } from '#lib/host/slots.ts';

interface Kept {
	enabled: boolean;
	decisions: Readonly<Record<string, SlotDecision>>;
}

/** Grows with every change of form, so that nobody reads what an older version wrote. */
const name = 'hearth:slots:1';

const nothingKept: Kept = { enabled: true, decisions: {} };

function read(): Kept {
	try {
		return { ...nothingKept, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Kept>) };
	} catch {
		return nothingKept;
	}
}

function write(change: Partial<Kept>): void {
	try {
		localStorage.setItem(name, JSON.stringify({ ...read(), ...change }));
	} catch {
		// Full or forbidden: it is measured again at the next visit.
	}
	for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/**
 * What was measured of answers at once, in all tabs and between visits. Read when it is asked for: another tab may have
 * measured meanwhile. Nothing in it is about the person.
 */
export const slotStore: SlotMemory & { enable(enabled: boolean): void } = {
	get enabled() {
		return read().enabled;
	},
	enable: (enabled) => write({ enabled }),
	find: (key) => read().decisions[key] ?? null,
	keep: (key, decision) => write({ decisions: { ...read().decisions, [key]: decision } }),
	forget: (key) => {
		const others = Object.entries(read().decisions).filter(([other]) => other !== key);
		write({ decisions: Object.fromEntries(others) });
	}
};

/** Calls back after each change, here and in other tabs. Returns a function that ends it. */
export function watchSlots(listener: () => void): () => void {
	const receive = (event: StorageEvent) => event.key === name && listener();
	listeners.add(listener);
	addEventListener('storage', receive);
	return () => {
		listeners.delete(listener);
		removeEventListener('storage', receive);
	};
}
