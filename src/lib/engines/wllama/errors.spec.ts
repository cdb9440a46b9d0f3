import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { findOverflow, translateGenerateError, translateLoadError } from '#lib/engines/wllama/errors.ts';
import type { LogLine } from '#lib/engines/wllama/log.ts';

const error = (text: string): LogLine => ({ level: 'error', text });
const warn = (text: string): LogLine => ({ level: 'warn', text });
const debug = (text: string): LogLine => ({ level: 'debug', text });

// The texts are those of llama.cpp b11364 in wllama 3.8.1.
describe('a failed load', () => {
	test('is told in the words of the first error, not of what follows from it', () => {
		const lines = [
			debug('load: 12 tensors'),
			error("llama_model_load: error loading model: tensor 'blk.0.ffn_up.weight' data is not within the file bounds"),
			error('llama_model_load_from_file_impl: failed to load model')
		];
		expect(translateLoadError(null, lines, 'a')).toMatchObject({
			code: 'engine/load-failed',
			details: { modelId: 'a', reason: expect.stringContaining('file bounds') }
		});
	});

	test('keeps the words of the library when the log is empty', () => {
		const details = { modelId: 'a', reason: 'Module is already initialized' };
		expect(translateLoadError(new Error(details.reason), [], 'a')).toMatchObject({
			code: 'engine/load-failed',
			details
		});
	});

	test.for([
		['llama_init_from_model: failed to allocate buffer of size 73400320', 73400320],
		['ggml_aligned_malloc: insufficient memory (attempted to allocate 10.00 MB)', null],
		['std::bad_alloc', null]
	] as const)('without memory is out of memory: %s', ([text, requestedBytes]) => {
		expect(translateLoadError(null, [error(text)], 'a')).toMatchObject({
			code: 'engine/out-of-memory',
			details: { requestedBytes }
		});
	});
});

describe('a failed generation', () => {
	test('tells both numbers of an overflow', () => {
		const thrown = new Error('request (854 tokens) exceeds the available context size (256 tokens), try increasing it');
		const details = { promptTokens: 854, contextTokens: 256 };
		expect(translateGenerateError(thrown, [])).toMatchObject({
			code: 'engine/context-overflow',
			details,
			cause: thrown
		});
		expect(findOverflow(thrown)).toEqual(details);
		expect(findOverflow(new AppError('engine/context-overflow', details))).toEqual(details);
		expect(findOverflow(new Error('other'))).toBeNull();
	});

	test('with a lost GPU says so, whatever was thrown', () => {
		const lines = [error('ggml_webgpu: Device lost! Reason: 1, Message: external instance reference')];
		expect(translateGenerateError(new Error('(ABORT) '), lines)).toMatchObject({
			code: 'engine/device-lost',
			details: { reason: expect.stringContaining('Device lost!') }
		});
	});

	test.for(['(ABORT) ', 'wllama has crashed, please reload the module', 'memory access out of bounds', 'unreachable'])(
		'is a crash when the instance is dead: %s',
		(message) => {
			expect(translateGenerateError(new Error(message), []).code).toBe('engine/crashed');
			expect(translateGenerateError(message, []).code).toBe('engine/crashed'); // it also rejects with strings
		}
	);

	test('finds the lost text of an exception in the log', () => {
		const lines = [warn('slow'), error('exception: unknown sampler')];
		expect(translateGenerateError(new RangeError('Invalid typed array length: 1163217991'), lines)).toMatchObject({
			code: 'internal/bug',
			details: { reason: 'exception: unknown sampler' }
		});
	});

	test('does not take a full prompt cache for a lack of memory', () => {
		const lines = [warn('srv  prompt_save: failed to allocate memory for prompt cache state: std::bad_alloc')];
		expect(translateGenerateError(new Error('something else'), lines).code).toBe('internal/bug');
	});

	test('leaves ours as it is', () => {
		const ours = new AppError('engine/not-loaded', { operation: 'generate' });
		expect(translateGenerateError(ours, [error('Device lost!')])).toBe(ours);
	});
});
