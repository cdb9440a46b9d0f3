import { browser } from '$app/environment';
import { showLanguage } from '#lib/messages/languages.ts';

// The app is a client: every page renders in the browser, and the prerendered start page is the shell of all of them.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'ignore';

/** Nothing is drawn before its texts are there. English is there already. */
export async function load(): Promise<void> {
	if (browser) await showLanguage();
}
