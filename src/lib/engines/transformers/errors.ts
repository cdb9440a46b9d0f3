import { AppError, isAbort, isAppError } from '#lib/base/errors.ts';

const outOfMemory =
	/bad_alloc|out of memory|array buffer allocation|failed to allocate|cannot allocate|ERROR_CODE: 6\b/i;

/** How ONNX Runtime and Dawn tell of a GPU that went away in the middle of a call. */
const deviceLost = /device (?:is |was )?lost|\blost device|failed to download data from buffer/i;

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function findTrouble(error: unknown): AppError | null {
	const reason = messageOf(error);
	if (deviceLost.test(reason)) return new AppError('engine/device-lost', { reason }, { cause: error });
	if (error instanceof RangeError || outOfMemory.test(reason))
		return new AppError('engine/out-of-memory', { requestedBytes: null }, { cause: error });
	return null;
}

/** A failed load as an `AppError`. */
export function translateLoadError(error: unknown, modelId: string): Error {
	if (isAppError(error)) return error;
	return (
		findTrouble(error) ?? new AppError('engine/load-failed', { modelId, reason: messageOf(error) }, { cause: error })
	);
}

/** A run of the model that failed as an `AppError`: the library cannot run again after it. */
export function translateRunError(error: unknown): Error {
	if (isAppError(error) || isAbort(error)) return error as Error;
	return findTrouble(error) ?? new AppError('engine/crashed', { reason: messageOf(error) }, { cause: error });
}

/** After these the inner worker must not be used again. */
export function isFatal(error: unknown): boolean {
	return ['engine/crashed', 'engine/device-lost', 'engine/out-of-memory'].some(
		(code) => isAppError(error) && error.code === code
	);
}
