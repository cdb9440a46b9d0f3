import {
	bridgeHeaders,
	bridgePolicy,
	documentPolicy,
	drawingPolicy,
	isBridgePath,
	isDrawingPath,
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
	const framed = framedPolicy(request, base);
	const others = framed === bridgePolicy ? bridgeHeaders : isolationHeaders;
	for (const [name, value] of Object.entries(others)) headers.set(name, value);
	if (framed) headers.set('Content-Security-Policy', framable(headers.get('Content-Security-Policy'), framed));
	const policy = framed ? null : policyFor(request);
	if (policy) headers.append('Content-Security-Policy', policy);
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

function isDocument({ destination }: Request): boolean {
	return destination === 'document' || destination === 'iframe';
}

/** Two pages may stand in a frame: one that serves other websites, in theirs, and one that draws, in ours. */
function framedPolicy(request: Request, base: string): string | null {
	if (!isDocument(request)) return null;
	const { pathname } = new URL(request.url);
	if (isDrawingPath(pathname, base)) return drawingPolicy;
	return isBridgePath(pathname, base) ? bridgePolicy : null;
}

/** What is stored may have come with the policy of all other pages, which are in no frame. */
function framable(header: string | null, own: string): string {
	const policies = (header ?? '').split(',').map((policy) => policy.trim());
	return [...policies.filter((policy) => policy !== '' && policy !== documentPolicy && policy !== own), own].join(', ');
}

function policyFor(request: Request): string | null {
	const { destination, url } = request;
	if (destination === 'worker' || destination === 'sharedworker') return workerPolicyFor(new URL(url).pathname);
	return isDocument(request) ? documentPolicy : null;
}
