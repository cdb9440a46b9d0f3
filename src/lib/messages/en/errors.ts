import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

const kept = 'What was written so far is kept.';
const useGguf = 'Look for the same model as a GGUF file';

/**
 * Each error: what happened and what was kept, then what to do next. A `reason` is one of the phrases below, or English from a
 * library or the browser, as an `operation` always is; it has no point at its end.
 */
export const errors = area('errors', {
	actions: {
		reload: 'Reload the page',
		copyReport: 'Copy report',
		repair: 'Repair',
		repairModel: (model: string) => `Repair ${model}`,
		newChat: 'New chat'
	},
	/** What to do after an engine ended. `again`: it is loaded again; `cpu`: on the CPU; `none`: it waits for the user. */
	recovery: {
		again: 'It starts again by itself. Try again for a new answer, or ask on.',
		cpu: 'The model now runs on the CPU instead. Try again for a new answer, or ask on.',
		none: 'It happened twice in a row, so it waits for you: close other tabs and programs and try again, or choose another model.',
		nextTry: 'It starts again with your next try.'
	},
	unsupported: {
		sentence: (reason: string) => `This browser cannot run the model: ${reason}.`,
		/** A `reason`, by `EngineLack`. */
		lacks: {
			'no-wasm': 'it lacks a part of WebAssembly that the engine needs',
			'no-webgpu': 'it has no WebGPU',
			'no-adapter': 'it offers no GPU that will do',
			'no-f16': 'the GPU or its driver does not compute with 16-bit numbers',
			'not-isolated': 'the page is not isolated from others'
		},
		next: 'A current Chrome or Edge can. Your chats stay in this browser.'
	},
	unsupportedOperation: {
		sentence: (operation: string) => `The model cannot do this: ${operation}.`,
		next: 'Nothing was changed.'
	},
	notLoaded: {
		sentence: 'The model was not ready yet.',
		next: 'Ask again; it loads by itself.'
	},
	busy: {
		sentence: 'The model was still busy with another answer.',
		next: 'Wait for it to end, or stop it, then ask again.'
	},
	outOfMemory: {
		sentence: `The device ran out of memory. ${kept}`,
		next: 'Close other tabs and programs, then try again.'
	},
	deviceLost: { sentence: `The GPU stopped answering. ${kept}` },
	messageTooLong: {
		sentence: ({ promptTokens, contextTokens }: { promptTokens: number; contextTokens: number }) =>
			`This message is about ${number(promptTokens)} tokens long; the model can hold ${number(contextTokens)}, its answer included.`,
		next: 'Edit it to be shorter, or send it in parts. It is kept here in full.'
	},
	loadFailed: {
		sentence: (reason: string) => `The model did not start: ${reason}.`,
		/** Two reasons. Pages have at most `mostBytes` on the CPU. */
		tooLarge: (neededBytes: number, mostBytes: number) =>
			`it needs about ${formatBytes(neededBytes)} of memory, and without a GPU a page has at most ${formatBytes(mostBytes)}`,
		fileMissing: (path: string) => `${path} is missing`,
		nextOfLarge: 'Choose a smaller model, or a smaller build of this one.',
		next: 'Its files may be damaged. Repairing fetches them again.',
		nextOfOwnFile: 'Nothing was changed. Choose another file on the Models page, or go on with Guide.'
	},
	crashed: { sentence: `The engine stopped unexpectedly. ${kept}` },
	timeout: {
		sentence: (waitedMs: number) => {
			const silence = plural(Math.round(waitedMs / 1000), { one: '# second', other: '# seconds' });
			return `The engine was silent for ${silence} and was stopped. ${kept}`;
		}
	},
	interrupted: {
		sentence: `Another answer that was written at the same time failed, and ended this one. ${kept}`,
		next: 'The model is still loaded. Try again.'
	},
	unprotected: {
		sentence: 'This page could not be sealed off from the network, so the model was not started.',
		nextWithoutWorker: 'It takes an https address and, in some browsers, a window that is not private.',
		next: 'Reload the page. If that does not help, the host did not deliver the whole app.'
	},
	hostLost: {
		sentence: `The tab that ran the model was closed or put to sleep. ${kept}`,
		next: 'The model starts again by itself, in a tab that is open. Try again for a new answer, or ask on.'
	},
	modelNotFound: {
		sentence: (model: string) => `${model} is not on this device any more.`,
		next: 'Pick another model at the top, or download it again on the Models page.'
	},
	downloadFailed: {
		noAnswer: (file: string) => `${file} could not be fetched: the site does not answer.`,
		/** `status` is a code of HTTP. */
		status: ({ file, status }: { file: string; status: number }) =>
			`${file} could not be fetched: the site answered with status ${status}.`,
		next: 'Your message is kept. Check the connection, then try again.'
	},
	corrupt: {
		content: (file: string) => `${file} is damaged: its content is not what was published. It was not used.`,
		size: ({ file, actualBytes, expectedBytes }: { file: string; actualBytes: number; expectedBytes: number }) =>
			`${file} is damaged: ${formatBytes(actualBytes)} instead of ${formatBytes(expectedBytes)}. It was not used.`,
		next: 'Repairing fetches the file again. Your chats are not touched.'
	},
	malformed: {
		/** `reason` is one of `flaws`, or an English predicate: `has two tensors called "x"`. */
		sentence: ({ file, reason }: { file: string; reason: string }) => `${file} ${reason}.`,
		sentenceAt: ({ file, reason, atByte }: { file: string; reason: string; atByte: number }) =>
			`${file} ${reason} (at byte ${number(atByte)}).`,
		next: 'It was not used, and nothing was changed. Choose another file, or download it again.'
	},
	/**
	 * What a file is that is no sound model. Each is the rest of a sentence that begins with the name of the file, and has no
	 * point at its end.
	 */
	flaws: {
		empty: 'is empty. The download or copy may have failed',
		unfinished: 'is a download that has not ended. Wait for it, or start it again',
		cutOff: 'is incomplete. The download or copy may have been cut off',
		cutOffAt: (bytes: number, wholeBytes: number) =>
			`is incomplete: ${formatBytes(bytes)} of ${formatBytes(wholeBytes)} are there. The download or copy may have been cut off`,
		zeros: 'begins with zeros only. The download may not have ended',
		gone: 'can no longer be read; it may have been moved or changed',
		webPage: 'is a web page, not a model. The site may want you to log in first; use its download button',
		serverMessage: 'is a message of a server (XML), not a model. Download it again',
		/** Git LFS is a program; `wholeBytes` is the size of the model, `null` where nobody says. */
		lfsPointer: (wholeBytes: number | null) => {
			const size = wholeBytes === null ? '' : ` of ${formatBytes(wholeBytes)}`;
			return `is only a pointer of Git LFS that stands for the model${size}. Download it with "git lfs pull", or from the web page of the model`;
		},
		json: 'is a text file (JSON), not the weights of a model',
		text: 'is not a GGUF file but a text',
		/** `method`, `archive` and `format` are names: gzip, ZIP, NumPy. */
		compressed: (method: string) => `is compressed (${method}). Unpack it first`,
		archive: (archive: string) => `is an archive (${archive}). Unpack it first`,
		otherFormat: (format: string) => `is in a format of other programs (${format}). ${useGguf}`,
		pickle: `is a PyTorch file (pickle), which can hold programs and is never opened here. ${useGguf}`,
		otherWeights: `holds weights in a format that is not opened here. ${useGguf}`,
		onnx: `is an ONNX model, and files from the disk must be GGUF. ${useGguf}`,
		safetensors: `is in the safetensors format, which models are trained and published in. ${useGguf}`,
		/** `method` is a name such as GPTQ. */
		quantized: (method: string) => `is quantized with ${method} (safetensors), for other programs. ${useGguf}`,
		unknown: 'is not a GGUF file, nor any other kind of model that Hearth knows',
		tooOld: 'is in an old form that nothing reads any more. Look for a newer GGUF file of the same model',
		tooNew: 'is in a newer form than this version of Hearth knows. Look for another GGUF file of the same model',
		bigEndian: 'was made for computers with another order of bytes (big-endian)',
		noWeights: 'holds no weights, only a description or a vocabulary',
		/** Packs are files that hold a whole model. */
		noPack: 'is no model pack of Hearth',
		newerPack: 'was made by a newer version of Hearth. Update this one, then try again',
		damagedPack: 'is damaged. Copy or export it again',
		/** `part` is a file in it. */
		damagedPart: (part: string) =>
			`is damaged: what it holds of ${part} is not what was packed. Copy or export it again`
	},
	refused: {
		next: 'Nothing was changed. Choose another file, or another model.'
	},
	/** Why a file cannot be had, by `RefusalReason`. */
	refusals: {
		'not-there': (file: string) => `${file} was not fetched: the host does not have it.`,
		'no-access': (file: string) =>
			`${file} was not fetched: the host gives it only to accounts that have accepted its terms.`,
		'web-page': (file: string) =>
			`${file} was not fetched: a web page came instead, as networks send that want a sign-in first.`,
		'wrong-size': (file: string) =>
			`${file} was not fetched: the file at the host has another size than the one that was published.`,
		changed: (file: string) => `${file} was not fetched: the file at the host changed while it was fetched.`,
		unreadable: (file: string) =>
			`${file} was not fetched: it cannot be read any more, so it was probably moved or changed.`
	},
	noRoom: {
		sentence: 'There is no room for the rest of the model. What was downloaded is kept.',
		sentenceFor: (neededBytes: number) =>
			`There is no room for the rest of the model (${formatBytes(neededBytes)}). What was downloaded is kept.`,
		next: 'Delete models you no longer need, or free space on the disk, then try again: it goes on where it stopped.'
	},
	storeUnavailable: {
		sentence: (reason: string) => `Models cannot be kept here: ${reason}.`,
		next: 'Use a window that is not private. The built-in model works in any case.'
	},
	quotaExceeded: {
		sentence: 'The browser has no more room for this site, so the last change is only in this tab.',
		next: 'Delete chats you no longer need, or free space on the disk, then try again.'
	},
	storageUnavailable: {
		sentence: (reason: string) => `Chats cannot be saved here: ${reason}.`,
		next: 'You can chat as usual; everything is gone when this tab closes.'
	},
	contextFull: {
		sentence: ({ promptTokens, contextTokens }: { promptTokens: number; contextTokens: number }) =>
			`This chat has about ${number(promptTokens)} tokens. The model holds ${number(contextTokens)}, and its answer needs room there, too.`,
		next: 'Nothing was left out, so nothing was asked. How should it go on?'
	},
	chatNotFound: {
		sentence: 'This chat is not on this device.',
		next: 'It may have been deleted, or made in another browser.'
	},
	invalidSchema: {
		/** `problem` names the place in the schema and says in English what is wrong there. */
		sentence: (problem: string) => `The JSON schema of this chat was not sent: ${problem}.`,
		next: 'Correct it in Chat settings, then ask again.'
	},
	invalidRequest: {
		/** `problem` is the name of a parameter and says in English what is wrong with it. */
		sentence: (problem: string) => `The request was refused: ${problem}.`,
		next: 'Nothing was changed.'
	},
	unsupportedSetting: {
		sentence: (setting: string) => `This model cannot follow the setting ${setting}.`,
		json: 'This model cannot follow the setting “Answer as JSON”.',
		next: 'Your message is kept. Take the setting back, or choose another model.'
	},
	bug: {
		sentence: (reason: string) => `Hearth made a mistake: ${reason}`,
		next: 'What you wrote is kept. Reloading usually helps; a report helps us to mend it.'
	},
	/** Of a newer version of the app. */
	unknown: {
		sentence: (code: string) => `Something failed (${code}).`,
		next: 'What was written is kept.'
	}
});
