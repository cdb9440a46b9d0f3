import type { SlotDecision, SlotMemory } from '#lib/host/slots.ts';
import { localRecord } from '#lib/state/local-record.ts';

interface Kept {
	enabled: boolean;
	decisions: Readonly<Record<string, SlotDecision>>;
}

const record = localRecord<Kept>('hearth:slots:1', { enabled: true, decisions: {} });

/** What was measured of answers at once, in all tabs and between visits. Nothing in it is about the person. */
export const slotStore: SlotMemory & { enable(enabled: boolean): void } = {
	get enabled() {
		return record.read().enabled;
	},
	enable: (enabled) => record.write({ enabled }),
	find: (key) => record.read().decisions[key] ?? null,
	keep: (key, decision) => record.write({ decisions: { ...record.read().decisions, [key]: decision } }),
	forget: (key) => {
		const others = Object.entries(record.read().decisions).filter(([other]) => other !== key);
		record.write({ decisions: Object.fromEntries(others) });
	}
};

/** Calls back after each change, here and in other tabs. Returns a function that ends it. */
export const watchSlots = record.watch;
