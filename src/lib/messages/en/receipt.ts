import { area } from '#lib/messages/area.ts';
import { fixed, formatDuration, number, plural } from '#lib/messages/format.ts';

/** How an answer came about, and asking for it again. */
export const receipt = area('receipt', {
	dialog: {
		title: 'Receipt',
		copyText: 'Copy as text',
		copyJson: 'Copy as JSON'
	},
	sentence: (
		modelName: string,
		/** `null` when nobody counted. */
		tokens: number | null,
		tookMs: number,
		/** One of `backends`. */
		backend: string,
		/** One of `engines`, or a name that is not in the list. */
		engine: string
	) =>
		`${modelName} wrote ${tokens === null ? 'this' : plural(tokens, { one: '# token', other: '# tokens' })} in ${formatDuration(tookMs)}, on the ${backend} of this device, with ${engine}.`,
	backends: { webgpu: 'GPU', cpu: 'CPU' },
	/** What ran it, in the words of its makers. */
	engines: {
		wllama: 'llama.cpp in WebAssembly',
		transformers: 'ONNX Runtime',
		webllm: 'MLC',
		fake: 'a script for tests'
	},
	groups: {
		ran: 'What ran',
		chose: 'How it chose',
		read: 'What it read',
		took: 'What it took'
	},
	labels: {
		model: 'Model',
		/** Of the hash of the weights. */
		file: 'File, SHA-256',
		/** More than one. */
		files: (count: number) => plural(count, { other: '# files, SHA-256' }),
		quantization: 'Quantization',
		engine: 'Engine',
		computedOn: 'Computed on',
		contextWindow: 'Context window',
		adapter: 'Adapter',
		seed: 'Seed',
		stopStrings: 'Stop strings',
		/** Whether the model was told to reason before it answered. */
		thinking: 'Thinking',
		noSystemPrompt: 'System prompt',
		systemPrompt: 'System prompt, SHA-256',
		everything: 'Everything sent, SHA-256',
		beganAfter: 'Began after',
		prompt: 'Prompt',
		answer: 'Answer',
		end: 'End',
		firstToken: 'First token after',
		speed: 'Speed',
		inAll: 'In all',
		/** In the place of `inAll`, where no other time is known. */
		time: 'Time',
		begun: 'Begun'
	},
	/** Names of sampling parameters. */
	parameters: {
		temperature: 'Temperature',
		topP: 'Top-p',
		topK: 'Top-k',
		minP: 'Min-p',
		repetitionPenalty: 'Repetition penalty',
		presencePenalty: 'Presence penalty',
		frequencyPenalty: 'Frequency penalty',
		maxTokens: 'Max tokens'
	},
	values: {
		unknown: 'unknown',
		weightsUnknown: 'Not known: opened from the disk',
		cpuThreads: (backend: string, threads: number) =>
			`${backend}, ${plural(threads, { one: '# thread', other: '# threads' })}`,
		tokens: (tokens: number) => plural(tokens, { one: '# token', other: '# tokens' }),
		noSeed: 'None: this engine takes none',
		seedDrawn: (seed: string) => `${seed}, drawn by Hearth`,
		seedSet: (seed: string) => `${seed}, set by you`,
		thinkingOn: 'On',
		thinkingOff: 'Off',
		thinkingFor: (tokens: number) => `On, ${plural(tokens, { one: '# token', other: '# tokens' })} at most`,
		noSystemPrompt: 'None',
		given: (characters: number) =>
			`${plural(characters, { one: '# character', other: '# characters' })} of this answer, which were given`,
		promptCached: (tokens: number, cached: number) =>
			`${plural(tokens, { one: '# token', other: '# tokens' })}, ${number(cached)} of them still in the KV cache`,
		speed: (tokensPerSecond: number) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`
	},
	/** How an answer ended. */
	endings: {
		stop: 'The model was done',
		toolCalls: 'It went on calling tools',
		length: 'It reached its length limit',
		aborted: 'It was stopped'
	},
	/** A line of the receipt that is copied as text. */
	line: (label: string, value: string) => `${label}: ${value}`,
	replay: {
		label: 'Replay',
		start: 'Replay',
		startAgain: 'Replay again',
		about: 'Replay asks the same question with the same settings and seed, and compares. The chat stays as it is.',
		/** @param progress one of the two below, or what the model waits for */
		answering: (progress: string) => `Answering again: ${progress}`,
		reading: 'reading',
		tokens: (tokens: number) => plural(tokens, { one: '# token', other: '# tokens' }),
		/** Before a list of `differences`. */
		impossible: 'It cannot be asked again:',
		changed: 'Something is not as it was, so another answer can come:',
		identical: 'Identical: the same answer came, character by character.',
		identicalSoFar: 'Identical, as far as the stored answer goes.',
		/** @param tokens before it; `null` when nobody counted */
		different: (character: number, tokens: number | null) =>
			tokens === null
				? `Different from character ${number(character)} on.`
				: `Different from character ${number(character)} on, after ${plural(tokens, { one: '# token', other: '# tokens' })}.`,
		differentThoughts: (character: number) => `Different thoughts from character ${number(character)} on.`,
		stored: 'Stored',
		/** The answer of the replay, beside the stored one. */
		replayed: 'Replay',
		endsHere: 'ends here',
		nothingKnown:
			'All that the receipt knows is as it was. Either the stored text was changed, or the arithmetic came out a little different, as it can on a GPU, or when less of the prompt is still in the KV cache.',
		ranOn: (backend: string) => `This time it was computed on the ${backend}.`
	},
	/** What is not as it was when the answer came. */
	differences: {
		weightsGone: (modelName: string) => `${modelName} is not on this device any more.`,
		weights: (modelName: string) => `The file of ${modelName} is another one than then.`,
		weightsUnknown: (modelName: string) =>
			`${modelName} was opened from the disk, so nobody can tell whether it is the same file.`,
		engine: (before: string, now: string) => `The engine was ${before} then, and is ${now} now.`,
		backend: (before: string, now: string) => `It was computed on the ${before} then, and would be on the ${now} now.`,
		context: (before: number, now: number) =>
			`The context window had ${plural(before, { other: '# tokens' })} then, and has ${number(now)} now.`,
		system: 'The system prompt has changed since.',
		prompt: 'What the model would read is not what it read then.',
		noSeed: 'This engine takes no seed, and the temperature is above 0.'
	},
	failures: {
		modelGone: 'The model that wrote this is not on this device any more.',
		noConfidence: 'The engine of this model does not tell how sure it is.'
	}
});
