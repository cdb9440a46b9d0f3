import type { BridgePhase } from '#lib/state/bridge.svelte.ts';

export interface PhaseWords {
	title: string;
	text: string;
}

const again = 'Close this window and connect again on the website.';

/** What the page says where there is nothing to decide. */
export const phaseWords: Readonly<Record<Exclude<BridgePhase, 'asking' | 'unasked' | 'admitted'>, PhaseWords>> = {
	waiting: { title: 'One moment', text: 'Waiting for the website that opened this window.' },
	admitting: { title: 'One moment', text: 'Hearth is getting ready.' },
	alone: {
		title: 'Nobody is here',
		text: `Other websites open this window to ask for your models. If one just did, the host of Hearth cut the two apart. ${again}`
	},
	unprotected: {
		title: 'Hearth cannot start here',
		text: 'Its service worker could not be installed, which takes an https address and, in some browsers, a window that is not private.'
	},
	unsaved: {
		title: 'The permission could not be kept',
		text: 'The browser refuses to store it. Is the disk full, or is this a private window?'
	},
	gone: { title: 'The website has left', text: 'Nothing is connected any more. This window closes by itself.' },
	popup_closed: { title: 'Disconnected', text: again },
	consent_denied: { title: 'Not allowed', text: 'The website cannot ask your models. You can close this window.' },
	consent_needed: { title: 'Not allowed yet', text: again },
	revoked: { title: 'Taken back', text: 'The website cannot ask your models any more. You can close this window.' },
	insecure_origin: {
		title: 'This website cannot be trusted',
		text: 'It did not come over https, so anybody on the way could speak in its name. Hearth does not talk to it.'
	},
	version_mismatch: {
		title: 'These two do not understand each other',
		text: 'The website and Hearth speak different versions of the bridge. The older one has to be updated. If it is Hearth, open it, accept the new version and connect again.'
	}
};
