import { area } from '#lib/messages/area.ts';
import { date, formatBytes, formatDuration, number, plural } from '#lib/messages/format.ts';

/** How long ago a day is, as far as people have words for it. */
export type When = 'today' | 'yesterday' | 'earlier';

function day(when: When, atMs: number): string {
	if (when === 'today') return 'today';
	if (when === 'yesterday') return 'yesterday';
	return date(atMs, { day: 'numeric', month: 'long', year: 'numeric' });
}

const size = (bytes: number, estimated: boolean) => `${estimated ? 'about ' : ''}${formatBytes(bytes)}`;

/** The page of models: what is on this device, what can be downloaded, and packs. */
export const models = area('models', {
	page: {
		title: 'Models',
		lead: 'A model is a file of numbers that your own device computes with. It is kept in this browser.',
		shelf: 'Shelf',
		discover: 'Discover',
		open: 'Open a file'
	},
	/** Short facts about a model, one after the other. */
	facts: {
		/** `count` in a short form: `7B`. */
		parameters: (count: string) => `${count} parameters`,
		parametersInParts: (count: string, atATime: string) => `${count} parameters, ${atATime} at a time`,
		context: (tokens: number) => plural(tokens, { other: '# tokens of context' }),
		adapter: (name: string) => `adapter ${name}`,
		noLicense: 'licence not known',
		joined: (facts: readonly string[]) => facts.join(', '),
		/** A day by itself, or after a comma. */
		day
	},
	shelf: {
		label: 'Models on this device',
		onlyGuide:
			'Guide is small: it knows its way around running models on your own device and little else. For anything more, download a model once; it then works without a network.',
		discover: 'Discover models',
		chat: 'Chat',
		pause: 'Pause',
		resume: 'Resume',
		repair: 'Repair',
		guideSummary: 'A small guide to running models on your own device. Built in, works at once.',
		loadsLater: 'Loads when you send a message.',
		memory: (bytes: number) => `About ${formatBytes(bytes)} of memory.`,
		unused: 'Not used yet.',
		lastUsed: (when: When, atMs: number) => `Last used ${day(when, atMs)}.`,
		/** Of a model that turns texts into numbers. */
		onlyComparing: 'For comparing texts, not for chats.',
		inOtherTab: 'In another tab',
		workInOtherTab: 'Another tab of Hearth works on it.',
		damaged: 'Some of it is damaged or gone. Repair fetches that part again, and nothing else.',
		/** Its first word is that of the button, `common.cancel`. */
		cancelOf: (model: string) => `Cancel the download of ${model}`,
		unfinished: 'Not finished.',
		paused: (bytes: number) => `Paused at ${formatBytes(bytes)}.`,
		pausedOf: (bytes: number, totalBytes: number) =>
			`Paused at ${formatBytes(bytes)} of ${formatBytes(totalBytes)}. Nothing is lost.`
	},
	/** The files of a model, one by one, while it is not whole. */
	files: {
		label: (model: string) => `Files of ${model}`,
		/** How many of them are here and checked. */
		summary: (done: number, count: number) =>
			`${number(done)} of ${plural(count, { one: '# file', other: '# files' })}`,
		states: {
			waiting: 'Waiting',
			partial: 'Not finished',
			downloading: 'Downloading',
			checking: 'Verifying',
			repaired: 'Repaired',
			done: 'Done',
			damaged: 'Damaged'
		}
	},
	menu: {
		label: (model: string) => `Options for ${model}`,
		details: 'Where it is from',
		verify: 'Verify every byte',
		repair: 'Repair',
		unload: 'Unload, to free memory',
		exportPack: 'Export as a pack…',
		saveFile: 'Save the model’s file…',
		remove: 'Remove…'
	},
	removal: {
		title: (model: string) => `Remove ${model}?`,
		titleUnfinished: (model: string) => `Delete the download of ${model}?`,
		/** `shared`: some files stay. `fetchable`: Hearth knows where to download it. */
		text: (bytes: number, { shared, fetchable }: { shared: boolean; fetchable: boolean }) => {
			const stay = shared ? ' Files that another model needs stay.' : '';
			const again = fetchable
				? 'To have it again, it is downloaded again.'
				: 'Hearth cannot fetch it again: keep the file that it came from.';
			return `This deletes ${formatBytes(bytes)} from this device.${stay} ${again} Your chats stay.`;
		},
		confirm: (bytes: number) => `Delete ${formatBytes(bytes)}`
	},
	/** What could go when there is no room for a download. */
	room: {
		title: 'You could remove:',
		unused: (model: string, bytes: number) => `${model}, ${formatBytes(bytes)}, never used`,
		lastUsed: (model: string, bytes: number, when: When, atMs: number) =>
			`${model}, ${formatBytes(bytes)}, last used ${day(when, atMs)}`,
		remove: (model: string) => `Remove ${model}…`
	},
	/** Where a model is from. */
	provenance: {
		lead: 'Where it is from, and what vouches for its bytes.',
		source: 'Source',
		sourceAt: (source: string, host: string) => `${source}, at ${host}`,
		packedFrom: (fileName: string, source: string) => `${fileName}, packed from ${source}`,
		path: 'By which path',
		paths: {
			hub: 'Downloaded from a hub',
			url: 'Downloaded from an address that you gave',
			pack: 'Imported from a model pack',
			disk: 'Copied from your disk'
		},
		revision: 'Revision',
		noRevision: 'Not known: the newest at that time',
		license: 'Licence',
		noLicense: 'Not known',
		runsOn: 'Runs on',
		trust: 'Trust',
		unfinished: 'Not finished yet.',
		published: 'Every byte is what its publisher promised: each file has the published SHA-256.',
		firstCome:
			'Nobody has published a hash for all of it. What came the first time was noted, so a later change is noticed.',
		lastChecked: 'Last checked',
		files: 'Files',
		noHash: 'hash not known yet',
		publishedHash: 'published hash',
		computedHash: 'hash computed here'
	},
	storage: {
		title: 'Storage',
		usage: (storedBytes: number, freeBytes: number) =>
			`${formatBytes(storedBytes)} of downloaded models, about ${formatBytes(freeBytes)} free.`,
		usageOnly: (storedBytes: number) =>
			`${formatBytes(storedBytes)} of downloaded models, the browser does not say how much is free.`,
		estimate: 'What is free is the browser’s own estimate.',
		onlyMemory: 'This browser gives no storage here, so downloads are gone when this tab closes.',
		kept: 'The browser keeps them until you remove them.',
		mayBeCleared: 'The browser may clear them when the disk runs low.',
		refused: 'It did not agree to keep them. Installing Hearth as an app usually helps.',
		keep: 'Keep them'
	},
	/** Work on a model. `amount` is `amountOf`, or only the bytes where it is not known how many there are. */
	job: {
		amountOf: (bytes: number, totalBytes: number) => `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
		queued: 'Waits for the download before it.',
		asking: 'Asking the hub for sizes and hashes.',
		waiting: (amount: string) => `Waiting for the network at ${amount}. It goes on by itself.`,
		checking: (amount: string) => `Checking ${amount}`,
		comparing: (amount: string) => `Reading a second time, because its hash is wrong · ${amount}`,
		speed: (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`,
		left: (ms: number) => `${formatDuration(ms)} left`,
		checkingModel: (model: string) => `Checking ${model}`,
		downloadingModel: (model: string) => `Downloading ${model}`
	},
	/** Packs and copies that are under way. `amount` is that of `job`; `null` while it is not known. */
	transfers: {
		label: 'Packs and copies',
		import: (name: string) => `Importing ${name}`,
		copy: (name: string) => `Keeping a copy of ${name}`,
		export: (name: string) => `Exporting ${name}`,
		reading: (amount: string | null) => (amount === null ? 'Reading' : `Reading ${amount}`),
		checking: (amount: string | null) => (amount === null ? 'Checking' : `Checking ${amount}`),
		copying: (amount: string | null) => (amount === null ? 'Copying' : `Copying ${amount}`),
		saving: (amount: string | null) => (amount === null ? 'Saving' : `Saving ${amount}`)
	},
	discover: {
		title: 'Catalogue',
		lead: 'Models that people like to run on their own device. Nothing is fetched until you press a download button, and what you downloaded works without a network.',
		search: 'Search the catalogue',
		placeholder: 'Name, family or purpose',
		kind: 'Kind',
		kinds: {
			all: 'All',
			chat: 'Chat',
			reasoning: 'Reasoning',
			code: 'Code',
			vision: 'Vision',
			embedding: 'Embedding'
		},
		order: 'Order',
		orders: { fit: 'Best fit', size: 'Smallest', name: 'Name' },
		offline: 'The catalogue is a part of Hearth that this device does not have yet, and the network is away.',
		count: (found: number) => plural(found, { one: '# model', other: '# models' }),
		list: 'Models to download',
		nothing: 'Nothing in the catalogue has all of these words.',
		reading: 'Reading the catalogue…'
	},
	/** A model of the catalogue. */
	offer: {
		size,
		cannotChat: 'For comparing texts. It cannot chat.',
		/** What is hidden is for screen readers. */
		details: (model: string) => `Details<hidden> of ${model}</hidden>`,
		context: 'Context',
		tokens: (tokens: number) => plural(tokens, { other: '# tokens' }),
		languages: 'Languages',
		publisher: 'Publisher',
		builds: (model: string) => `Builds of ${model}`,
		estimated:
			'Its exact size and hashes are not confirmed yet. The hub is asked for them when you press Download, and every byte is then checked against what it publishes.',
		unconfirmed: (facts: readonly string[]) =>
			`From general knowledge, not confirmed at its publisher: ${facts.join(', ')}.`,
		/** What of a model may be unconfirmed. */
		unconfirmedFacts: {
			parameters: 'size',
			license: 'licence',
			languages: 'languages',
			contextTokens: 'context',
			architecture: 'inner dimensions'
		},
		here: 'On this device',
		pause: (name: string) => `Pause ${name}`,
		resume: (name: string) => `Resume ${name}`,
		repair: (name: string) => `Repair ${name}`,
		download: (bytes: number, estimated: boolean) => `Download ${size(bytes, estimated)}`,
		downloadOf: (name: string, bytes: number, estimated: boolean) => `Download ${name}, ${size(bytes, estimated)}`
	}
});
