import { AppError, type ErrorCode, type ErrorDetails } from '#lib/base/errors.ts';

/** The error that a script asks for, with made-up details. */
export function scriptedError(code: ErrorCode): AppError {
	// One set of details that has every property any code reads.
	const details = {
		...{ engine: 'fake', reason: 'scripted', operation: 'generate', requestedBytes: null, promptTokens: 9000 },
		...{ contextTokens: 1024, modelId: 'fake', waitedMs: 1000, file: 'fake', status: null, param: 'messages' },
		...{ expectedBytes: 1, actualBytes: 0, neededBytes: null, chatId: 'fake' }
	};
	return new AppError(code, details as unknown as ErrorDetails[ErrorCode]);
}
