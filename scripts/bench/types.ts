import type { StaticHost } from '../static-host.js';

/** Fresh hosts, each on an origin of its own. */
export interface Hosts {
	/** The build as `npm start` serves it. */
	full: () => Promise<StaticHost>;
	/** The build on a host that sends no headers and no caching. */
	plain: () => Promise<StaticHost>;
	/** The engine alone. */
	bare: () => Promise<StaticHost>;
}

/** One greedy answer, as whoever asked for it saw it. */
export interface TimedAnswer {
	text: string;
	tokens: number;
	promptTokens: number;
	/** Of the prompt, those that were not in the KV cache. */
	newTokens: number;
	firstTokenMs: number;
	/** From the first token to the last. */
	decodeMs: number;
}
