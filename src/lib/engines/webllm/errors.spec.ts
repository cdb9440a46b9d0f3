import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { isFatal, translateGenerateError, translateLoadError } from '#lib/engines/webllm/errors.ts';
import { FileFault } from '#lib/engines/webllm/fault.ts';

function named(name: string, message: string): Error {
	return Object.assign(new Error(message), { name });
}

// The texts are those of web-llm 0.2.86.
describe('a failed load', () => {
	test.for<[Error | string, RegExp]>([
		[new FileFault('its tokenizer is missing'), /^its tokenizer is missing$/],
		[
			new WebAssembly.LinkError('Import #0 "env" "x": function import requires a callable'),
			/another version of web-llm/
		],
		[new WebAssembly.CompileError('section (code 10, "Code") extends past end'), /model library is damaged/],
		[new Error('Cannot find TVMFFIWasmGetLastError in exports'), /lacks what web-llm calls/],
		[
			'Error: Cannot find required VM function `decode`. Available candidate functions: (none)',
			/lacks what web-llm calls/
		],
		[new TypeError('__initialize is not a function'), /lacks what web-llm calls/],
		['RuntimeError: Aborted(). Build with -sASSERTIONS', /made the engine stop/],
		['Engine.unload() is called.', /^Engine\.unload/]
	])('gives a reason: %s', ([error, reason]) => {
		expect(translateLoadError(error, 'm')).toMatchObject({
			code: 'engine/load-failed',
			details: { modelId: 'm', reason: expect.stringMatching(reason) }
		});
	});

	test.for<[Error | string, string]>([
		['ShaderF16SupportError: This model requires WebGPU extension shader-f16', 'engine/unsupported'],
		[named('FeatureSupportError', 'This model requires feature x'), 'engine/unsupported'],
		[named('WebGPUNotAvailableError', 'WebGPU is not supported'), 'engine/unsupported'],
		[new Error('Unable to find a compatible GPU. This issue might be'), 'engine/unsupported'],
		[new Error('Cannot initialize runtime because of requested maxBufferSize exceeds limit'), 'engine/unsupported'],
		[named('DeviceLostError', 'The WebGPU device was lost while loading the model.'), 'engine/device-lost'],
		[new RangeError('Array buffer allocation failed'), 'engine/out-of-memory']
	])('tells the machine from the model: %s', ([error, code]) => {
		expect(translateLoadError(error, 'm').code).toBe(code);
	});
});

describe('a failed generation', () => {
	test('tells both numbers of an overflow', () => {
		const text =
			'Prompt tokens exceed context window size: number of prompt tokens: 9; context window size: 4\nConsider shortening';
		expect(translateGenerateError(named('ContextWindowSizeExceededError', text))).toMatchObject({
			code: 'engine/context-overflow',
			details: { promptTokens: 9, contextTokens: 4 }
		});
	});

	test.for<[Error | string, string, boolean]>([
		[
			named('GrammarMatcherInitError', 'Failed to initialize the grammar matcher: Aborted().'),
			'request/invalid',
			false
		],
		[new Error('Module has already been disposed'), 'engine/crashed', true],
		[named('RuntimeError', 'unreachable'), 'engine/crashed', true],
		[named('DeviceLostError', 'lost'), 'engine/device-lost', true],
		[new Error('something new'), 'internal/bug', false]
	])('%s', ([error, code, fatal]) => {
		const translated = translateGenerateError(error);
		expect(translated.code).toBe(code);
		expect(isFatal(translated)).toBe(fatal);
	});

	test('leaves ours as it is', () => {
		const ours = new AppError('engine/not-loaded', { operation: 'generate' });
		expect(translateGenerateError(ours)).toBe(ours);
		expect(translateLoadError(ours, 'm')).toBe(ours);
	});
});
