import { isHtml } from '#sw/is-html.ts';

/** Waits before the second and the third try, in milliseconds. */
const pausesMs = [300, 1_500];

/**
 * Fetches a file that is about to be stored for good. Tries again when the network or the host fails for a moment.
 * @param html whether a page is expected: captive portals and hosts with a catch-all rule answer 200 with one for anything
 * @throws Error that says what was wrong
 */
export async function fetchForStore(url: string, init: RequestInit & { html: boolean }): Promise<Response> {
	for (const pauseMs of [...pausesMs, null]) {
		const outcome = await fetch(url, { ...init, credentials: 'same-origin' }).catch((error: unknown) => String(error));
		if (typeof outcome !== 'string') {
			if (outcome.status === 200 && isHtml(outcome) === init.html) return withoutRedirect(outcome);
			const wrong =
				outcome.status === 200 ? `sent as ${outcome.headers.get('content-type')}` : `status ${outcome.status}`;
			if (outcome.status < 500 && outcome.status !== 429) throw new Error(wrong);
		}
		if (pauseMs === null) throw new Error(typeof outcome === 'string' ? outcome : `status ${outcome.status}`);
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
	throw new Error('unreachable');
}

/** A navigation refuses an answer that was redirected on the way, and refuses it from a cache too. */
function withoutRedirect(response: Response): Response {
	if (!response.redirected) return response;
	const { status, statusText, headers } = response;
	return new Response(response.body, { status, statusText, headers });
}
