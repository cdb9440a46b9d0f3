import { hubFailures } from '#lib/base/errors.ts';
import type { ErrorCode, ErrorDetails, Recovery, RefusalReason } from '#lib/base/errors.ts';
import { amount, type Found, member, nullable, oneOf, text } from '#lib/storage/checks.ts';
import type { Message } from '#lib/storage/chat-types.ts';

type Check = (found: Found) => unknown;

const amountOrNull: Check = (found) => nullable(found, amount);
const recoveries: readonly Recovery[] = ['again', 'cpu', 'none'];
const refusals: readonly RefusalReason[] = [
	'not-there',
	'no-access',
	'web-page',
	'wrong-size',
	'changed',
	'unreadable'
];
/** Absent from what older versions wrote. */
const recovery: Check = (found) => (found.value === undefined ? undefined : oneOf(found, recoveries));

/** What each error's details hold. Complete by type: a new code or field does not compile until it is here. */
const detailChecks: { [C in ErrorCode]: { [F in keyof ErrorDetails[C]]: Check } } = {
	'engine/unsupported': { engine: text, reason: text },
	'engine/unsupported-operation': { engine: text, operation: text },
	'engine/not-loaded': { operation: text },
	'engine/busy': { operation: text },
	'engine/out-of-memory': { requestedBytes: amountOrNull },
	'engine/unprotected': { reason: (found) => oneOf(found, ['no-service-worker', 'not-installed']), detail: text },
	'engine/device-lost': { reason: text, recovery },
	'engine/context-overflow': { promptTokens: amount, contextTokens: amount },
	'engine/load-failed': { modelId: text, reason: text },
	'engine/crashed': { reason: text, recovery },
	'engine/timeout': { operation: text, waitedMs: amount, recovery },
	'engine/interrupted': { reason: text },
	'host/lost': { reason: text },
	'model/not-found': { modelId: text },
	'model/download-failed': { file: text, status: amountOrNull },
	'model/corrupt': { modelId: text, file: text, expectedBytes: amount, actualBytes: amount },
	'model/malformed': { file: text, reason: text, atByte: amountOrNull },
	'model/refused': { file: text, status: amountOrNull, reason: (found) => oneOf(found, refusals) },
	'model/no-room': { neededBytes: amountOrNull, freeBytes: amountOrNull },
	'model/store-unavailable': { reason: text },
	'hub/failed': {
		host: text,
		what: text,
		reason: (found) => oneOf(found, hubFailures),
		status: amountOrNull,
		retryAfterMs: amountOrNull
	},
	'storage/quota-exceeded': { neededBytes: amountOrNull },
	'storage/unavailable': { reason: text },
	'chat/not-found': { chatId: text },
	'chat/context-full': { promptTokens: amount, contextTokens: amount },
	'request/invalid': { param: text, reason: text },
	'request/unsupported': { param: text, engine: text },
	'internal/bug': { reason: text }
};

/**
 * Why a message failed. The details must fit the code, because the remedies read them. What does not fit, or is not
 * known here because another version wrote it, becomes `internal/bug` with the code as its reason: no backup is refused
 * for a diagnosis.
 * @throws `request/invalid` when there is no code at all
 */
export function messageError(found: Found): NonNullable<Message['error']> {
	const code = text(member(found, 'code'));
	const details = findDetails(code, member(found, 'details'));
	return details ? { code: code as ErrorCode, details } : { code: 'internal/bug', details: { reason: code } };
}

function findDetails(code: string, found: Found): Record<string, unknown> | null {
	if (!Object.hasOwn(detailChecks, code)) return null;
	const checks = Object.entries<Check>(detailChecks[code as ErrorCode]);
	try {
		return Object.fromEntries(checks.map(([field, check]) => [field, check(member(found, field))]));
	} catch {
		return null;
	}
}
