/** What the service worker and the tabs say to each other about calls of `/v1/*` and `/api/*`. */

/** Who serves? To every tab; whoever does answers with any message on the port that is sent along. */
export interface ApiWhoMessage {
	type: 'API_WHO';
}

/** One call, to a tab; the port for its answer is sent along. */
export interface ApiCallMessage {
	type: 'API_CALL';
	id: string;
	method: string;
	/** Below the base path. */
	path: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
	/** The path of the page or worker that calls, or the origin of the website that it is for. */
	client: string;
}

/** From the tab, on the port of a call. */
export type ApiReply =
	/** The tab has the call, and holds its lock. */
	| { kind: 'accepted' }
	/** `lost` is what to send when this tab dies in the middle of the body; `null`: cut the body off. */
	| { kind: 'head'; status: number; headers: Record<string, string>; lost: string | null }
	| { kind: 'chunk'; text: string }
	/** `whole: false`: the body was to go on. */
	| { kind: 'end'; whole: boolean };

/** From the service worker, on the port of a call: the client has gone. */
export interface ApiCancel {
	kind: 'cancel';
}

/** Every tab of the app holds one of two locks: whether it serves the API, or has it switched off. */
export function apiLock(base: string, state: 'on' | 'off'): string {
	return `hearth${base}:api-${state}`;
}

/** Each side of a call holds one: nobody else tells the other side that it has died. */
export function callLock(base: string, id: string, side: 'worker' | 'tab'): string {
	return `hearth${base}:call-${id}-${side}`;
}

/** Set by the page that serves websites: the origin that a call is for. From any other page it means nothing. */
export const websiteHeader = 'x-hearth-website';

/** Is this caller a website, and not a page of our own origin? */
export function isWebsite(client: string): boolean {
	return !client.startsWith('/');
}
