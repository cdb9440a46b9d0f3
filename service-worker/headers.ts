import { documentPolicy, isolationHeaders, workerPolicyFor } from '#lib/base/csp.js';

/**
 * The same response with cross-origin isolation, hardening and, for documents and workers, a content security policy.
 * This is what lets a host that sends no headers at all (GitHub Pages) serve an isolated, locked-down app.
 */
export function withHeaders(request: Request, response: Response): Response {
	// Redirects of navigations, errors and opaque answers have status 0 and cannot be rebuilt.
	if (response.status === 0) return response;
	const headers = new Headers(response.headers);
	for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
	const policy = policyFor(request);
	if (policy) headers.append('Content-Security-Policy', policy);
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

function policyFor({ destination, url }: Request): string | null {
	if (destination === 'worker' || destination === 'sharedworker') return workerPolicyFor(new URL(url).pathname);
	if (destination === 'document' || destination === 'iframe') return documentPolicy;
	return null;
}
