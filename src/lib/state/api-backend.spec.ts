import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guide, type ModelInfo } from '#lib/catalog/catalog.ts';
import { hello, testLoaded } from '#lib/api/fixtures.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import { slotKey, undecided, type SlotDecision } from '#lib/host/slots.ts';
import { makeBackend } from '#lib/state/api-backend.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A backend of a model that was loaded with some slots, and the measurements that it asked for. */
function open({
	slots,
	model = guide,
	decision = null
}: { slots?: number; model?: ModelInfo; decision?: SlotDecision | null } = {}) {
	const measured: { model: ModelInfo; aborted: () => boolean }[] = [];
	const asked: GenerateRequest[] = [];
	const kept = new Map<string, SlotDecision>(decision ? [[slotKey(model, 'cpu'), decision]] : []);
	const memory = { enabled: true, find: (key: string) => kept.get(key) ?? null, keep: () => {}, forget: () => {} };
	const backend = makeBackend({
		version: '1',
		host: {
			load: () => Promise.resolve({ ...testLoaded, modelId: model.id }),
			generate: async function* (_model, request) {
				asked.push(request);
				yield* hello;
			},
			embed: () => Promise.reject(new Error('unused')),
			measureSlots: (model, { signal } = {}) => {
				measured.push({ model, aborted: () => signal?.aborted ?? false });
				return new Promise(() => {});
			}
		},
		slots: memory,
		models: () => [model],
		loaded: () => ({ ...testLoaded, modelId: model.id, backend: 'cpu', slots }),
		maxTokens: () => 100,
		temperature: () => 0
	});
	const enter = (onAhead: (ahead: number) => void = () => {}) => backend.enter(new AbortController().signal, onAhead);
	/** Two requests at once, the second of which has to wait without slots. */
	const crowd = async () => {
		const first = await enter();
		const second = enter();
		first();
		(await second)();
	};
	return { backend, memory, measured, asked, enter, crowd };
}

test('lets as many in as the model answers at once, and tells the others their place', async () => {
	const { enter, memory } = open({ slots: 4 });
	const leaves = [];
	for (let index = 0; index < 4; index++) leaves.push(await enter());
	const told: number[][] = [[], []];
	const waiting = told.map((list) => enter((ahead) => list.push(ahead)));
	expect(told).toEqual([[4], [5]]);
	leaves[2]?.();
	(await waiting[0])?.();
	await waiting[1];
	expect(told).toEqual([
		[4, 0],
		[5, 4, 0]
	]);
	memory.enabled = false; // from now on one after another, though the model is still loaded for four
	let seventh = false;
	void enter().then(() => (seventh = true));
	leaves[0]?.();
	await vi.advanceTimersByTimeAsync(0);
	expect(seventh).toBe(false);
});

test('asks for a text as for a chat: beside others, where the model can do that', async () => {
	const { backend, asked } = open({ slots: 4 });
	const sampling = { maxTokens: 4, temperature: 0 };
	const request: GenerateRequest = { messages: [{ role: 'user', content: 'Once' }], sampling, raw: true };
	const events = [];
	for await (const event of backend.generate(guide.id, request, new AbortController().signal)) events.push(event);
	expect(events).toEqual(hello);
	expect(asked).toEqual([{ ...request, beside: true }]);
});

test('lets one in after another without slots', async () => {
	const { enter } = open();
	const leave = await enter();
	const told: number[] = [];
	const second = enter((ahead) => told.push(ahead));
	expect(told).toEqual([1]);
	leave();
	await second;
});

test('measures when requests have had to wait and nobody asks any more, and not before', async () => {
	const { crowd, measured, enter } = open();
	(await enter())(); // it waited for nobody
	await vi.advanceTimersByTimeAsync(60_000);
	expect(measured).toHaveLength(0);
	await crowd();
	await vi.advanceTimersByTimeAsync(4_000);
	(await enter())(); // begins the wait anew
	await vi.advanceTimersByTimeAsync(4_000);
	expect(measured).toHaveLength(0);
	await vi.advanceTimersByTimeAsync(2_000);
	expect(measured.map(({ model }) => model.id)).toEqual([guide.id]);
});

test('who asks ends the measurement; after three such times it is left', async () => {
	const { crowd, measured, enter } = open();
	await crowd();
	for (let index = 0; index < 5; index++) {
		await vi.advanceTimersByTimeAsync(10_000);
		(await enter())();
	}
	expect(measured.map(({ aborted }) => aborted())).toEqual([true, true, true]);
});

test('measures nothing a second time, nothing that is switched off, and nothing that cannot do it', async () => {
	const known = open({ decision: { ...undecided('cpu'), reason: 'measured' } });
	const off = open();
	off.memory.enabled = false;
	const other = open({ model: { ...guide, engine: 'transformers' } });
	for (const { crowd } of [known, off, other]) await crowd();
	await vi.advanceTimersByTimeAsync(60_000);
	expect([known, off, other].map(({ measured }) => measured.length)).toEqual([0, 0, 0]);
});
