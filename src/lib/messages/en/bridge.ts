import { area } from '#lib/messages/area.ts';

const again = 'Close this window and connect again on the website.';

/** The page that another website opens, in a window or in a frame, to ask for the models. Its readers may not know Hearth. */
export const bridge = area('bridge', {
	page: { title: 'Hearth bridge' },
	consent: {
		question: (website: string) => `May <strong>${website}</strong> ask the models on this device?`,
		meaning:
			'It sees which models you have, sends them text and reads their answers. It never sees your chats. You can take this back at Connect.',
		allow: 'Allow',
		deny: 'Don’t allow',
		tooSmall: 'Make this window larger to decide.'
	},
	frame: {
		title: 'Hearth is not open to this website',
		apart:
			'This frame sees nothing of Hearth: in a frame on another site, browsers keep its storage apart, so neither your models nor your permissions are here. The website can open Hearth in a window instead.',
		unasked:
			'Permission is given in a window of its own, never in a frame, where a website could lie over the question.'
	},
	off: {
		title: 'The local API is switched off',
		waits: (website: string) =>
			`<strong>${website}</strong> may ask, but Hearth answers nobody until the API is on. It stays on until you switch it off at Connect.`,
		waitsInFrame: (website: string) =>
			`<strong>${website}</strong> may ask, but Hearth answers nobody until the API is on. The switch is at Connect in Hearth.`,
		switchOn: 'Switch on'
	},
	noTab: {
		title: 'Open Hearth to go on',
		text: (website: string) =>
			`The model runs in a tab of Hearth, at full speed. Open one and leave it open; <strong>${website}</strong> connects by itself.`,
		open: 'Open Hearth'
	},
	connected: {
		title: 'Connected',
		inWindow: (website: string) => `<strong>${website}</strong> can ask your models as long as this window is open.`,
		inFrame: (website: string) => `<strong>${website}</strong> can ask your models as long as this page is open.`,
		answering: 'An answer is being written.',
		idle: 'Nothing is being asked now.',
		disconnect: 'Disconnect',
		removePermission: 'Remove permission'
	},
	/** Where there is nothing to decide, by `BridgePhase`. */
	phases: {
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
	},
	goToHearth: 'Go to Hearth'
});
