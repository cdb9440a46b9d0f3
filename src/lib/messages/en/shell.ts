import { area } from '#lib/messages/area.ts';
import { percent, plural } from '#lib/messages/format.ts';

/** The frame around the pages: menu, palette, shortcuts, notices. */
export const shell = area('shell', {
	frame: {
		skip: 'Skip to content',
		menu: 'Menu',
		closeMenu: 'Close menu',
		search: 'Search',
		/** What the list of pages in the menu is called for those who do not see it. */
		pages: 'Pages',
		copyRefused: 'The browser did not allow copying. Select the text instead.',
		/** Before the name of the page in the title of the tab, while a model is downloaded. */
		downloaded: (share: number) => `${percent(share)} · `
	},
	/** Names of the pages. */
	pages: {
		notebook: 'Notebook',
		models: 'Models',
		system: 'System',
		connect: 'Connect',
		settings: 'Settings'
	},
	palette: {
		title: 'Search chats and go anywhere',
		placeholder: 'Search chats, or go to a page',
		chats: 'Chats',
		archived: 'archived',
		/** Above models that can be chosen. */
		answerWith: 'Answer with',
		/** Above pages. */
		goTo: 'Go to',
		searching: 'Searching…',
		nothing: (query: string) => `Nothing holds “${query}”.`,
		found: (chats: number) => plural(chats, { other: '# chats found' })
	},
	/** Never shown. Words, with a space between them, that find an entry of the palette besides its name. */
	paletteWords: {
		newChat: 'start begin',
		models: 'download install library discover',
		notebook: 'raw completion text write continue story',
		system: 'gpu hardware device check memory speed',
		connect: 'api openai ollama server address key code client program local',
		settings: 'theme dark light export import delete data defaults preferences',
		sheet: 'keys help'
	},
	/** What the keys do. */
	shortcuts: {
		palette: 'Search chats, or go to a page',
		newChat: 'New chat',
		stop: 'Stop the answer',
		sheet: 'Keyboard shortcuts',
		send: 'Send, unless Settings say otherwise',
		sendAnyway: 'Send',
		newLine: 'New line',
		continueText: 'Let the model continue',
		saveEdit: 'Send the edited message',
		cancelEdit: 'Leave it as it was',
		saveName: 'Save the name',
		cancelName: 'Keep the old name'
	},
	shortcutPlaces: {
		anywhere: 'Anywhere',
		composer: 'In the message field',
		notebook: 'In the notebook',
		editing: 'While editing a message',
		renaming: 'While renaming a chat'
	},
	/** As keyboards print them. */
	keys: {
		control: 'Ctrl',
		escape: 'Esc',
		enter: 'Enter',
		/** Between two combinations of keys that do the same. */
		or: 'or'
	},
	switcher: {
		model: 'Model:',
		current: (name: string) => `Model: ${name}`,
		title: 'Models on this device',
		/** `amount` is written already: `1.2B`. */
		parameters: (amount: string) => `${amount} parameters`,
		onGpu: 'on the GPU',
		onCpu: 'on the CPU',
		/** Takes the model over from another tab. */
		moveHere: 'Move here',
		all: 'All models',
		more: 'Get more…'
	},
	update: {
		ready: 'A new version is ready.',
		reloads: 'Every open tab reloads.',
		waits: 'It waits for the answer, then every open tab reloads.',
		accepted: 'The new version starts when the answer is finished.',
		accept: 'Update now',
		later: 'Later',
		/** Takes back what was accepted. */
		notNow: 'Not now'
	},
	error: {
		notFound: 'Nothing here',
		notFoundLead: 'Hearth has no page at this address. Your chats are where you left them.',
		failed: 'This page did not open',
		failedLead: 'Your chats are safe: they are kept apart from the pages.',
		reason: (reason: string | undefined) => `${reason ?? 'Unknown error'}. Reloading usually helps.`,
		newChat: 'Start a new chat'
	}
});
