import { describe, expect, test } from 'vitest';
import {
	AppError,
	isAbort,
	isAppError,
	isQuotaExceeded,
	packError,
	toAppError,
	unpackError
} from '#lib/base/errors.ts';

/** What a thread boundary does to a value. */
function cross(error: unknown): Error {
	return unpackError(structuredClone(packError(error)));
}

describe('an error that crosses a thread', () => {
	test('keeps the code, the details, the message and the stack of an AppError', () => {
		const error = new AppError('engine/context-overflow', { promptTokens: 9000, contextTokens: 8192 });
		const copy = cross(error);
		expect(isAppError(copy, 'engine/context-overflow') && copy.details).toEqual(error.details);
		expect(copy.message).toBe(error.message);
		expect(copy.stack).toBe(error.stack);
	});

	test('stays an abort', () => {
		expect(isAbort(cross(AbortSignal.abort().reason))).toBe(true);
		expect(isAbort(cross(Object.assign(new Error('library'), { name: 'AbortError' })))).toBe(true);
	});

	test('keeps the name and message of a plain error', () => {
		expect(cross(new RangeError('too far'))).toMatchObject({ name: 'RangeError', message: 'too far' });
	});

	test('becomes an error even when it was none', () => {
		expect(cross('just text')).toMatchObject({ name: 'Error', message: 'just text' });
	});
});

describe('toAppError', () => {
	test('leaves ours as it is', () => {
		const error = new AppError('chat/not-found', { chatId: 'a' });
		expect(toAppError(error)).toBe(error);
	});

	test('calls everything else a bug and keeps it as the cause', () => {
		const cause = new TypeError('x is not a function');
		const error = toAppError(cause);
		expect(error).toMatchObject({ code: 'internal/bug', cause, message: 'TypeError: x is not a function' });
	});
});

describe('isAppError', () => {
	test('tells codes apart', () => {
		const error = new AppError('engine/busy', { operation: 'generate' });
		expect([isAppError(error), isAppError(error, 'engine/busy'), isAppError(error, 'engine/crashed')]).toEqual([
			true,
			true,
			false
		]);
		expect(isAppError(new Error('engine/busy'))).toBe(false);
	});
});

test('isQuotaExceeded knows what browsers throw when the disk is full', () => {
	expect(isQuotaExceeded(new DOMException('full', 'QuotaExceededError'))).toBe(true);
	expect(isQuotaExceeded(new DOMException('no', 'SecurityError'))).toBe(false);
});
