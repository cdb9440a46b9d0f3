import { expect, test } from 'vitest';
import { guide, guideOnnx } from '#lib/catalog/catalog.ts';
import {
	canShareSlots,
	decidedSlots,
	slotKey,
	undecided,
	type SlotDecision,
	type SlotMemory
} from '#lib/host/slots.ts';
import { slotSentence } from '#lib/state/slot-words.ts';

const decision = (changes: Partial<SlotDecision>): SlotDecision => ({
	...undecided('cpu'),
	reason: 'measured',
	...changes
});
const compared = (gain: number, together = 2) => ({ together, gain, leastGain: gain });

test('says what was measured, and why', () => {
	const say = (changes: Partial<SlotDecision>) => slotSentence(guide, true, decision(changes));
	expect(slotSentence(guide, true, null)).toMatch(/^One after another, until it was measured/);
	expect(slotSentence(guide, false, decision({ slots: 4 }))).toMatch(/switched off/);
	expect(slotSentence(guideOnnx, true, null)).toMatch(/gives one answer at a time/);
	expect(say({ compared: [compared(0.981)] })).toBe(
		'One after another. Measured: two at once were 0.98 times as fast as two in turn; it takes 1.2 to be worth it.'
	);
	expect(say({ compared: [{ together: 2, gain: 1.31, leastGain: 0.8 }] })).toMatch(/1\.31 times .* not in every round/);
	expect(say({ slots: 4, compared: [compared(1.7), compared(2.9, 4)] })).toBe(
		'4 at once, and a chat beside them. Measured: 2.90 times as fast as 4 in turn.'
	);
	expect(say({ reason: 'memory' })).toMatch(/did not fit into memory/);
	expect(say({ reason: 'cut-off' })).toMatch(/did not come to its end/);
});

/** A memory that holds one decision. */
const memoryOf = (key: string, kept: SlotDecision, enabled = true): SlotMemory => ({
	enabled,
	find: (asked) => (asked === key ? kept : null),
	keep: () => {},
	forget: () => {}
});

test('a decision is for one model, context, backend and version of the engine, and can be switched off', () => {
	const memory = memoryOf(slotKey(guide, 'cpu'), decision({ slots: 2 }));
	expect(decidedSlots(memory, guide, 'cpu')).toBe(2);
	expect(decidedSlots(memory, guide, 'webgpu')).toBeUndefined();
	expect(decidedSlots(memory, { ...guide, contextTokens: 99 }, 'cpu')).toBeUndefined();
	expect(decidedSlots(memory, { ...guide, id: 'other' }, 'cpu')).toBeUndefined();
	expect(decidedSlots(memoryOf(slotKey(guide, 'cpu'), decision({ slots: 2 }), false), guide, 'cpu')).toBeUndefined();
	expect(decidedSlots(undefined, guide, 'cpu')).toBeUndefined();
	expect(slotKey(guide, 'cpu')).toMatch(/ \d+\.\d+\.\d+$/);
});

test('one slot is as none, and only llama.cpp without images and embeddings can have more', () => {
	expect(decidedSlots(memoryOf(slotKey(guide, 'cpu'), decision({})), guide, 'cpu')).toBeUndefined();
	expect(canShareSlots(guide)).toBe(true);
	expect(canShareSlots(guideOnnx)).toBe(false);
	expect(canShareSlots({ ...guide, task: 'embed' })).toBe(false);
	const file = { path: 'mmproj.gguf', bytes: 1, sha256: '', role: 'projector' } as const;
	expect(canShareSlots({ ...guide, files: [...guide.files, file] })).toBe(false);
});
