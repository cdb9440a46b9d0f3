import { expect, test } from 'vitest';
import { SpeedMeter } from '#lib/weights/speed.ts';

function meter(...readings: [atMs: number, bytes: number][]): SpeedMeter {
	const speed = new SpeedMeter();
	for (const [atMs, bytes] of readings) speed.add(bytes, atMs);
	return speed;
}

test('says nothing before it can know', () => {
	expect(meter().bytesPerSecond()).toBeNull();
	expect(meter([0, 0], [100, 500]).bytesPerSecond()).toBeNull();
	expect(meter([0, 0], [1000, 0]).remainingMs(5)).toBeNull();
});

test('measures over the last five seconds only', () => {
	const speed = meter([0, 0], [1000, 9000], [6000, 10_000], [7000, 12_000]);
	expect(speed.bytesPerSecond()).toBe(500);
	expect(speed.remainingMs(1000)).toBe(2000);
});

test('starts again when bytes were lost', () => {
	expect(meter([0, 1000], [1000, 5000], [2000, 0], [3000, 700]).bytesPerSecond()).toBe(700);
});
