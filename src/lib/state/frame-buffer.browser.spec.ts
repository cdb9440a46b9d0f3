import { expect, test } from 'vitest';
import { FrameBuffer } from '#lib/state/frame-buffer.ts';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Keeps the thread busy. */
function work(ms: number) {
	const endMs = performance.now() + ms;
	while (performance.now() < endMs);
}

test('any number of touches is published once, with the next frame', async () => {
	let published = 0;
	const frames = new FrameBuffer(() => published++);
	for (let touch = 0; touch < 5; touch++) frames.touch();
	expect(published).toBe(0);
	await frame();
	expect(published).toBe(1);
});

test('frames that cost nothing are followed by a rest, too: faster than anybody reads is only heat', async () => {
	const publishedMs: number[] = [];
	const frames = new FrameBuffer(() => publishedMs.push(performance.now()));
	while (publishedMs.length < 4) {
		frames.touch();
		await frame();
	}
	const gaps = publishedMs.slice(1).map((ms, index) => ms - (publishedMs[index] ?? NaN));
	expect(Math.min(...gaps)).toBeGreaterThan(30);
});

test('nothing is published after it was stopped', async () => {
	let published = 0;
	const frames = new FrameBuffer(() => published++);
	frames.touch();
	frames.stop();
	await frame();
	await frame();
	expect(published).toBe(0);
});

test('what takes long to show is shown less often, and the last touch is never lost', async () => {
	const slowMs = 20;
	const times: { startMs: number; endMs: number; words: number }[] = [];
	let words = 0;
	const frames = new FrameBuffer(() => {
		const startMs = performance.now();
		work(slowMs);
		times.push({ startMs, endMs: performance.now(), words });
	});
	while (times.length < 3) {
		words++;
		frames.touch();
		await frame();
	}
	words = 0;
	frames.touch();
	await expect.poll(() => times.at(-1)?.words).toBe(0);
	const rests = times.slice(1).map(({ startMs }, index) => startMs - (times[index]?.endMs ?? NaN));
	expect(Math.min(...rests)).toBeGreaterThan(2 * slowMs);
});
