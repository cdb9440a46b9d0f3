import { base } from '#sw/build-manifest.ts';
import { withHeaders } from '#sw/headers.ts';
import { router } from '#sw/routes.ts';

const offline = 'This part of Hearth is not stored on this device, and its host cannot be reached.';

/** The answer to a request of our own origin, from a cache where there is one, always with our headers. Never rejects. */
export async function answer(event: FetchEvent): Promise<Response> {
	const { request } = event;
	try {
		return withHeaders(request, (await router.handleRequest({ request, event })) ?? (await fetch(request)), base);
	} catch {
		// A status that code can read, instead of a network error without a cause.
		const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
		return withHeaders(request, new Response(offline, { status: 504, statusText: 'Offline', headers }), base);
	}
}
