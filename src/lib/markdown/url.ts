const allowedProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
const maxUrlChars = 8192;

/** Characters that reorder what stands around them, so that an address reads as another one. */
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * The address in its normalized form if it may be a link, `null` otherwise: absolute, http, https or mailto.
 * Normalized means ASCII: other scripts in a host become punycode, anything odd in a path is percent-encoded, so what
 * was checked, what is shown and what is opened are the same text.
 */
export function safeHref(url: string): string | null {
	if (url.length > maxUrlChars || !URL.canParse(url)) return null;
	const { protocol, hostname, href } = new URL(url);
	if (!allowedProtocols.has(protocol)) return null;
	return protocol === 'mailto:' || hostname !== '' ? href : null;
}

/** Where an image would have come from: its host, the kind of address if that has no host (`data`), or `null`. */
export function imageHost(url: string): string | null {
	const absolute = url.startsWith('//') ? `https:${url}` : url;
	if (!URL.canParse(absolute)) return null;
	const { hostname, protocol } = new URL(absolute);
	return hostname || protocol.slice(0, -1);
}

/** Text in which direction controls can be seen: `a\u202Eb` becomes `a[U+202E]b`. */
export function revealBidi(text: string): string {
	return text.replace(bidiControls, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}

/** An address in parts, for a person to judge: `before + host + after` is all of it. */
export interface LinkParts {
	before: string;
	/** What decides where it leads: the host with its port, or a mail address. */
	host: string;
	after: string;
	/** Long enough to carry a good part of a chat to whoever runs the host. */
	long: boolean;
}

const maxOrdinaryChars = 120;

/** Splits what `safeHref` returned. `long` counts everything but scheme and host, and a host that is long itself. */
export function splitHref(href: string): LinkParts {
	const { protocol, host, pathname } = new URL(href);
	const target = protocol === 'mailto:' ? pathname : host;
	// From the end of the authority: `https://bank.example@evil.example` leads to evil.example.
	const start = protocol === 'mailto:' ? protocol.length : href.indexOf('/', protocol.length + 2) - host.length;
	const before = href.slice(0, start);
	const after = href.slice(start + target.length);
	const carriedChars = before.length + after.length - protocol.length;
	return { before, host: target, after, long: carriedChars > maxOrdinaryChars || target.length > maxOrdinaryChars };
}
