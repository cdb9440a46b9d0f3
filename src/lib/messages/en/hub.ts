import { area } from '#lib/messages/area.ts';
import { date, fixed, list, number, plural } from '#lib/messages/format.ts';

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
		nothing: 'There are no model files in this repository that Hearth knows.',
		/** `formats` are names of formats for other programs: GPTQ, safetensors. */
		unusable: (formats: readonly string[]) =>
			`This is a ${list(formats)} model. A browser cannot run that: such files are made for programs on a graphics card or for training. The same model is often there as GGUF.`
	},
	/** Why a build cannot be used; stands where its download would be. */
	problems: {
		/** Of a split model. */
		partsMissing: (count: number, found: number) =>
			plural(found, {
				one: `It is split into ${number(count)} files, and # is there.`,
				other: `It is split into ${number(count)} files, and # are there.`
			}),
		empty: 'Its file is empty.',
		fileMissing: (path: string) => `${path} is missing.`,
		/** `quantization` is a name: q4f16. */
		graphMissing: (quantization: string) => `A part that goes with ${quantization} is missing.`,
		weightsMissing: 'Its weights are missing.',
		libraryMissing: 'No compiled library is known for it, and without one an MLC model cannot run.',
		/** `task` is a word of the hub: text-to-speech. */
		otherTask: (task: string) =>
			`It is made for another task (${task}); Hearth runs ONNX models that write or compare text.`,
		encoderDecoder:
			'It reads with one network and writes with another, as models for translation do. Hearth runs ONNX models that go on with a text.',
		/** `family` is the name of an architecture; `null` where the hub tells none. */
		otherImages: (family: string | null) =>
			`It reads images in a way that Hearth does not know (${family ?? 'its family is not told'}). SmolVLM and Idefics3 can be read.`,
		severalNetworks: (names: readonly string[]) =>
			`It is made of several networks (${names.join(', ')}), and Hearth cannot join these.`,
		sixteenBits:
			'Its numbers have 16 bits. Models that compare texts run on the CPU here, which cannot compute with those.',
		notFirstPart: 'This is not the first part of a split model. Paste the address of the first.',
		tooManyParts: 'It is split into too many parts.',
		/** Two counts of the parts of a split model. */
		countsDiffer: (inHeader: number, inName: number) =>
			`Parts by its header: ${number(inHeader)}. Parts by its name: ${number(inName)}. They do not agree.`
	},
	/** Why an address that was pasted is not asked, by `WrongAddress`. */
	refused: {
		'not-https': 'Only https addresses are fetched: others could be changed on the way.',
		credentials: 'An address with a name and password in it is not fetched.',
		'no-model': 'This address is neither a model page of the hub nor a .gguf file. Paste one of those, or a name.'
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
