// The app is a client: every page renders in the browser, and the prerendered start page is the shell of all of them.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'ignore';
