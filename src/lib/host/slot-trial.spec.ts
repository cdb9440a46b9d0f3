import { expect, test } from 'vitest';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { compareSlots } from '#lib/host/slot-trial.ts';

/** A model on a clock of its own: answers at once take as long as this function of their number says. */
function makeModel(stepMs: (together: number) => number, most = 8) {
	const clock = { ms: 0 };
	const loads: number[] = [];
	const prompts: string[] = [];
	const asked = { tokens: 0 };
	let running = 0;
	return {
		loads,
		prompts,
		asked,
		now: () => clock.ms,
		engine: {
			load: (slots: number) => {
				loads.push(slots);
				return Promise.resolve(slots <= most);
			},
			async *generate({ messages, sampling }: GenerateRequest): AsyncGenerator<GenerateEvent> {
				prompts.push(messages[0]?.content ?? '');
				const tokens = sampling.maxTokens;
				asked.tokens += tokens;
				running++;
				await Promise.resolve(); // those that are asked at once are all there by now
				const together = running;
				await new Promise((resolve) => setTimeout(resolve));
				// Each of them moves the clock by its share.
				clock.ms += (tokens * stepMs(together)) / together;
				running--;
				yield {
					type: 'finish',
					reason: 'length',
					usage: { promptTokens: 20, cachedPromptTokens: 0, completionTokens: tokens },
					timing: { firstTokenMs: 1, decodeMs: 1 }
				};
			}
		}
	};
}

const never = new AbortController().signal;

test('a batch that costs as much as its steps stays at one', async () => {
	const { engine, loads, now } = makeModel((together) => 10 * together);
	const found = await compareSlots(engine, never, now);
	expect(found).toMatchObject({ slots: 1, reason: 'measured', compared: [{ together: 2 }] });
	expect(found.compared[0]?.gain).toBeCloseTo(1);
	expect(loads).toEqual([2]);
});

test('a batch that costs one step is used, and four at once are tried, too', async () => {
	const { engine, loads, now } = makeModel(() => 10);
	const found = await compareSlots(engine, never, now);
	expect(found.slots).toBe(4);
	expect(found.compared.map(({ together, gain }) => [together, Math.round(gain)])).toEqual([
		[2, 2],
		[4, 4]
	]);
	expect(loads).toEqual([2, 4]);
});

test('four at once that gain no more than two stay at two', async () => {
	const { engine, now } = makeModel((together) => (together <= 2 ? 10 : 18));
	const found = await compareSlots(engine, never, now);
	expect(found.slots).toBe(2);
	expect(found.compared).toHaveLength(2);
});

test('a gain that one round contradicts is noise', async () => {
	let batches = 0;
	const { engine, now } = makeModel((together) => (together === 1 ? 10 : ++batches > 4 && batches <= 6 ? 25 : 10));
	const found = await compareSlots(engine, never, now);
	expect(found.slots).toBe(1);
	expect(found.compared[0]?.gain).toBeGreaterThan(1.2);
	expect(found.compared[0]?.leastGain).toBeLessThan(1);
});

test('without room for a second context nothing is measured; without room for four, two are used', async () => {
	expect(await compareSlots(makeModel(() => 10, 1).engine, never)).toEqual({
		slots: 1,
		reason: 'memory',
		compared: []
	});
	const { engine, now } = makeModel(() => 10, 2);
	expect(await compareSlots(engine, never, now)).toMatchObject({ slots: 2, reason: 'measured' });
});

test('no prompt is asked twice, and a slow model is asked less', async () => {
	const fast = makeModel((together) => 10 * together);
	await compareSlots(fast.engine, never, fast.now);
	expect(new Set(fast.prompts).size).toBe(fast.prompts.length);
	const slow = makeModel((together) => 1000 * together);
	await compareSlots(slow.engine, never, slow.now);
	expect(slow.prompts.length).toBeLessThan(fast.prompts.length);
	expect(slow.asked.tokens).toBeLessThan(fast.asked.tokens / 3);
});

test('stops between two answers', async () => {
	const { engine, now, prompts } = makeModel((together) => 10 * together);
	const stop = new AbortController();
	const asked = compareSlots(engine, stop.signal, () => {
		if (prompts.length > 3) stop.abort();
		return now();
	});
	await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
	expect(prompts.length).toBeLessThan(9);
});
