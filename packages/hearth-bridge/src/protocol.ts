/**
 * What a website and the page `/bridge` of Hearth say to each other. First two messages between windows, which say only
 * that both are there and hand over a `MessagePort`; all else goes through that port. Both sides import this file, and each
 * checks what it is told: the other one may be of another version, or not what it seems.
 */

/** Raised when an older other side would misunderstand. */
export const protocolVersion = 1;

/** As the API of Hearth: some images as base64, or a very long chat. */
export const maxBodyBytes = 4 * 2 ** 20;

/** Requests of one website that may run or wait at the same time. */
export const maxPending = 64;

/** What the API takes. */
export const passedMethods: readonly string[] = ['GET', 'POST', 'OPTIONS'];

/** Longer paths and headers are nobody's honest request. */
const maxTextChars = 8_192;

/** From `/bridge` to the window that opened it or shows it, before anything is known of that one: it says nothing. */
export interface Hello {
	hearth: 'hello';
	protocol: number;
}

/** From the website to `/bridge`, in answer to `Hello`; its port comes along. */
export interface Connect {
	hearth: 'connect';
	protocol: number;
}

/**
 * How far a connection is. `asking`: the user is being asked. `api_off`, `no_host`: the user has agreed and still has to
 * switch the API of Hearth on, or open a tab of Hearth; the window says so. `ready`: requests are answered.
 */
export type BridgeStatus = 'asking' | 'api_off' | 'no_host' | 'ready';

export const statuses: readonly BridgeStatus[] = ['asking', 'api_off', 'no_host', 'ready'];

/** Why Hearth ends a connection, or does not begin one. */
export type RefusalCode =
	'version_mismatch' | 'insecure_origin' | 'consent_denied' | 'consent_needed' | 'revoked' | 'popup_closed';

export const refusalCodes: readonly RefusalCode[] = [
	'version_mismatch',
	'insecure_origin',
	'consent_denied',
	'consent_needed',
	'revoked',
	'popup_closed'
];

/** From the website, through the port. */
export type ToBridge =
	| {
			type: 'request';
			id: number;
			method: string;
			/** With its query, below the address of Hearth: `/v1/models`. */
			path: string;
			headers: readonly (readonly [string, string])[];
			body: ArrayBuffer | null;
	  }
	/** One more piece of the body may come. */
	| { type: 'pull'; id: number }
	| { type: 'abort'; id: number }
	/** The website is leaving. */
	| { type: 'bye' };

/** From `/bridge`, through the port. */
export type FromBridge =
	| { type: 'status'; status: BridgeStatus }
	/** The last message of a connection. */
	| { type: 'refused'; code: RefusalCode }
	| { type: 'head'; id: number; status: number; headers: readonly (readonly [string, string])[]; hasBody: boolean }
	| { type: 'chunk'; id: number; bytes: Uint8Array<ArrayBuffer> }
	| { type: 'end'; id: number }
	/** The request came to no answer, or its answer broke off. */
	| { type: 'failed'; id: number; reason: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null;
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= maxTextChars;

function isHeaders(value: unknown): value is readonly (readonly [string, string])[] {
	return (
		Array.isArray(value) &&
		value.length <= 100 &&
		value.every((pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(isText))
	);
}

/** The version of whoever says hello; `null` when it is no such message. */
export function readHello(data: unknown): number | null {
	return isFields(data) && data.hearth === 'hello' && isId(data.protocol) ? data.protocol : null;
}

/** The version of whoever wants to connect; `null` when it is no such message. */
export function readConnect(data: unknown): number | null {
	return isFields(data) && data.hearth === 'connect' && isId(data.protocol) ? data.protocol : null;
}

/** The same message when it has its shape and size, else `null`. */
export function readToBridge(data: unknown): ToBridge | null {
	if (!isFields(data)) return null;
	const { type, id, method, path, headers, body } = data;
	if (type === 'bye') return { type };
	if (!isId(id)) return null;
	if (type === 'pull' || type === 'abort') return { type, id };
	if (type !== 'request' || !isText(method) || !isText(path) || !isHeaders(headers)) return null;
	if (body !== null && !(body instanceof ArrayBuffer && body.byteLength <= maxBodyBytes)) return null;
	return { type, id, method, path, headers, body };
}

/** The same message when it has its shape, else `null`. */
export function readFromBridge(data: unknown): FromBridge | null {
	if (!isFields(data)) return null;
	const { type, id, status, headers, bytes, code, reason, hasBody } = data;
	if (type === 'status') {
		const known = statuses.find((name) => name === status);
		return known ? { type, status: known } : null;
	}
	if (type === 'refused') {
		const known = refusalCodes.find((name) => name === code);
		return known ? { type, code: known } : null;
	}
	if (!isId(id)) return null;
	if (type === 'end') return { type, id };
	if (type === 'failed') return typeof reason === 'string' ? { type, id, reason } : null;
	if (type === 'chunk')
		return bytes instanceof Uint8Array ? { type, id, bytes: bytes as Uint8Array<ArrayBuffer> } : null;
	if (type !== 'head' || !isHeaders(headers) || typeof hasBody !== 'boolean') return null;
	if (!isId(status) || status < 200 || status > 599) return null;
	return { type, id, status, headers, hasBody };
}
