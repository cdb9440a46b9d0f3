import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { keepSearchable, keepSearchOpen } from '#lib/state/search-upkeep.ts';
import type { Chats } from '#lib/storage/types.ts';

const calmMs = 50;
const patiently = (look: () => unknown) => expect.poll(look, { timeout: 20_000 });

let stop: AbortController;
beforeEach(() => (stop = new AbortController()));
afterEach(() => stop.abort());

/** Chats of which only the upkeep is asked for. */
function upkept(signChats: Chats['signChats'], busy = () => false) {
	const changes = new ChangeChannel(null);
	const spy = vi.fn(signChats);
	keepSearchable({ chats: { signChats: spy } as Partial<Chats> as Chats, changes }, busy, stop.signal, calmMs);
	return { changes, spy };
}

test('runs once after the start, and once more after a change of a chat', async () => {
	const { changes, spy } = upkept(async () => true);
	await patiently(() => spy.mock.calls.length).toBe(1);
	changes.announce('settings', ['theme']);
	changes.announce('messages', ['chat']);
	await patiently(() => spy.mock.calls.length).toBe(2);
});

test('does not begin before an answer has ended, stops for the next one, and goes on later', async () => {
	let isBusy = true;
	const goOns: boolean[] = [];
	const { spy } = upkept(
		async (goOn) => {
			for (let step = 0; step < 3; step++) {
				if (spy.mock.calls.length === 1 && step === 1) isBusy = true;
				goOns.push(await goOn());
				if (!goOns.at(-1)) return false;
			}
			return true;
		},
		() => isBusy
	);
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	expect(spy).not.toHaveBeenCalled();
	isBusy = false;
	await patiently(() => goOns).toEqual([true, false]);
	isBusy = false;
	await patiently(() => goOns).toEqual([true, false, true, true, true]);
});

test('stops for somebody who types', async () => {
	const goOns: boolean[] = [];
	const { spy } = upkept(async (goOn) => {
		if (spy.mock.calls.length === 1) dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
		goOns.push(await goOn());
		return goOns.at(-1) ?? false;
	});
	await patiently(() => goOns).toEqual([false, true]);
});

test('lets another tab work first', async () => {
	let letGo = () => {};
	const held = navigator.locks.request('hearth-search-index', () => new Promise<void>((resolve) => (letGo = resolve)));
	const { spy } = upkept(async () => true);
	const waits = async () => (await navigator.locks.query()).pending?.some(({ name }) => name === 'hearth-search-index');
	await patiently(waits).toBe(true);
	expect(spy).not.toHaveBeenCalled();
	letGo();
	await held;
	await patiently(() => spy.mock.calls.length).toBe(1);
});

test('opens the search ahead of its first use, not during an answer, and again before the storage gives it back', async () => {
	let isBusy = true;
	const prepareSearch = vi.fn(async () => {
		if (prepareSearch.mock.calls.length === 1) throw new Error('no storage today');
	});
	const chats = { prepareSearch } as Partial<Chats> as Chats;
	const kept = keepSearchOpen({ chats }, () => isBusy, stop.signal, calmMs);
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	expect(prepareSearch).not.toHaveBeenCalled();
	isBusy = false;
	await patiently(() => prepareSearch.mock.calls.length).toBeGreaterThan(2);
	stop.abort();
	await kept;
	const calls = prepareSearch.mock.calls.length;
	await new Promise((resolve) => setTimeout(resolve, 10 * calmMs));
	expect(prepareSearch).toHaveBeenCalledTimes(calls);
});
