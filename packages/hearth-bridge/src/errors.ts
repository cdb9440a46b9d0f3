import type { RefusalCode } from './protocol.ts';

/** Stable: code may depend on them. */
export type BridgeErrorCode =
	| RefusalCode
	/** The browser let no window open: `connect` was not called in a click. */
	| 'popup_blocked'
	/** This page has COOP `same-origin`, which cuts it off from every window of another site. */
	| 'opener_isolated'
	/** No Hearth has answered at this address. */
	| 'unreachable'
	/** `close` was called, or the signal given to `connect` was aborted. */
	| 'closed'
	/** Not an address below `/v1/` or `/api/` of Hearth. */
	| 'wrong_address'
	/** The request came to no answer, or its answer broke off. */
	| 'request_failed';

const messages: { [C in BridgeErrorCode]: string } = {
	popup_blocked: 'The browser blocked the window of Hearth. Call connect() directly in the handler of a click.',
	opener_isolated:
		'This page is cross-origin isolated (COOP same-origin), so it cannot speak to a window of another site. ' +
		"Serve it with COOP same-origin-allow-popups, or use mode: 'frame'.",
	unreachable: 'Hearth did not answer. Is the address right, and can its host be reached?',
	popup_closed: 'The window of Hearth was closed.',
	version_mismatch: 'This copy of hearth-bridge and that Hearth are of versions that do not understand each other.',
	insecure_origin: 'Hearth talks to pages of https and of this computer only.',
	consent_denied: 'The user did not allow it.',
	consent_needed:
		'The user has to agree in a window first: a frame cannot ask. In a frame on another site than its own, Hearth ' +
		"sees neither its permissions nor its models, because browsers keep its storage apart there. Use mode: 'popup'.",
	revoked: 'The permission was taken back in Hearth.',
	closed: 'The connection to Hearth is closed.',
	wrong_address: 'Only addresses below /v1/ and /api/ of Hearth can be asked for.',
	request_failed: 'Hearth could not answer.'
};

/** What goes wrong between this page and Hearth. What the API itself refuses is a response with a status. */
export class BridgeError extends Error {
	override readonly name = 'BridgeError';
	readonly code: BridgeErrorCode;

	/** @param detail follows the message of the code */
	constructor(code: BridgeErrorCode, detail?: string) {
		super(detail === undefined ? messages[code] : `${messages[code]} ${detail}`);
		this.code = code;
	}
}
