import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { remedyFor, remedyForCode } from '#lib/state/remedies.ts';

test('a damaged file is named, with what is wrong with it', () => {
	const details = { modelId: 'guide', file: 'guide.gguf', expectedBytes: 7_000_000, actualBytes: 3_500_000 };
	const { sentence, action } = remedyFor(new AppError('model/corrupt', details));
	expect(sentence).toBe('guide.gguf is damaged: 3.5 MB instead of 7.0 MB. It was not used.');
	expect(action).toEqual({ kind: 'repair', label: 'Repair Guide' });
	expect(remedyFor(new AppError('model/corrupt', { ...details, actualBytes: 7_000_000 })).sentence).toContain(
		'its content is not what was published'
	);
});

test('what a browser or a device lacks is told in words, not in the technical ones of the engine', () => {
	const lack = { engine: 'webllm', reason: 'no-webgpu', lack: 'no-webgpu' } as const;
	expect(remedyFor(new AppError('engine/unsupported', lack)).sentence).toContain('it has no WebGPU.');
	const obstacle = { kind: 'memory', neededBytes: 5e9, mostBytes: 4e9 } as const;
	const large = remedyFor(new AppError('engine/load-failed', { modelId: 'x', reason: 'heap', obstacle }));
	expect(large.sentence).toContain('it needs about 5.0 GB of memory');
	// Fetching its files again would not help.
	expect(large.action).toBeNull();
});

test('an error of a newer version still gets words', () => {
	expect(remedyForCode('future/error', {}).sentence).toContain('future/error');
	expect(remedyForCode('constructor', {}).sentence).toContain('constructor');
});
