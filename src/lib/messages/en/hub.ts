import { area } from '#lib/messages/area.ts';
import { date, fixed, number, plural } from '#lib/messages/format.ts';

/** The search for models on a hub, a site that publishes them. `host` is its address. */
export const hub = area('hub', {
	search: {
		region: 'Search the network',
		label: (host: string) => `Search ${host}`,
		placeholder: 'A name, or the address of a model',
		submit: 'Search',
		hint: (host: string) =>
			`Nothing is asked before you press Search. Then ${host} sees what you search for, and where you are connected from. It never sees a chat.`,
		/** What a model is made for: all engines, or one of them. */
		madeFor: 'Made for',
		allEngines: 'All that run',
		searching: (host: string) => `Searching ${host}…`,
		/** `what`: a repository (`owner/name`), or an address. */
		reading: (what: string) => `Reading ${what}…`,
		back: 'Back to the results',
		settings: 'Settings',
		/** For a file at an address that the user gave. */
		ownAddress:
			'From an address of yours. Nobody publishes a hash for it, so Hearth can only tell later whether it is still the file that came first.'
	},
	results: {
		label: 'Models found',
		/** For screen readers. */
		count: (models: number) => plural(models, { other: '# models found' }),
		/** Names the choice `search.madeFor`. */
		none: (text: string) =>
			`Nothing that runs here is called “${text}”. Try fewer words, or another choice under “Made for”.`,
		onRequest: 'access on request',
		downloads: (perMonth: number) =>
			`${number(perMonth, { notation: 'compact', maximumFractionDigits: 1 })} downloads a month`,
		updated: (atMs: number) => `updated ${date(atMs, { year: 'numeric', month: 'short', day: 'numeric' })}`,
		noLicense: 'licence not given'
	},
	repository: {
		formats: {
			wllama: 'GGUF, for llama.cpp',
			transformers: 'ONNX, for transformers.js',
			webllm: 'MLC, for WebLLM'
		},
		/** `count` in a short form: `7B`. */
		parameters: (count: string) => `${count} parameters`,
		context: (tokens: number) => plural(tokens, { other: '# tokens of context' }),
		revision: (hash: string) => `revision ${hash}`,
		page: 'Model page',
		newTab: '(opens in a new tab)',
		gated:
			'Its publisher grants access on request. Ask for it on the model page, then paste a token of your account in the <link>settings</link>.',
		gatedWithToken:
			'Its publisher grants access on request. Ask for it on the model page; your token is sent with the download.',
		searchFor: (query: string) => `Search “${query}”`,
		nothing: 'There are no model files in this repository that Hearth knows.'
	},
	/** One packing of a model. */
	build: {
		bitsPerWeight: (bits: number) => `${fixed(bits, 1)} bits a weight`,
		files: (count: number) => plural(count, { other: '# files' }),
		readsImages: 'reads images',
		pasted: 'the address you pasted',
		noSize: 'size not known',
		onShelf: 'On the shelf',
		download: (name: string) => `Download ${name}`
	}
});
