import { AppError } from '#lib/base/errors.ts';
import { MalformedError, type FileFlaw } from '#lib/base/malformed.ts';

/**
 * What was found to be wrong with a file, as the error that people are told of.
 * @param file the name that they know it by
 */
export function refusal(file: string, found: MalformedError | FileFlaw, cause?: unknown): AppError<'model/malformed'> {
	if (found instanceof MalformedError) {
		const { message: reason, atByte, flaw } = found;
		return new AppError('model/malformed', { file, reason, atByte, ...(flaw && { flaw }) }, { cause: found });
	}
	const reason = `cannot be opened here (${found.kind})`;
	return new AppError('model/malformed', { file, reason, atByte: null, flaw: found }, { cause });
}
