import { expect, test } from 'vitest';
import { guideOnnx } from '#lib/catalog/catalog.ts';
import { chooseClock, median, middleMean } from '#lib/device/measure/clock.ts';
import reference from '#lib/device/measure/guide-reference.json';
import { guidePrompts } from '#lib/device/measure/guide-prompts.ts';
import { compareWithReference } from '#lib/device/measure/guide-test.ts';
import { judgeGpu } from '#lib/device/measure/self-test.ts';
import { devices } from '#lib/device/fixtures/devices.ts';

const gpu = devices['MacBook Air M1']?.measurements.gpu;
if (gpu?.state !== 'measured') throw new Error('no fixture');
const answers = reference.answers.map(({ tokens }) => tokens.map(({ id, logprob }) => ({ id, logprob })));

function change(answer: number, place: number, token: { id: number; logprob: number }) {
	return answers.map((tokens, index) => (index === answer ? tokens.with(place, token) : tokens));
}

test('the stored answers are those of this version of Guide, to the prompts of the test', () => {
	// After a change of static/models/guide: npm run guide:reference
	expect(reference.sha256).toBe(guideOnnx.files.find(({ path }) => path.endsWith('.onnx'))?.sha256);
	expect(reference.answers.map(({ prompt }) => prompt)).toEqual(guidePrompts);
	expect(reference.answers.every(({ tokens }) => tokens.length >= 4)).toBe(true);
});

test('a GPU that says the same is right', () => {
	expect(compareWithReference(reference.answers, answers)).toMatchObject({ state: 'right', largestDifference: 0 });
});

test('another token, another probability, one that is no number, and a missing one are wrong', () => {
	const first = answers[0]?.[0];
	if (!first) throw new Error('no token');
	const wrong = [
		{ ...first, id: first.id + 1 },
		{ ...first, logprob: first.logprob - 1 },
		{ ...first, logprob: NaN }
	];
	for (const token of wrong) expect(compareWithReference(reference.answers, change(0, 0, token)).state).toBe('wrong');
	expect(compareWithReference(reference.answers, answers.slice(1)).state).toBe('wrong');
});

test('where two tokens were as good as equal, either will do', () => {
	const close = [
		{
			prompt: 'p',
			tokens: [
				{ id: 1, logprob: -0.69, lead: 0.01 },
				{ id: 2, logprob: -0.1, lead: 3 }
			]
		}
	];
	expect(
		compareWithReference(close, [
			[
				{ id: 7, logprob: -0.7 },
				{ id: 9, logprob: -4 }
			]
		]).state
	).toBe('right');
});

test('the verdict names what is wrong', () => {
	const failed = { id: 'f16', passed: false, detail: '' } as const;
	expect(judgeGpu({ state: 'wrong', tests: [failed] }, null)).toEqual({
		state: 'wrong',
		sentence: 'This GPU computes wrongly: 16-bit arithmetic.'
	});
	expect(judgeGpu(gpu, { state: 'wrong', detail: '' }).sentence).toContain('the answers of Guide');
	expect(judgeGpu(gpu, { state: 'right', tokens: 18, largestDifference: 0 }).sentence).toMatch(
		/^This GPU computes correctly/
	);
	expect(judgeGpu({ state: 'device-lost', reason: '' }, null).state).toBe('untested');
});

test.each([
	['timestamps that fit', 12, 15, 'timestamps', 12],
	['no timestamps', null, 15, 'wall', 10],
	['timestamps that are rounded away', 0, 15, 'wall', 10],
	['timestamps that run backwards', -4, 15, 'wall', 10],
	['timestamps that are too coarse', 0.1, 15, 'wall', 10],
	['timestamps longer than the whole', 400, 15, 'wall', 10],
	['timestamps that are no numbers', NaN, 15, 'wall', 10],
	['a round trip longer than the work', null, 4, 'wall', 0.4]
])('%s', (_name, timestampsMs, wallMs, clock, expectedMs) => {
	const chosen = chooseClock(timestampsMs, wallMs, 5);
	expect(chosen.clock).toBe(clock);
	expect(chosen.ms).toBeCloseTo(expectedMs);
});

test('one value that is far off does not count in the mean of the middle half', () => {
	expect(middleMean([1, 2, 3, 400])).toBe(2.5);
	expect(middleMean([5])).toBe(5);
	expect(middleMean([])).toBeNaN();
});

test('the median of an even number lies in the middle', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, 2, 3])).toBe(2.5);
	expect(median([])).toBeNaN();
});
