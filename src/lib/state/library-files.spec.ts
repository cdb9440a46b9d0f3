import { describe, expect, test } from 'vitest';
import { FileTally, fileLines, isSettled, restingLine } from '#lib/state/library-files.ts';
import type { FileLine } from '#lib/state/library-types.ts';
import type { StoredFile, TransferPhase, TransferProgress } from '#lib/weights/types.ts';

const planned = (path: string, bytes: number | null = 100) => ({
	path,
	url: `https://x.example/${path}`,
	bytes,
	sha256: null
});

function stored(state: StoredFile['state'], storedBytes: number): StoredFile {
	return {
		id: 'a',
		modelId: 'm',
		path: 'a',
		url: null,
		revision: null,
		bytes: 100,
		storedBytes,
		state,
		sha256: null,
		trust: 'computed',
		addedAtMs: 0,
		readyAtMs: null,
		verifiedAtMs: null
	};
}

function news(phase: TransferPhase, loadedBytes: number, totalBytes = 100): TransferProgress {
	return { id: 'a', phase, loadedBytes, totalBytes, bytesPerSecond: null, remainingMs: null, elsewhere: false };
}

const waiting = (path: string): FileLine => restingLine(planned(path), null);
const shown = (tally: FileTally) => tally.lines.map(({ loadedBytes, state }) => [loadedBytes, state]);

describe('a file that nobody works on', () => {
	test.each([
		[null, 0, 'waiting'],
		[stored('partial', 0), 0, 'waiting'],
		[stored('partial', 40), 40, 'partial'],
		[stored('ready', 100), 100, 'done'],
		[stored('damaged', 60), 60, 'damaged']
	] as const)('case %#', (file, loadedBytes, state) => {
		expect(restingLine(planned('a'), file)).toEqual({ path: 'a', loadedBytes, totalBytes: 100, state });
	});

	test('has the size that the store knows where nobody published one', () => {
		expect(restingLine(planned('a', null), null).totalBytes).toBeNull();
		expect(restingLine(planned('a', null), stored('partial', 40)).totalBytes).toBe(100);
	});
});

describe('a download of several files', () => {
	test('counts what is here, what comes, and what waits', () => {
		const tally = new FileTally([restingLine(planned('a'), stored('ready', 100)), waiting('b'), waiting('c')]);
		expect([tally.loadedBytes, tally.totalBytes]).toEqual([100, 300]);
		tally.download(1, news('transferring', 30));
		expect(shown(tally)).toEqual([
			[100, 'done'],
			[30, 'downloading'],
			[0, 'waiting']
		]);
		tally.download(1, news('waiting', 30));
		expect(shown(tally)[1]).toEqual([30, 'waiting']);
		tally.finish(1);
		expect(shown(tally)[1]).toEqual([100, 'done']);
		expect([tally.loadedBytes, tally.totalBytes]).toEqual([200, 300]);
	});

	test('does not fall back while what is stored is read again, but does when it starts over', () => {
		const tally = new FileTally([restingLine(planned('a'), stored('partial', 60))]);
		tally.download(0, news('checking', 8));
		expect(shown(tally)).toEqual([[60, 'checking']]);
		tally.download(0, news('transferring', 0));
		expect(shown(tally)).toEqual([[0, 'downloading']]);
	});

	test('says what was repaired: damaged before, or wrong when it came', () => {
		const tally = new FileTally([restingLine(planned('a'), stored('damaged', 60)), waiting('b'), waiting('c')]);
		tally.download(0, news('transferring', 80));
		tally.download(1, news('comparing', 100));
		for (const index of [0, 1, 2]) tally.finish(index);
		expect(tally.lines.map(({ state }) => state)).toEqual(['repaired', 'repaired', 'done']);
		expect(tally.lines.every(isSettled)).toBe(true);
	});

	test('takes the size that the server tells', () => {
		const tally = new FileTally([restingLine(planned('a', null), null)]);
		expect(tally.totalBytes).toBe(0);
		tally.download(0, news('transferring', 10, 70));
		expect(tally.totalBytes).toBe(70);
	});

	test('gives the same objects for lines that did not change, so that their rows are left alone', () => {
		const tally = new FileTally([waiting('a'), waiting('b')]);
		const before = tally.lines;
		tally.download(0, news('transferring', 1));
		expect(tally.lines[0]).not.toBe(before[0]);
		expect(tally.lines[1]).toBe(before[1]);
	});
});

test('a check counts from nothing, and tells whole files from damaged ones', () => {
	const tally = new FileTally([waiting('a'), waiting('b')]);
	tally.check(0, 50);
	expect(shown(tally)[0]).toEqual([50, 'checking']);
	tally.finish(0);
	tally.finish(1, false);
	expect(tally.lines.map(({ state }) => state)).toEqual(['done', 'damaged']);
});

test('a job tells of its files; without one the store does', () => {
	const entry = { model: { plan: { files: [planned('a')] } }, files: [stored('partial', 40)] };
	expect(fileLines({ ...entry, job: null })[0]?.state).toBe('partial');
	expect(fileLines({ ...entry, job: { files: [] } })[0]?.state).toBe('partial');
	const busy: FileLine = { ...waiting('a'), state: 'downloading' };
	expect(fileLines({ ...entry, job: { files: [busy] } })).toEqual([busy]);
});
