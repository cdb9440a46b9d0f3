import { expect, test } from 'vitest';
import { announceAnswer, whenNoTabAnswers } from '#lib/app-shell/answering.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

/** An action that can be asked whether it has been done. */
function recorded() {
	const acted = { count: 0 };
	return { acted, act: () => void acted.count++ };
}

test('acts at once when nobody is writing an answer', async () => {
	const { acted, act } = recorded();
	await whenNoTabAnswers(act, new AbortController().signal);
	expect(acted.count).toBe(1);
});

test('waits until every answer has ended', async () => {
	const { acted, act } = recorded();
	const ends = [announceAnswer(), announceAnswer()];
	await soon();
	const done = whenNoTabAnswers(act, new AbortController().signal);
	ends[0]?.();
	await soon();
	expect(acted.count).toBe(0);
	ends[1]?.();
	await done;
	expect(acted.count).toBe(1);
});

test('also waits for an answer that begins while it waits', async () => {
	const { acted, act } = recorded();
	const endFirst = announceAnswer();
	await soon();
	const done = whenNoTabAnswers(act, new AbortController().signal);
	await soon();
	const endSecond = announceAnswer();
	await soon();
	endFirst();
	await soon();
	expect(acted.count).toBe(0);
	endSecond();
	await done;
	expect(acted.count).toBe(1);
});

test('gives up when told to, without acting', async () => {
	const { acted, act } = recorded();
	const end = announceAnswer();
	await soon();
	const given = new AbortController();
	const done = whenNoTabAnswers(act, given.signal);
	given.abort();
	await expect(done).rejects.toMatchObject({ name: 'AbortError' });
	end();
	await soon();
	expect(acted.count).toBe(0);
});

test('an answer that ends before it could be announced leaves nothing behind', async () => {
	announceAnswer()();
	const { acted, act } = recorded();
	await whenNoTabAnswers(act, new AbortController().signal);
	expect(acted.count).toBe(1);
});
