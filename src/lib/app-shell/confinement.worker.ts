import { limitsConnections } from '#lib/app-shell/limits-connections.ts';

/** What a worker of ours was able to do. Both must be `false` for an engine to be started. */
export interface Confinement {
	/** The policy of this worker allows requests to hosts that it should not. */
	fetchesElsewhere: boolean;
	/** `eval` ran: text could become code. */
	evaluatesText: boolean;
}

function evaluatesText(): boolean {
	try {
		return (0, eval)('true') as boolean;
	} catch {
		return false;
	}
}

/** By the header, not by trying: the browser would print a refused request as an error, on every visit. */
async function fetchesElsewhere(): Promise<boolean> {
	const { headers } = await fetch(location.href, { method: 'HEAD' });
	return !limitsConnections(headers.get('content-security-policy'));
}

self.postMessage({ evaluatesText: evaluatesText(), fetchesElsewhere: await fetchesElsewhere() } satisfies Confinement);
