import { apiLimits } from '#lib/base/api-limits.ts';
import { askTab } from '#sw/api-call.ts';
import { callerOf } from '#sw/api-caller.ts';
import { apiError } from '#sw/api-error.ts';
import { secondsToWait } from '#sw/api-rate.ts';
import { base } from '#sw/build-manifest.ts';
import { findHost, knownHost, rememberHost } from '#sw/find-host.ts';
import { withHeaders } from '#sw/headers.ts';
import { readLimited } from '#sw/read-limited.ts';

/** Is this an address of the API? No page and no file of the app begins so. */
export function isApiPath(pathname: string): boolean {
	return [`${base}/v1`, `${base}/api`].some((root) => pathname === root || pathname.startsWith(`${root}/`));
}

/**
 * Answers a call of the API: a switchboard between the page that calls and a tab that runs the app. It knows nothing of
 * models or messages; what an answer says is made in the tab (`#lib/api`). Never rejects.
 */
export async function answerApi(worker: ServiceWorkerGlobalScope, event: FetchEvent): Promise<Response> {
	const path = new URL(event.request.url).pathname.slice(base.length);
	const answered = call(worker, event, path).catch((error: unknown) => apiError(path, 500, 'internal', String(error)));
	return withHeaders(event.request, await answered, base);
}

async function call(worker: ServiceWorkerGlobalScope, event: FetchEvent, path: string): Promise<Response> {
	const { request } = event;
	// A link, a form or an image of any site in the world can make these; only fetch from a page of ours makes others.
	const [caller, known] = await Promise.all([worker.clients.get(event.clientId), knownHost(worker.clients)]);
	if (!caller || request.mode === 'navigate' || request.mode === 'no-cors')
		return apiError(path, 403, 'not_allowed', 'Only fetch from a page of this origin can call the API.');
	const client = callerOf(caller.url, request.headers, base);
	const waitS = secondsToWait(client);
	if (waitS > 0)
		return apiError(path, 429, 'rate_limit_exceeded', 'Too many requests at once.', { 'Retry-After': String(waitS) });
	const { bodyBytes } = apiLimits;
	const body = await readLimited(request, bodyBytes);
	if (!body) return apiError(path, 413, 'request_too_large', `The body is larger than ${bodyBytes / 2 ** 20} MB.`);

	const { method, signal } = request;
	const headers = Object.fromEntries(request.headers);
	const ask = async (tab: Client) => {
		const message = { type: 'API_CALL', id: crypto.randomUUID(), method, path, headers, body, client } as const;
		const answered = await askTab(tab, message, signal);
		rememberHost(answered ? tab : null);
		return answered;
	};
	const answered = known && (await ask(known));
	if (answered) return answered;
	const tab = await findHost(worker.clients);
	if (tab === 'off')
		return apiError(path, 403, 'api_off', `The API is off. Switch it on at ${worker.location.origin}${base}/connect.`);
	const nobody = 'No tab of Hearth is open that could answer. Open one and leave it open.';
	return (tab && (await ask(tab))) ?? apiError(path, 503, 'no_host', nobody, { 'Retry-After': '2' });
}
