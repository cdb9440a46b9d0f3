import { base, revision } from '#sw/build-manifest.ts';

// With the base path: several apps may share an origin (`name.github.io`), and the caches of an origin are one list.
const shellPrefix = `hearth${base}:shell-`;
const onDemandPrefix = `hearth${base}:on-demand-`;

/** What this build needs to open offline. */
export const shellCache = shellPrefix + revision;

/** Engines and other large files that this build has used. */
export const onDemandCache = onDemandPrefix + revision;

/** Every cache of this app, of any build, oldest first (the order that `caches.keys` promises). */
export async function listCaches(): Promise<{ shell: string[]; onDemand: string[] }> {
	const names = await caches.keys();
	return {
		shell: names.filter((name) => name.startsWith(shellPrefix)),
		onDemand: names.filter((name) => name.startsWith(onDemandPrefix))
	};
}
