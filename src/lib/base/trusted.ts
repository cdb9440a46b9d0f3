interface ScriptUrlPolicy {
	createScriptURL(url: string): unknown;
}
interface TrustedTypesLike {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

function check(url: string): string {
	const absolute = new URL(url, location.href);
	if (absolute.origin !== location.origin) throw new TypeError(`Not our script: ${absolute.href}`);
	return absolute.href;
}

// Created at first use: a worker may import this module without ever needing the policy.
let policy: ScriptUrlPolicy | null | undefined;

/**
 * The one Trusted Types policy of the app: scripts of our own origin.
 * Typed as string because TypeScript's DOM library has no Trusted Types in Worker's constructor.
 * @throws TypeError for another origin
 */
export function trustedScriptUrl(url: string): string {
	const factory = (globalThis as { trustedTypes?: TrustedTypesLike }).trustedTypes;
	policy ??= factory?.createPolicy('app-worker-url', { createScriptURL: check }) ?? null;
	return (policy ? policy.createScriptURL(url) : check(url)) as string;
}
