import type { Network } from '#lib/hub/ask.ts';

/** The network as a worker has it, with a memory of what the policy of the app refused. */
export function workerNetwork(): Network {
	const refused = new Set<string>();
	self.addEventListener('securitypolicyviolation', (event) => {
		if ((event as SecurityPolicyViolationEvent).effectiveDirective !== 'connect-src') return;
		const url = URL.parse((event as SecurityPolicyViolationEvent).blockedURI);
		if (url) refused.add(url.origin);
	});
	return {
		fetch: (input, init) => fetch(input, init),
		wasForbidden: async ({ origin }) => {
			// The event is a task of its own, which may come after the failure.
			await new Promise((resolve) => setTimeout(resolve));
			return refused.has(origin);
		},
		isOffline: () => !navigator.onLine
	};
}
