import {
	bridgeHeaders,
	bridgePolicy,
	documentPolicy,
	isBridgePath,
	isolationHeaders,
	workerPolicyFor
} from '#lib/base/csp.js';

/**
 * The same response with cross-origin isolation, hardening and, for documents and workers, a content security policy.
 * This is what lets a host that sends no headers at all (GitHub Pages) serve an isolated, locked-down app.
 * @param base path that the app is served under
 */
export function withHeaders(request: Request, response: Response, base: string): Response {
	// Redirects of navigations, errors and opaque answers have status 0 and cannot be rebuilt.
	if (response.status === 0) return response;
	const headers = new Headers(response.headers);
	const forBridge = isDocument(request) && isBridgePath(new URL(request.url).pathname, base);
	for (const [name, value] of Object.entries(forBridge ? bridgeHeaders : isolationHeaders)) headers.set(name, value);
	if (forBridge) headers.set('Content-Security-Policy', framable(headers.get('Content-Security-Policy')));
	const policy = forBridge ? null : policyFor(request);
	if (policy) headers.append('Content-Security-Policy', policy);
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

function isDocument({ destination }: Request): boolean {
	return destination === 'document' || destination === 'iframe';
}

/** The shell that is stored may have come with the policy of the start page, which is in no frame. */
function framable(header: string | null): string {
	const policies = (header ?? '').split(',').map((policy) => policy.trim());
	return [...policies.filter((policy) => policy !== '' && policy !== documentPolicy), bridgePolicy].join(', ');
}

function policyFor(request: Request): string | null {
	const { destination, url } = request;
	if (destination === 'worker' || destination === 'sharedworker') return workerPolicyFor(new URL(url).pathname);
	return isDocument(request) ? documentPolicy : null;
}
