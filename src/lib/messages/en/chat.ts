import { area } from '#lib/messages/area.ts';
import { fixed, formatBytes, formatDuration, number, plural } from '#lib/messages/format.ts';

/** Messages, the field below them, the welcome screen, and what the engine is doing. */
export const chat = area('chat', {
	newChat: 'New chat',

	welcome: {
		title: 'A language model, on your own device',
		lead: 'What you write stays here: no server, no account, and it works offline.',
		suggestions: 'Suggestions',
		/** Empty in English; elsewhere: “Guide understands English; larger models speak your language.” */
		guideEnglish: ''
	},
	/** Sent to the model as they are shown. */
	suggestions: {
		abilities: 'What can you do?',
		memory: 'How much memory does a 7B model need?',
		privacy: 'Is anything I type sent anywhere?'
	},

	view: {
		temporary: 'Temporary chat, never stored',
		conversation: 'Conversation',
		earlier: (count: number) => plural(count, { other: 'Show # earlier messages' }),
		toEnd: 'Scroll to the end',
		dropFiles: 'Drop to attach',
		summarizing: 'Summarizing earlier messages',
		summarizingPart: (part: number, total: number) =>
			`Summarizing earlier messages: part ${number(part)} of ${number(total)}`,
		/** Of a long prompt, before the first word. `leftMs`: `null` while nobody can tell. */
		reading: ({
			doneTokens,
			totalTokens,
			leftMs
		}: {
			doneTokens: number;
			totalTokens: number;
			leftMs: number | null;
		}) =>
			`Reading the prompt: ${number(doneTokens)} of ${number(totalTokens)} tokens` +
			(leftMs === null ? '' : `, about ${formatDuration(leftMs)} left`)
	},
	/** Below the field. */
	footnote: {
		temporary:
			'A temporary chat: it is never stored, and gone when this tab closes. Nothing you write leaves this device.',
		noStorage:
			'This browser gives Hearth no storage: your chats are gone when this tab closes. Nothing you write leaves this device.',
		mistakes: 'Models make mistakes. Nothing you write leaves this device.',
		smallModel: (model: string) => `${model} is small and makes mistakes. Nothing you write leaves this device.`
	},
	/** Read out by screen readers. */
	announcer: {
		writing: 'Writing an answer',
		failed: (reason: string) => `The answer failed. ${reason}`
	},

	composer: {
		message: 'Message',
		placeholder: (model: string) => `Message ${model}`,
		attach: 'Attach files',
		stopWithKey: 'Stop (Esc)',
		send: 'Send'
	},

	question: {
		/** Who wrote it. */
		author: 'You',
		editField: 'Edit message',
		versionKept: 'The answer below is kept as another version.',
		sendAgain: 'Send again',
		showLess: 'Show less',
		edit: 'Edit',
		getAnswer: 'Get an answer'
	},
	/** Of a long text, of which only the beginning is shown. */
	showAll: (characters: number) => plural(characters, { other: 'Show all # characters' }),
	copyRefused: 'The browser did not allow copying. Select the text instead.',

	versions: {
		group: 'Versions',
		previous: 'Previous version',
		next: 'Next version',
		position: (version: number, count: number) => `Version ${number(version)} of ${number(count)}`,
		shortPosition: (version: number, count: number) => `${number(version)}/${number(count)}`
	},
	deletion: {
		answer: 'Delete this answer',
		message: 'Delete this message',
		version: 'Delete this version'
	},
	deletionOnward: {
		answer: 'Delete this answer and what follows',
		message: 'Delete this message and what follows',
		version: 'Delete this version and what follows'
	},

	answer: {
		/** Who wrote it. */
		author: 'Assistant',
		thinking: 'Thinking',
		thoughtFor: (durationMs: number) => `Thought for ${formatDuration(durationMs)}`,
		fork: 'Branch off here',
		again: 'Answer again',
		more: 'More about this answer',
		showConfidence: 'Show confidence',
		receipt: 'Receipt'
	},
	stats: {
		speed: (tokensPerSecond: number) => `${fixed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`,
		firstToken: (afterMs: number) => `first token ${formatDuration(afterMs)}`,
		tokens: (prompt: number, answer: number) => `${number(prompt)} prompt + ${number(answer)} answer tokens`,
		/** While it is being written. */
		soFar: (tokens: number) => plural(tokens, { one: '# token', other: '# tokens' }),
		reused: (tokens: number) => `${number(tokens)} prompt tokens were still in memory`
	},
	/** Button, and title of what it opens. */
	settings: 'Chat settings',
	cut: {
		pageClosed: 'This answer was cut off when the page closed. What had arrived is kept.',
		lengthLimit: 'This answer reached its length limit.',
		stopped: 'Stopped.',
		continue: 'Continue'
	},
	/** In the place of a button's label while it does what it is for. */
	working: 'Working…',
	/** Above and below an answer of Guide, about its handbook. */
	lookedUp: {
		about: 'Guide looked your question up in its handbook. Nothing left this device.',
		/** In front of the question as Guide understood it. */
		understoodAs: 'Understood as:',
		/** Above other questions that may have been meant. */
		others: 'Or did you mean',
		/** In the place of the figures below an answer that no model wrote. */
		asWritten: 'From Hearth’s handbook, word for word'
	},
	calculator: {
		results: 'Worked out with the calculator',
		about: 'The model asked the calculator of this app; nothing left this device.',
		/** Between a formula and its result, for screen readers. */
		is: 'is',
		isAbout: 'is about'
	},

	/** What an answer waits for, and where the model runs. */
	engine: {
		checking: (model: string, loadedBytes: number, totalBytes: number) =>
			`Checking ${model}: ${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}`,
		fetching: (model: string, loadedBytes: number, totalBytes: number) =>
			`Fetching ${model}: ${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}`,
		starting: (model: string) => `Starting ${model}`,
		/** @param what one of the three above */
		underWay: (what: string) => `${what}…`,
		waiting: (answers: number) =>
			plural(answers, { one: 'Waiting for another answer', other: 'Waiting for # other answers' }),
		nowOnCpu: 'The GPU stopped answering; running on the CPU instead.',
		usedElsewhere: (model: string) => `Another tab is using ${model}.`
	},
	runsHere: {
		cpu: 'On this device, on its CPU.',
		webgpu: 'On this device, on its GPU.',
		unknown: 'On this device.'
	},
	runsInAnotherTab: {
		cpu: 'On this device, on its CPU, in another tab.',
		webgpu: 'On this device, on its GPU, in another tab.',
		unknown: 'On this device, in another tab.'
	},

	/** After the GPU was lost. */
	gpuLost: {
		again: (model: string) => `The GPU stopped answering; ${model} was started again.`,
		cpu: (model: string) => `The GPU stopped answering; ${model} was started again on the CPU.`,
		failed: (model: string) => `The GPU stopped answering, and ${model} could not be started again.`,
		none: (model: string) =>
			`The GPU stopped answering for the second time in a row, so ${model} was not started again.`
	},
	/** After an engine said nothing for too long. */
	engineSilent: {
		again: (model: string) => `The engine fell silent and was stopped; ${model} was started again.`,
		cpu: (model: string) => `The engine fell silent and was stopped; ${model} was started again on the CPU.`,
		failed: (model: string) => `The engine fell silent and was stopped, and ${model} could not be started again.`,
		none: (model: string) =>
			`The engine fell silent and was stopped for the second time in a row, so ${model} was not started again.`
	},
	engineStopped: {
		again: (model: string) => `The engine stopped unexpectedly; ${model} was started again.`,
		cpu: (model: string) => `The engine stopped unexpectedly; ${model} was started again on the CPU.`,
		failed: (model: string) => `The engine stopped unexpectedly, and ${model} could not be started again.`,
		none: (model: string) =>
			`The engine stopped unexpectedly for the second time in a row, so ${model} was not started again.`
	},
	/** What became of the answer and what to do: follows one of the sentences above. */
	afterLoss: {
		kept: 'The answer so far is kept and marked.',
		makeRoom: 'Close other tabs and programs and try again, or choose another model.',
		beginsAnew: 'It had not begun to answer, so it begins anew.',
		goOn: 'Press Try again for a new one, or go on with another question.',
		nothingLost: 'Nothing was lost.'
	},

	notices: {
		archived: 'The chat was archived.',
		deleted: (title: string) => `“${title}” was deleted.`,
		/** A chat whose title is not known. */
		untitled: 'Chat',
		repaired: (model: string) => `${model} was fetched again and is whole.`,
		reportCopied: 'The report is on the clipboard. It holds no text of your chats.',
		notKept: (model: string) =>
			`The browser gave no room to keep ${model}. It works now, and is fetched again at the next visit.`
	}
});
