import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPulse } from '#lib/host/pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker that answers as long as it lives. */
function makeWorker() {
	const worker = { pings: 0, lives: true, ping: () => (worker.pings++, answer()) };
	const answer = () => (worker.lives ? Promise.resolve() : new Promise<never>(() => {}));
	return worker;
}

test('a worker that answers may work for an hour', async () => {
	const worker = makeWorker();
	const barks: number[] = [];
	const end = startPulse(worker.ping, 60_000, (waitedMs) => barks.push(waitedMs));
	await vi.advanceTimersByTimeAsync(3_600_000);
	expect(barks).toEqual([]);
	expect(worker.pings).toBeGreaterThan(500);
	end();
});

test('a worker that does not answer is told of once, after the limit', async () => {
	const worker = makeWorker();
	const barks: number[] = [];
	startPulse(worker.ping, 60_000, (waitedMs) => barks.push(waitedMs));
	await vi.advanceTimersByTimeAsync(20_000);
	worker.lives = false;
	const { pings } = worker;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(barks).toEqual([]);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(barks).toEqual([60_000]);
	await vi.advanceTimersByTimeAsync(600_000);
	expect(barks).toHaveLength(1);
	expect(worker.pings).toBe(pings + 1);
});

test('a laptop that slept, or a hidden tab with a timer a minute, takes nobody for dead', async () => {
	const worker = makeWorker();
	worker.lives = false;
	const barks: number[] = [];
	startPulse(worker.ping, 60_000, (waitedMs) => barks.push(waitedMs));
	vi.setSystemTime(Date.now() + 8 * 3_600_000); // the clock went on, the timers did not
	await vi.advanceTimersByTimeAsync(5000);
	expect(barks).toEqual([]);
});

test('a worker that is gone, and one whose work has ended, are left alone', async () => {
	const barks: number[] = [];
	startPulse(
		() => Promise.reject(new Error('gone')),
		5000,
		(waitedMs) => barks.push(waitedMs)
	);
	const worker = makeWorker();
	const end = startPulse(worker.ping, 5000, (waitedMs) => barks.push(waitedMs));
	end();
	worker.lives = false;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(barks).toEqual([]);
	expect(worker.pings).toBe(1);
});
