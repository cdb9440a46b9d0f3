/** What a page says to its service worker. The two are built apart, so the words are kept here, below both. */
export type ShellRequest =
	/** Activate the version that waits. Sent only after the user has accepted it. */
	| { type: 'SKIP_WAITING' }
	/** Control this page too: a hard reload goes past the service worker. */
	| { type: 'CLAIM' }
	/** Store what the app needs to open offline; a `FillReport` comes back on the port that is sent along. */
	| { type: 'FILL' };

export interface FillReport {
	/** Nothing is missing: the app opens without a network. */
	complete: boolean;
	/** Files that could not be stored, each with the reason, for a bug report. */
	problems: readonly { url: string; reason: string }[];
}
