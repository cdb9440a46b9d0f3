import { isBridgePath } from '#lib/base/csp.js';
import { websiteHeader } from '#lib/base/api-messages.ts';

/**
 * Whom a call is for: the path of the page that makes it; the origin of a website, when it is made by the page that serves
 * websites. No other page can call in the name of one.
 * @param url of the page
 * @param base path that the app is served under
 */
export function callerOf(url: string, headers: Headers, base: string): string {
	const { pathname } = new URL(url);
	return isBridgePath(pathname, base) ? (headers.get(websiteHeader) ?? 'unknown') : pathname;
}
