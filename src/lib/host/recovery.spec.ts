import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { isDeath, Recoveries, runsOnCpu, withRecovery, type Death } from '#lib/host/recovery.ts';

const crash = new AppError('engine/crashed', { reason: 'scripted' });
const lost = new AppError('engine/device-lost', { reason: 'scripted' });
const silence = new AppError('engine/timeout', { operation: 'generate', waitedMs: 60_000 });

const onCpu = { modelId: 'a', backend: 'cpu', canUseCpu: true } as const;
const onGpu = { ...onCpu, backend: 'webgpu' } as const;
const gpuOnly = { ...onGpu, canUseCpu: false } as const;

describe('after a death', () => {
	test.for([crash, silence] as Death[])('the model is loaded again once (%s)', (death) => {
		const recoveries = new Recoveries();
		expect(recoveries.next(death, onCpu)).toBe('again');
		expect(recoveries.next(death, onCpu)).toBe('none');
		expect(recoveries.next(death, onCpu)).toBe('none');
	});

	test('an answer between two deaths makes the second a first', () => {
		const recoveries = new Recoveries();
		recoveries.next(crash, onCpu);
		recoveries.reset();
		expect(recoveries.next(crash, onCpu)).toBe('again');
	});

	test('another model begins anew', () => {
		const recoveries = new Recoveries();
		recoveries.next(crash, onCpu);
		expect(recoveries.next(crash, { ...onCpu, modelId: 'b' })).toBe('again');
	});

	test('a lost GPU is replaced by the CPU, and the CPU by nothing', () => {
		const recoveries = new Recoveries();
		expect(recoveries.next(lost, onGpu)).toBe('cpu');
		expect(recoveries.next(crash, onCpu)).toBe('none');
	});

	test('what hangs on the GPU twice is tried on the CPU', () => {
		const recoveries = new Recoveries();
		expect(recoveries.next(silence, onGpu)).toBe('again');
		expect(recoveries.next(silence, onGpu)).toBe('cpu');
		expect(recoveries.next(silence, onCpu)).toBe('none');
	});

	test('an engine that has the GPU only gets it again once', () => {
		const recoveries = new Recoveries();
		expect(recoveries.next(lost, gpuOnly)).toBe('again');
		expect(recoveries.next(lost, gpuOnly)).toBe('none');
	});
});

test('only an engine without a CPU backend is left to the GPU', () => {
	expect([runsOnCpu('wllama'), runsOnCpu('transformers'), runsOnCpu('webllm')]).toEqual([true, true, false]);
});

test('an error keeps its code and its facts, and says what is done about it', () => {
	const error = withRecovery(silence, 'again');
	expect(isDeath(error)).toBe(true);
	expect(error).toMatchObject({ code: 'engine/timeout', cause: silence });
	expect(error.details).toEqual({ operation: 'generate', waitedMs: 60_000, recovery: 'again' });
	expect(isDeath(new AppError('engine/out-of-memory', { requestedBytes: null }))).toBe(false);
});
