import { workerPolicy } from '#lib/base/csp.js';

/** What `connect-src`, or `default-src` in its place, allows. `null`: the policy does not limit connections. */
function connectSources(policy: string): string[] | null {
	const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
	const find = (name: string) => directives.find(([first]) => first?.toLowerCase() === name)?.slice(1);
	return find('connect-src') ?? find('default-src') ?? null;
}

const allowed = new Set([...(connectSources(workerPolicy) ?? []), "'none'"]);

/**
 * Does a `Content-Security-Policy` header keep a worker from all hosts but our own? Of several policies (joined by commas)
 * all are in force, so one is enough.
 */
export function limitsConnections(header: string | null): boolean {
	return (header ?? '').split(',').some((policy) => {
		const sources = connectSources(policy);
		return sources !== null && sources.every((source) => allowed.has(source));
	});
}
