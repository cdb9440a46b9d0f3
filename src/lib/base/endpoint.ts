/** The hub that is asked when nobody has set a mirror. */
export const publicHub = 'https://huggingface.co';

/** Longer ones are not typed by people. */
const maxCharacters = 300;

/** This computer, for a hub of one's own: nobody on the network in between can read along. */
const ownHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address of a hub or a mirror of one as it is stored and compared: scheme, host, and a path where it has one, without
 * a slash at the end. `null` for what is no such address: another scheme than https (plain http is for this computer only),
 * a name and password, a query.
 */
export function normalizeEndpoint(text: string): string | null {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed.length > maxCharacters) return null;
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
	if (!url || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && ownHosts.includes(url.hostname))) return null;
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Whether a text can be an access token: one word of ASCII that fits into a header. */
export function isToken(text: unknown): text is string {
	return typeof text === 'string' && /^[\x21-\x7e]{8,512}$/.test(text);
}
