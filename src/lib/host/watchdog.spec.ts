import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watchdog } from '#lib/host/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('barks once after the silence', () => {
	const barks: number[] = [];
	new Watchdog(5000, (waitedMs) => barks.push(waitedMs));
	vi.advanceTimersByTime(4999);
	expect(barks).toEqual([]);
	vi.advanceTimersByTime(60_000);
	expect(barks).toEqual([5000]);
});

test('starts again with each sign of life, with another limit if given', () => {
	const barks: number[] = [];
	const dog = new Watchdog(5000, (waitedMs) => barks.push(waitedMs));
	vi.advanceTimersByTime(4000);
	dog.reset(2000);
	vi.advanceTimersByTime(1000);
	dog.reset();
	vi.advanceTimersByTime(1999);
	expect(barks).toEqual([]);
	vi.advanceTimersByTime(1);
	expect(barks).toEqual([2000]);
});

test('does not count while it is paused, and never after stop', () => {
	const barks: number[] = [];
	const dog = new Watchdog(5000, (waitedMs) => barks.push(waitedMs));
	dog.paused = true;
	vi.advanceTimersByTime(60_000);
	dog.paused = false;
	vi.advanceTimersByTime(4000);
	expect(barks).toEqual([]);
	dog.stop();
	vi.advanceTimersByTime(60_000);
	expect(barks).toEqual([]);
});
