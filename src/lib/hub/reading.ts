// Whatever a hub sends is material: these take what has the right form out of it, and nothing else.

/** An object of JSON; an empty one in place of anything else. Only own members count. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

export function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** One line of text that can be shown as it is, of at most so many characters; `null` for anything else. */
export function asLine(value: unknown, most = 200): string | null {
	if (typeof value !== 'string' || value === '' || value.length > most) return null;
	// Control characters, line ends, and what turns the direction of reading around.
	return /[\p{C}\p{Zl}\p{Zp}]/u.test(value) ? null : value;
}

/** A number of things. */
export function asCount(value: unknown): number | null {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A date as JSON has it, in milliseconds. */
export function asTime(value: unknown): number | null {
	const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(atMs) ? null : atMs;
}

const nameOf = /^[\w-][\w.-]{0,95}$/;

/** `owner/name`, as the hub allows it. */
export function isRepository(value: unknown): value is string {
	if (typeof value !== 'string') return false;
	const parts = value.split('/');
	return parts.length === 2 && parts.every((part) => nameOf.test(part) && !part.includes('..'));
}

/** A commit, in full. */
export function isCommit(value: unknown): value is string {
	return typeof value === 'string' && /^[\da-f]{40}$/.test(value);
}

/** Where a file may be, relative to its repository: no way out of it, and nothing that cannot be shown. */
export function isSafePath(value: unknown): value is string {
	const path = asLine(value, 400);
	if (path === null || /[\\:*?"<>|]/.test(path)) return false;
	return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.trim() === part);
}

/** Lower-case hexadecimal SHA-256, also where the hub writes its name before it. */
export function asSha256(value: unknown): string | null {
	const [, hex] = (typeof value === 'string' && /^(?:sha256:)?([\da-f]{64})$/.exec(value)) || [];
	return hex ?? null;
}
