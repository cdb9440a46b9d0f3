import { AppError, isAppError } from '#lib/base/errors.ts';
import type { LogLine } from '#lib/engines/wllama/log.ts';

const overflow = /request \((\d+) tokens\) exceeds the available context size \((\d+) tokens\)/;
/** The same of a text to be embedded. */
const textOverflow = /input \((\d+) tokens\) is too large to process.*batch size: (\d+)/;
const deviceLost = /device lost|failed to get a device|queue (?:submit|wait).* failed|webgpu: .*timed out/i;
const outOfMemory = /insufficient memory|bad_alloc|out of memory|failed to allocate|cannot allocate|cannot grow/i;
const requestedBytes = /failed to allocate buffer of size (\d+)|failed to allocate (\d+) bytes/;

/** The prompt cache is full now and then; llama.cpp makes room and goes on. */
const harmless = /prompt cache/i;

/** The library's way to say that its WebAssembly instance must not be used again. */
const dead =
	/\(ABORT\)|has crashed|memory access out of bounds|unreachable|table index is out of bounds|file read failed/i;

/** Grammars that are refused, and those that leave no token to choose. */
const badGrammar = /failed to parse grammar|failed to initialize samplers|empty grammar stack/i;

/** A C++ exception reaches JavaScript as one of these; what it was is in the log only. */
const lostException = /invalid typed array length|invalid magic number/i;

/** One request threw: llama.cpp goes on, and every other one that it was asked for is lost with it. */
export function isLostException(error: unknown): boolean {
	return lostException.test(messageOf(error));
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** The line that explains a failure best: the first error, for the later ones only follow from it. */
export function reasonFrom(lines: readonly LogLine[]): string | null {
	const line = lines.find(({ level, text }) => level === 'error' && text !== '' && !text.startsWith('Stack trace'));
	return line?.text ?? lines.findLast(({ level }) => level === 'warn')?.text ?? null;
}

/** What llama.cpp said about a prompt that is longer than its context, or `null`. */
export function findOverflow(error: unknown): { promptTokens: number; contextTokens: number } | null {
	if (isAppError(error, 'engine/context-overflow')) return error.details;
	const match = overflow.exec(messageOf(error)) ?? textOverflow.exec(messageOf(error));
	return match ? { promptTokens: Number(match[1]), contextTokens: Number(match[2]) } : null;
}

function findTrouble(text: string, error: unknown): AppError | null {
	if (deviceLost.test(text))
		return new AppError('engine/device-lost', { reason: firstMatch(text, deviceLost) }, { cause: error });
	if (outOfMemory.test(text)) {
		const bytes = requestedBytes.exec(text);
		const requested = bytes ? Number(bytes[1] ?? bytes[2]) : null;
		return new AppError('engine/out-of-memory', { requestedBytes: requested }, { cause: error });
	}
	return null;
}

function firstMatch(text: string, pattern: RegExp): string {
	return (
		text
			.split('\n')
			.find((line) => pattern.test(line))
			?.trim() ?? text
	);
}

function troubleText(error: unknown, lines: readonly LogLine[]): string {
	const logged = lines.filter(({ level, text }) => level !== 'debug' && level !== 'log' && !harmless.test(text));
	return [messageOf(error), ...logged.map(({ text }) => text)].join('\n');
}

/**
 * A failed load as an `AppError`.
 * @param error what the library threw, or `null` when it called a failed load a success
 * @param lines what it logged since the load began
 */
export function translateLoadError(error: unknown, lines: readonly LogLine[], modelId: string): AppError {
	if (isAppError(error)) return error;
	const trouble = findTrouble(troubleText(error ?? '', lines), error);
	if (trouble) return trouble;
	const reason = reasonFrom(lines) ?? (error === null ? 'the engine gave no reason' : messageOf(error));
	return new AppError('engine/load-failed', { modelId, reason }, { cause: error });
}

/**
 * A failed generation as an `AppError`.
 * @param lines what the library logged since the generation began
 */
export function translateGenerateError(error: unknown, lines: readonly LogLine[]): AppError {
	if (isAppError(error)) return error;
	const overflowed = findOverflow(error);
	if (overflowed) return new AppError('engine/context-overflow', overflowed, { cause: error });
	const message = messageOf(error);
	const trouble = findTrouble(troubleText(error, lines), error);
	if (trouble) return trouble;
	const logged = reasonFrom(lines);
	if (badGrammar.test(`${message}\n${logged}`)) {
		const reason = logged ?? message;
		return new AppError('request/invalid', { param: 'responseFormat', reason }, { cause: error });
	}
	if (dead.test(message)) return new AppError('engine/crashed', { reason: logged ?? message }, { cause: error });
	const reason = lostException.test(message) ? (logged ?? 'an exception without a message') : message;
	return new AppError('internal/bug', { reason }, { cause: error });
}

/** After these the instance must not be used again. */
export function isFatal(error: AppError): boolean {
	return ['engine/crashed', 'engine/device-lost', 'engine/out-of-memory'].includes(error.code);
}
