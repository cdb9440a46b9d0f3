import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '#lib/engines/contract/types.ts';
import { threadsFor, threadsStall } from '#lib/engines/wllama/threads.ts';

const guideBytes = 6_900_000;

function stalls(
	threads: number,
	weightBytes: number,
	completionTokens: number,
	decodeMs: number,
	backend: Backend = 'cpu'
) {
	const usage = { promptTokens: 9, cachedPromptTokens: 0, completionTokens };
	return threadsStall({ backend, threads }, weightBytes, { usage, timing: { firstTokenMs: 5, decodeMs } });
}

test('threads stall when a token takes far longer than reading the weights', () => {
	expect(stalls(2, guideBytes, 58, 19_000)).toBe(true);
	expect(stalls(4, 1e9, 20, 20 * 25_000)).toBe(true);
});

test('a slow phone is not a stall', () => {
	expect(stalls(2, guideBytes, 58, 58 * 33)).toBe(false);
	expect(stalls(4, 1e9, 20, 20 * 2000)).toBe(false);
});

test('one thread cannot stall, and a few tokens say nothing', () => {
	expect(stalls(1, guideBytes, 58, 19_000)).toBe(false);
	expect(stalls(2, guideBytes, 3, 19_000)).toBe(false);
	expect(stalls(2, guideBytes, 58, 19_000, 'webgpu')).toBe(false);
});

describe('threadsFor', () => {
	afterEach(() => vi.unstubAllGlobals());

	test.for([
		['Guide', guideBytes, 8, true, 1],
		['a model of 140 MB', 140e6, 4, true, 3],
		['a model of 1 GB', 1e9, 32, true, 8],
		['a machine with one core', 1e9, 1, true, 1],
		['a page that is not isolated', 1e9, 8, false, 1]
	] as const)('suits %s', ([, weightBytes, hardwareConcurrency, crossOriginIsolated, threads]) => {
		vi.stubGlobal('navigator', { hardwareConcurrency });
		vi.stubGlobal('crossOriginIsolated', crossOriginIsolated);
		expect(threadsFor(weightBytes)).toBe(threads);
	});
});
