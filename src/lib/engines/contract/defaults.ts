import { isAppError } from '#lib/base/errors.ts';
import type { ModelCapabilities, Sampling } from '#lib/engines/contract/types.ts';
import { validateRequest } from '#lib/engines/contract/validate.ts';

/** What a file says about sampling, under our names; nothing of it is checked. */
export type FoundDefaults = { readonly [K in keyof Sampling]?: unknown };

/** Would a request with this value be accepted? */
function isSane(name: string, value: unknown): boolean {
	const messages = [{ role: 'user' as const, content: 'a' }];
	try {
		validateRequest({ messages, sampling: { maxTokens: 1, temperature: 0, [name]: value } });
		return true;
	} catch (error) {
		if (isAppError(error, 'request/invalid')) return false;
		throw error;
	}
}

/**
 * What the publisher of a model advises, as far as the engine can honour it. Files are written by anybody: a value that a
 * request could not have is left out, because a model must not fail to load over its advice. Never throws.
 */
export function readDefaults(found: FoundDefaults, supported: ModelCapabilities['sampling']): Partial<Sampling> {
	const sane = Object.entries(found).filter(
		([name, value]) => value !== undefined && supported.includes(name as keyof Sampling) && isSane(name, value)
	);
	return Object.fromEntries(sane);
}
