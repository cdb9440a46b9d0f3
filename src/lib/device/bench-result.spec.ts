import { expect, test } from 'vitest';
import {
	chooseEngine,
	describeEnergy,
	makeBars,
	parseResult,
	summarize,
	type BenchResult
} from '#lib/device/bench-result.ts';

const run = (decodeTokensPerSecond: number) => ({
	promptTokens: 20,
	firstTokenMs: 100,
	prefillTokensPerSecond: 200,
	decodeTokensPerSecond
});
const result: BenchResult = {
	format: 'hearth-benchmark',
	version: 1,
	app: '1',
	model: 'Guide',
	quantization: 'Q8_0',
	engine: 'wllama',
	backend: 'cpu',
	threads: 1,
	browser: 'Chrome 156 linux',
	adapter: '',
	loadMs: 900,
	memoryBytes: null,
	battery: { beforeFraction: 0.64, afterFraction: 0.61, charging: false, elapsedMs: 90_000 },
	points: [
		{ wantedTokens: 16, runs: [run(10), run(30), run(20)] },
		{ wantedTokens: 128, runs: [] }
	]
};

test('a point has a median and a spread, unless nothing ran', () => {
	expect(summarize(result.points[0]!, 'decodeTokensPerSecond')).toEqual({ median: 20, least: 10, most: 30 });
	expect(summarize(result.points[1]!, 'decodeTokensPerSecond')).toBeNull();
});

test('bars of two results stand side by side on one scale', () => {
	const faster = { ...result, points: [{ wantedTokens: 16, runs: [run(60)] }] };
	expect(makeBars([result, faster], 'decodeTokensPerSecond')).toEqual([
		{ label: '16 tokens', figure: '20', series: 0, fraction: 1 / 3, leastFraction: 1 / 6, mostFraction: 0.5 },
		{ label: '16 tokens', figure: '60', series: 1, fraction: 1, leastFraction: 1, mostFraction: 1 }
	]);
});

test('reads what it wrote, and nothing else', () => {
	expect(parseResult(JSON.stringify(result))).toEqual(result);
	expect(parseResult(JSON.stringify({ ...result, battery: undefined }))?.battery).toBeNull();
	expect(parseResult(JSON.stringify({ ...result, battery: { charging: 'no' } }))?.battery).toBeNull();
	const spoilt = [
		'',
		'null',
		'[]',
		'{"format":"hearth-benchmark","version":2}',
		JSON.stringify({ ...result, points: [{ wantedTokens: 1, runs: [{}] }] }),
		JSON.stringify({ ...result, loadMs: '1' }),
		JSON.stringify({ ...result, model: 'x'.repeat(1000) })
	];
	for (const text of spoilt) expect(parseResult(text), text).toBeNull();
});

test('the battery says what the runs cost, or why that cannot be known', () => {
	const { battery } = result;
	if (!battery) throw new Error('no battery');
	expect(describeEnergy({ battery })).toBe('The battery went down by 3 % in 1 min 30 s, with all that ran beside it.');
	expect(describeEnergy({ battery: { ...battery, afterFraction: 0.64 } })).toContain('less than 1 %');
	expect(describeEnergy({ battery: { ...battery, charging: true } })).toContain('plugged in');
	expect(describeEnergy({ battery: null })).toContain('cannot be measured here');
});

test('the faster engine is chosen among those that were right', () => {
	const wllama = { engine: 'wllama', correct: true, decodeTokensPerSecond: 90 } as const;
	const transformers = { engine: 'transformers', correct: true, decodeTokensPerSecond: 120 } as const;
	expect(chooseEngine([wllama, transformers])).toBe(transformers);
	expect(chooseEngine([wllama, { ...transformers, correct: false }])).toBe(wllama);
	expect(chooseEngine([wllama, { ...transformers, decodeTokensPerSecond: null }])).toBe(wllama);
	expect(chooseEngine([wllama])).toBeNull();
	expect(
		chooseEngine([
			{ ...wllama, correct: false },
			{ ...transformers, correct: false }
		])
	).toBeNull();
});
