import type { BridgeGrant } from '#lib/storage/settings-types.ts';

/**
 * Can Hearth know whom it talks to? Over plain http anybody on the way can speak for a website; pages of files and of
 * sandboxed frames have no name at all.
 * @param origin as the browser says it
 */
export function isTrustworthy(origin: string): boolean {
	if (!URL.canParse(origin)) return false;
	const url = new URL(origin);
	if (url.origin !== origin) return false;
	if (url.protocol === 'https:') return true;
	return url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(url.hostname);
}

export function isGranted(grants: readonly BridgeGrant[], origin: string): boolean {
	return grants.some((grant) => grant.origin === origin);
}

/** The latest first. */
export function withGrant(grants: readonly BridgeGrant[], origin: string, grantedAtMs: number): BridgeGrant[] {
	return [{ origin, grantedAtMs }, ...withoutGrant(grants, origin)];
}

export function withoutGrant(grants: readonly BridgeGrant[], origin: string): BridgeGrant[] {
	return grants.filter((grant) => grant.origin !== origin);
}
