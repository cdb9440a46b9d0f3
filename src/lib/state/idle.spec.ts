import { expect, test } from 'vitest';
import { untilQuiet, untilVisible } from '#lib/state/idle.ts';

function fakePage(hidden: boolean) {
	const page = Object.assign(new EventTarget(), { hidden });
	const show = () => {
		page.hidden = false;
		page.dispatchEvent(new Event('visibilitychange'));
	};
	return { page: page as unknown as Document, show };
}

const { signal } = new AbortController();

test('waits for a tab in the background to come to the front', async () => {
	const { page, show } = fakePage(true);
	let done = false;
	const waiting = untilVisible(signal, page).then(() => (done = true));
	await Promise.resolve();
	expect(done).toBe(false);
	show();
	await waiting;
	expect(done).toBe(true);
});

test('does not begin while a model loads or answers', async () => {
	let asked = 0;
	await untilQuiet(() => ++asked < 3, signal, fakePage(false).page);
	expect(asked).toBe(4); // busy twice, quiet twice
});

test('waiting can be stopped', async () => {
	const abort = new AbortController();
	const waiting = untilQuiet(() => false, abort.signal, fakePage(true).page);
	abort.abort();
	await expect(waiting).rejects.toThrow(/abort/i);
});
