import { expect, test } from 'vitest';
import { Lanes } from '#lib/weights/net/lanes.ts';

/** A download for a while on a line. @param speedOf bytes a millisecond with so many connections */
function run(lanes: Lanes, speedOf: (connections: number) => number, fromMs: number, ms: number) {
	const seen = [lanes.count];
	for (let nowMs = fromMs; nowMs < fromMs + ms; nowMs += 20) {
		if (lanes.add(20 * speedOf(lanes.count), lanes.count, nowMs) || lanes.count !== seen.at(-1)) seen.push(lanes.count);
	}
	return seen;
}

test('one connection stays alone on a line that it fills', () => {
	const lanes = new Lanes(4);
	expect(run(lanes, () => 100, 0, 20_000)).toEqual([1, 2, 1]);
});

test('connections are added as long as each brings more', () => {
	const lanes = new Lanes(4);
	expect(run(lanes, (connections) => 10 * connections, 0, 20_000)).toEqual([1, 2, 3, 4]);
	const limited = new Lanes(4);
	expect(run(limited, (connections) => Math.min(25, 10 * connections), 0, 20_000)).toEqual([1, 2, 3, 4, 3]);
});

test('what was not worth it is tried again after a rest, for the line may be another', () => {
	const lanes = new Lanes(2);
	run(lanes, () => 100, 0, 20_000);
	expect(lanes.count).toBe(1);
	expect(run(lanes, (connections) => 100 * connections, 20_000, 40_000)).toEqual([1, 2]);
});

test('a busy server gets less, down to one, and is left in peace for a while', () => {
	const lanes = new Lanes(3);
	run(lanes, (connections) => 10 * connections, 0, 10_000);
	expect(lanes.count).toBe(3);
	lanes.yield(10_000);
	expect(run(lanes, (connections) => 10 * connections, 10_000, 20_000)).toEqual([2]);
	for (let times = 0; times < 5; times++) lanes.yield(30_000);
	expect(lanes.count).toBe(1);
});

test('a failure is not taken for a slow connection', () => {
	const lanes = new Lanes(2);
	for (let nowMs = 0; nowMs < 30_000; nowMs += 20) {
		if (nowMs % 600 === 0) lanes.fail();
		lanes.add(2000, 1, nowMs);
	}
	expect(lanes.count).toBe(1);
});

test('nothing is judged while fewer are open than there may be, as at the end of a file', () => {
	const lanes = new Lanes(4);
	run(lanes, (connections) => 10 * connections, 0, 1_100);
	expect(lanes.count).toBe(2);
	for (let nowMs = 1_100; nowMs < 30_000; nowMs += 20) lanes.add(200, 1, nowMs);
	expect(lanes.count).toBe(2);
});

test('one is the most where one is allowed', () => {
	const lanes = new Lanes(1);
	expect(run(lanes, (connections) => 10 * connections, 0, 60_000)).toEqual([1]);
});
