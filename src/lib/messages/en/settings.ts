import { area } from '#lib/messages/area.ts';
import { formatBytes, plural } from '#lib/messages/format.ts';

/** The settings page. */
export const settings = area('settings', {
	title: 'Settings',
	look: {
		title: 'Appearance and keys',
		theme: 'Theme',
		themeSystem: 'Like the system',
		themeLight: 'Light',
		themeDark: 'Dark',
		textSize: 'Text size',
		textSmall: 'Small',
		textNormal: 'Normal',
		textLarge: 'Large',
		contrast: 'Contrast',
		contrastSystem: 'Like the system',
		contrastHigh: 'High',
		sending: 'Sending a message',
		sendingEnter: 'Enter',
		sendingModifier: 'Ctrl or ⌘ with Enter',
		sendingHint: 'Shift with Enter always begins a new line. A question mark outside a field lists all keys.'
	},
	run: {
		title: 'Running models',
		computeOn: 'Compute on',
		gpu: 'GPU, if it can',
		cpu: 'CPU only',
		hint: 'If answers look wrong, a graphics driver may be at fault: try the CPU.'
	},
	answers: {
		title: 'How models answer',
		intro:
			'For every chat that has no settings of its own. Where the publisher of a model advises something else, that advice goes first.'
	},
	/** How sure the model was of each word. */
	confidence: {
		title: 'Confidence',
		intro:
			'Answers can be marked by how sure the model was of each word. That says nothing about whether they are true.',
		show: 'Show confidence',
		whenAsked: 'When I ask',
		always: 'Always',
		hint: 'Always asks the engine for the probabilities of every token, which makes answers somewhat slower and chats larger. Without that, “Show confidence” below an answer has the model answer once more.'
	},
	presets: {
		title: 'Presets',
		intro:
			'A system prompt and sampling under a name. Chat settings apply and save them; here you choose what new chats begin with. Import takes presets of Hearth and LM Studio, and models of Open WebUI.',
		changesNothing: 'Changes nothing',
		/** `Temperature 0.2`; the value is as it stands in its field. */
		setting: (name: string, value: string) => `${name} ${value}`,
		/** New chats begin with this one. */
		forNewChats: 'New chats',
		options: (name: string) => `Options for ${name}`,
		beginWith: 'Begin new chats with it',
		beginWithout: 'New chats begin without it',
		export: 'Export',
		importAll: 'Import presets',
		exportAll: 'Export presets'
	},
	/** Where models come from: Hugging Face, or a mirror of it. */
	hub: {
		title: 'Models from the network',
		intro:
			'Hearth asks a hub only when you search or download. The hub then sees what you look for and where you are connected from, and never a chat.',
		address: 'Hub address',
		addressHint:
			'Hugging Face, or a mirror of it that answers the same questions. Another host does not get your token: it is removed.',
		noAddress: 'This is no address of a hub: it begins with https:// and has no query.',
		saveAddress: 'Save address',
		backToDefault: 'Back to Hugging Face',
		token: 'Access token',
		tokenHint:
			'For models whose publisher grants access on request: a read token of your own account. It stays on this device, is part of no export, and is not shown again.',
		tokenInUse: (ending: string, host: string) => `Ends in <code>${ending}</code>. It is sent to ${host} only.`,
		noToken: 'A token is one word of at least 8 letters, digits and signs.',
		saveToken: 'Save token',
		removeToken: 'Remove token'
	},
	data: {
		title: 'Your data',
		kept: 'Chats are kept in this browser on this device and nowhere else.',
		keptCounted: (chats: number, messages: number, textBytes: number) =>
			`Chats are kept in this browser on this device and nowhere else: ${plural(chats, { one: '# chat', other: '# chats' })} with ${plural(messages, { one: '# message', other: '# messages' })}, ${formatBytes(textBytes)} of text.`,
		persisted: 'The browser has promised not to clear them when space runs low.',
		notPersisted:
			'The browser may clear them when the disk runs low. Installing Hearth as an app, or exporting now and then, guards against that.',
		notKept: 'This browser gives Hearth no storage, so chats are gone when this tab closes. Export them to keep them.',
		export: 'Export everything',
		import: 'Import',
		exportHint:
			'The export is one file with all chats, drafts, folders, presets, your settings, and the notebook. Tokens, keys, and models are not in it.',
		importHint:
			'Import takes exports of Hearth, ChatGPT (also the ZIP), llama.cpp’s web UI, Open WebUI and LM Studio. The same file once more adds nothing, and what is set on this device stays.',
		/** Names the bar of progress. */
		progress: 'Progress',
		deleteAll: 'Delete all chats',
		deleteAllTitle: 'Delete all chats?',
		deleteAllText: 'This deletes all chats, with all drafts. Models stay. It cannot be undone.',
		deleteAllCounted: (chats: number, messages: number) =>
			`This deletes ${plural(chats, { one: '# chat', other: '# chats' })} with ${plural(messages, { one: '# message', other: '# messages' })}, with all drafts. Models stay. It cannot be undone.`
	},
	about: {
		title: 'About',
		version: (version: string) => `Hearth ${version}. Free software under the Apache License 2.0.`,
		promise:
			'No account, no telemetry, no server. The page asks the network for its own files, and for models when you ask for them.',
		install: 'Install Hearth as an app'
	}
});
