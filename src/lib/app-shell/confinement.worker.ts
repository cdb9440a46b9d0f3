/** What a worker of ours was able to do. Both must be `false` for an engine to be started. */
export interface Confinement {
	/** A request to another origin was not refused by the policy. */
	fetchesElsewhere: boolean;
	/** `eval` ran: text could become code. */
	evaluatesText: boolean;
}

/** No host: reserved for never existing (RFC 2606), so an unconfined worker reaches nobody either. */
const elsewhere = 'https://confinement.invalid/';

function evaluatesText(): boolean {
	try {
		return (0, eval)('true') as boolean;
	} catch {
		return false;
	}
}

/** The event tells a refusal by policy from a host that cannot be found; `fetch` alone does not. */
async function fetchesElsewhere(): Promise<boolean> {
	let refused = false;
	self.addEventListener('securitypolicyviolation', (event) => {
		if ((event as SecurityPolicyViolationEvent).blockedURI.startsWith(elsewhere.slice(0, -1))) refused = true;
	});
	await fetch(elsewhere, { mode: 'no-cors', credentials: 'omit' }).catch(() => null);
	await new Promise((resolve) => setTimeout(resolve)); // the event is a task of its own
	return !refused;
}

self.postMessage({ evaluatesText: evaluatesText(), fetchesElsewhere: await fetchesElsewhere() } satisfies Confinement);
