import { area } from '#lib/messages/area.ts';
import { list, number, plural } from '#lib/messages/format.ts';

/** How answers are made: sampling, settings of a chat, presets. */
export const sampling = area('sampling', {
	/** Headings above the fields of sampling. */
	groups: {
		answers: 'Answers',
		candidates: 'Candidates',
		repetition: 'Repetition'
	},
	/** As everybody who writes about sampling calls it. */
	names: {
		temperature: 'Temperature',
		maxTokens: 'Max tokens',
		seed: 'Seed',
		stop: 'Stop strings',
		topP: 'Top-p',
		topK: 'Top-k',
		minP: 'Min-p',
		repetitionPenalty: 'Repetition penalty',
		presencePenalty: 'Presence penalty',
		frequencyPenalty: 'Frequency penalty'
	},
	explanations: {
		temperature: 'How freely words are chosen: 0 always takes the likeliest, more makes answers vary.',
		maxTokens: 'The longest that an answer may become; a token is about three quarters of a word.',
		seed: 'With the same number, the same question gets the same answer; empty takes another each time.',
		stop: 'An answer ends where one of these would come. One on each line; \\n stands for a line break.',
		topP: 'Keeps the likeliest tokens that reach this probability together; 1 keeps all.',
		topK: 'Keeps this many of the likeliest tokens; 0 keeps all.',
		minP: 'Drops tokens that are less likely than this part of the likeliest one; 0 drops none.',
		repetitionPenalty: 'Above 1, tokens that were said become less likely; 1 changes nothing.',
		presencePenalty: 'Above 0, a token that was said at all becomes less likely; 0 changes nothing.',
		frequencyPenalty: 'Above 0, a token becomes less likely each time that it is said; 0 changes nothing.'
	},
	field: {
		reset: 'Reset',
		/** Read out for the button above. */
		resetNamed: (name: string) => `Reset ${name}`,
		noStops: 'None',
		anySeed: 'Any',
		outside: (low: number, high: number) => `It takes a number from ${number(low)} to ${number(high)}.`,
		outsideWhole: (low: number, high: number) => `It takes a whole number from ${number(low)} to ${number(high)}.`,
		noNumber: (typed: string, low: number, high: number) =>
			`“${typed}” is not a number. It takes a number from ${number(low)} to ${number(high)}.`,
		noWholeNumber: (typed: string, low: number, high: number) =>
			`“${typed}” is not a number. It takes a whole number from ${number(low)} to ${number(high)}.`,
		tooManyStops: (most: number, these: number) => `It takes ${number(most)} at most; these are ${number(these)}.`,
		/** The problem is a sentence; the value is as it stood in the field. */
		staysInForce: (problem: string, value: string) => `${problem} ${value} stays in force.`
	},
	/** Where the value of a field comes from. */
	source: {
		here: 'Set here',
		model: 'Advised by this model',
		settings: 'From Settings',
		hearth: 'Hearth’s default',
		hearthNone: 'Hearth’s default: none'
	},
	reset: {
		all: 'Reset all',
		allDone: 'Everything was reset.',
		promptDone: 'The system prompt was reset.',
		fieldDone: (name: string) => `${name} was reset.`
	},
	prompt: {
		name: 'System prompt',
		none: 'None',
		explanationInChat:
			'Goes before the first message and tells the model how to answer. It takes up room in its memory.',
		explanationForAll: 'Goes before the first message of each chat and tells the model how to answer.'
	},
	chat: {
		intro:
			'For this chat only, from its next answer on. What is not set here follows the model, then <link>Settings</link>.',
		notLoaded: (model: string) =>
			`${model} is not loaded yet. What it advises, and what it cannot follow, is known then.`,
		unused: (model: string, names: readonly string[]) =>
			`${model} cannot follow what is set for ${list(names, { type: 'unit' })}. It is kept for models that can.`
	},
	/** What happens when a chat outgrows the context window. */
	overflow: {
		legend: 'When the chat outgrows the context window',
		dropOldest: 'Drop oldest',
		summarize: 'Summarize',
		stop: 'Stop'
	},
	overflowHints: {
		dropOldest: 'The model reads only the newest messages. A line shows where it begins. Nothing is ever deleted.',
		summarize:
			'The model first sums up the oldest messages, then reads that in their place. You keep the originals. Nothing is ever deleted.',
		stop: 'Nothing is left out: the chat stops and asks you how to go on. Nothing is ever deleted.'
	},
	json: {
		legend: 'Answer as JSON',
		off: 'Off',
		any: 'Any JSON',
		schema: 'By schema',
		schemaText: 'JSON schema',
		/** The problem is a sentence. */
		notSent: (problem: string) => `${problem} It is not sent: the last schema that was right stays in force.`,
		refusing: (model: string) =>
			`${model} cannot answer as JSON, so it will refuse. Turn this off, or choose another model.`
	},
	jsonHints: {
		off: 'The model answers in words.',
		any: 'Every answer is one JSON object, enforced token by token.',
		schema: 'Every answer is JSON that follows this schema, enforced token by token.'
	},
	/** Whether a model reasons before it answers. */
	thinking: {
		legend: 'Thinking',
		auto: 'Model decides',
		on: 'On',
		off: 'Off',
		budget: 'Thinking budget',
		budgetExplanation: 'After this many tokens of thinking, the answer begins; empty sets no limit.',
		noBudget: 'No limit'
	},
	thinkingHints: {
		auto: 'The model thinks before it answers, or does not, as it was made.',
		on: 'The model thinks before it answers, which takes longer. Before an answer as JSON it never does.',
		off: 'The model answers at once.'
	},
	/** Files that change how a model answers; the name is that of the file. */
	adapters: {
		title: 'Adapters',
		explanation: 'LoRA files that change how the model answers. A scale of 1 is all of it, 0 nothing.',
		use: (name: string) => `Use ${name}`,
		scale: (name: string) => `Scale of ${name}`,
		scaleNumber: (name: string) => `Scale of ${name}, as a number`
	},
	presets: {
		current: 'Preset',
		none: 'None',
		ownSettings: 'Own settings',
		choose: 'Presets',
		own: 'Your presets',
		builtIn: 'Built in',
		saveAs: 'Save as a preset…',
		saved: (name: string) => `Saved as “${name}”.`,
		applied: (name: string) => `“${name}” was applied.`,
		name: 'Name of the preset',
		nameTaken: 'A preset of this name is there, and is replaced.',
		deleted: (name: string) => `The preset “${name}” was deleted.`,
		added: (added: number) => plural(added, { one: '# preset added.', other: '# presets added.' }),
		/** Some of the file were added, others were not, as they are here. */
		addedSome: (added: number, present: number) =>
			`${plural(added, { one: '# preset', other: '# presets' })} added, ${plural(present, { one: '# was', other: '# were' })} here already.`
	},
	/** Names of the presets that come with Hearth. */
	builtIn: {
		precise: 'Precise',
		plain: 'Plain language',
		proofreader: 'Proofreader',
		translator: 'Translator',
		reviewer: 'Code reviewer'
	}
});
