import { expect, test, vi } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { LibraryJobs, type JobDeps } from '#lib/state/library-jobs.svelte.ts';

/** Downloads that end when they are told to, or are stopped. Ids name locks of the origin, so each test has its own. */
function open(settle: JobDeps['settle'] = () => Promise.resolve()) {
	const running = new Map<string, () => void>();
	const began: string[] = [];
	const jobs = new LibraryJobs({
		download: (id, signal) =>
			new Promise((resolve, reject) => {
				began.push(id);
				running.set(id, resolve);
				signal.addEventListener('abort', () => reject(signal.reason as Error));
			}),
		settle
	});
	const end = async (id: string) => {
		await vi.waitFor(() => expect(running.has(id)).toBe(true));
		running.get(id)?.();
	};
	return { jobs, began, end };
}

test('downloads go one after the other, and each says where it stands', async () => {
	const { jobs, began, end } = open();
	const [first, second] = [newId(), newId()];
	const both = [jobs.download(first), jobs.download(second)];
	await vi.waitFor(() => expect(began).toEqual([first]));
	expect([jobs.of(first)?.phase, jobs.of(second)?.phase]).toEqual(['asking', 'queued']);
	await end(first);
	await both[0];
	expect(jobs.of(first)).toBeNull();
	await end(second);
	await both[1];
	expect(began).toEqual([first, second]);
});

test('one that waits in line is stopped without having begun; one that runs, when nothing of it goes on', async () => {
	let settled = 0;
	const { jobs, began } = open(async () => void settled++);
	const [first, second] = [newId(), newId()];
	const over = jobs.download(first);
	const never = jobs.download(second);
	await jobs.stop(second);
	await never;
	expect(jobs.of(second)).toBeNull();
	await vi.waitFor(() => expect(began).toEqual([first]));
	await jobs.stop(first);
	expect([settled, jobs.of(first), jobs.failureOf(first)]).toEqual([1, null, null]);
	await over;
	expect(began).toEqual([first]);
});

test('a second download of the same model is the first one', async () => {
	const { jobs, began, end } = open();
	const id = newId();
	const over = jobs.download(id);
	await jobs.download(id);
	await end(id);
	await over;
	expect(began).toEqual([id]);
});

test('a failure is kept until the next try', async () => {
	const { jobs, end } = open();
	const id = newId();
	const failure = new AppError('model/store-unavailable', { reason: 'test' });
	expect(await jobs.run(id, 'verify', () => Promise.reject(failure))).toBeNull();
	expect(jobs.failureOf(id)?.code).toBe('model/store-unavailable');
	const over = jobs.download(id);
	expect(jobs.failureOf(id)).toBeNull();
	await end(id);
	await over;
});

test('figures are shown a few times a second, a change of the phase at once', async () => {
	const { jobs } = open();
	const id = newId();
	const figures = { totalBytes: 100, bytesPerSecond: null, remainingMs: null, files: [] };
	await jobs.run(id, 'download', async (_signal, report) => {
		report({ ...figures, phase: 'transferring', loadedBytes: 1 });
		expect(jobs.of(id)?.loadedBytes).toBe(1);
		report({ ...figures, phase: 'transferring', loadedBytes: 2 });
		expect(jobs.of(id)?.loadedBytes).toBe(1);
		expect(jobs.progress).toBe(0.01);
		report({ ...figures, phase: 'waiting', loadedBytes: 3 });
		expect(jobs.of(id)).toMatchObject({ phase: 'waiting', loadedBytes: 3 });
	});
	expect(jobs.progress).toBeNull();
});

test('what another tab works on is known, and its end is told', async () => {
	const [here, there] = [open().jobs, open()];
	const id = newId();
	const over = there.jobs.download(id);
	await vi.waitFor(() => expect(there.began).toEqual([id]));
	const onEnd = vi.fn<() => void>();
	await here.lookElsewhere([id], onEnd);
	expect(here.isElsewhere(id)).toBe(true);
	await there.jobs.lookElsewhere([id], () => {});
	expect(there.jobs.isElsewhere(id)).toBe(false);
	await there.end(id);
	await over;
	await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
	await here.lookElsewhere([id], onEnd);
	expect(here.isElsewhere(id)).toBe(false);
});
