import { AppError, isAppError, isQuotaExceeded, toAppError } from '#lib/base/errors.ts';

/** Refusals that only a mistake of ours can cause: an id used twice, a value that cannot be cloned. */
const bugs: readonly string[] = ['ConstraintError', 'DataError', 'DataCloneError', 'ReadOnlyError'];

/**
 * What IndexedDB threw, as one of ours. Even its `AbortError` is shown: nobody asked for it, the browser closed the
 * database under a transaction.
 */
export function toStorageError(error: unknown): AppError {
	if (isAppError(error)) return error;
	if (isQuotaExceeded(error)) {
		return new AppError('storage/quota-exceeded', { neededBytes: null }, { cause: error });
	}
	if (error instanceof DOMException && !bugs.includes(error.name)) {
		return new AppError('storage/unavailable', { reason: describe(error) }, { cause: error });
	}
	return toAppError(error);
}

/** Any failure to open a database; the database itself stays as it is. */
export function toOpenError(error: unknown): AppError<'storage/unavailable'> {
	if (isAppError(error, 'storage/unavailable')) return error;
	return new AppError('storage/unavailable', { reason: describe(error) }, { cause: error });
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'VersionError') return 'a newer version of this app has written it';
	const message = error.message.replace(/\.$/, '');
	return message ? `${error.name}: ${message}` : error.name;
}
