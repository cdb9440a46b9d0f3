import { area } from '#lib/messages/area.ts';
import { date, fixed, number, plural } from '#lib/messages/format.ts';

const requests = (count: number) => plural(count, { one: '# request', other: '# requests' });

/** How much faster; `NaN` where it could not be measured. */
const compared = (gain: number) =>
	Number.isFinite(gain) ? `${fixed(gain, 2)} times as fast as` : 'not measurably faster than';

/** The Connect page: the API on this device and who may call it. "Max tokens", "API", "Responses" and paths are names. */
export const connect = area('connect', {
	page: {
		title: 'Connect',
		lead: 'Code that was written for OpenAI or Ollama can ask the models in this browser. No server answers: Hearth does, also without a network.'
	},
	access: {
		title: 'Access',
		localApi: 'Local API',
		on: 'On. Pages of this address can ask your models, and never see your chats.',
		off: 'Off. Nobody but Hearth can ask your models.',
		address: 'Address',
		copyAddress: 'Copy address',
		key: 'Key',
		noKey: 'None. Every page of this address may call.',
		makeKey: 'Make a key',
		copyKey: 'Copy key',
		showKey: 'Show',
		hideKey: 'Hide',
		thisTab: 'This tab',
		serving: 'Answers calls as long as it is open.',
		gettingReady: 'Is getting ready.',
		answering: (calls: number) => `Answering ${number(calls)} now.`
	},
	tryIt: {
		title: 'Try it',
		request: 'Request',
		kinds: { chat: 'Chat', responses: 'Responses', ollama: 'Ollama' },
		invalidJson: 'This is not valid JSON yet. It can be sent to see what comes back.',
		send: 'Send',
		cameBack: 'What came back',
		sent: 'Sent.',
		stopped: 'Stopped.',
		/** `error` comes from the browser, in its words. */
		broke: (error: string) => `The connection broke: ${error}`,
		/** `status` is a code of HTTP. `headMs`, `doneMs`: after the request was sent. */
		done: ({ status, headMs, doneMs }: { status: number; headMs: number; doneMs: number }) =>
			`Status ${status}, head after ${number(Math.round(headMs))} ms, done after ${fixed(doneMs / 1000, 1)} s.`
	},
	limits: {
		title: 'Limits',
		maxTokens: 'Max tokens of an answer',
		maxTokensHint: 'The longest that a caller may ask for. Beyond it the answer ends, and the caller is told.',
		usual: 'Hearth’s default',
		setHere: 'Set here',
		size: 'Size of a request',
		sizeValue: (bytes: number) => `${number(bytes / 2 ** 20)} MB`,
		rate: 'Requests of one caller',
		rateValue: ({ burst, perSecond }: { burst: number; perSecond: number }) =>
			`${number(burst)}, then ${number(perSecond)} a second`,
		waiting: 'Waiting at the same time',
		waitingValue: requests
	},
	atOnce: {
		name: 'Several requests at once',
		whereFaster: 'Several requests at once, where that is faster',
		measuring: 'Measuring. It stops when somebody asks.',
		measuredOnCpu: ({ model, atMs }: { model: string; atMs: number }) => `${model} on the CPU, ${date(atMs)}.`,
		measuredOnGpu: ({ model, atMs }: { model: string; atMs: number }) => `${model} on the GPU, ${date(atMs)}.`,
		measuredLater: 'Measured by itself once requests have had to wait and nobody asks.',
		measureNow: 'Measure now',
		measureAgain: 'Measure again',
		stopMeasuring: 'Stop measuring',
		interrupted: 'Stopped, because somebody asked a question.',
		/** `reason` is an English sentence of the engine. */
		failed: (reason: string) => `Could not measure: ${reason}`,
		impossible: (model: string) => `One after another: what runs ${model} gives one answer at a time.`,
		switchedOff: 'One after another, because it is switched off here.',
		notMeasured: 'One after another, until it was measured here that two at once are faster.',
		noMemory: 'One after another: the model did not fit into memory with room for several answers.',
		cutOff: 'One after another: the last measurement did not come to its end.',
		tooLittle: ({ gain, leastGain }: { gain: number; leastGain: number }) =>
			`One after another. Measured: two at once were ${compared(gain)} two in turn; it takes ${number(leastGain)} to be worth it.`,
		unsteady: (gain: number) =>
			`One after another. Measured: two at once were ${compared(gain)} two in turn, but not in every round.`,
		faster: ({ slots, gain }: { slots: number; gain: number }) =>
			`${number(slots)} at once, and a chat beside them. Measured: ${compared(gain)} ${number(slots)} in turn.`
	},
	fromCode: {
		title: 'From your code',
		writtenWith: 'Written with',
		example: 'Example code',
		copy: 'Copy code',
		about: {
			fetch: 'Nothing but the browser. Paste it into the console of any page of this address.',
			openai: 'The package of that name from npm, unchanged, in a page that you serve beside Hearth.',
			ollama: 'The same for code that was written for Ollama: lines of JSON.'
		}
	},
	whoCanCall: {
		title: 'Who can call',
		pages: (host: string) =>
			`Pages and workers of <strong>${host}</strong> in this browser, while a tab of Hearth is open. The first visit of a page counts from its second load.`,
		others:
			'Not curl, not a program on this computer and not another device: a browser has no door for them. For programs, a server such as Ollama or llama.cpp is the right tool.',
		order:
			'Requests are answered one after another, or several at once where that was measured to be faster, and a chat waits for one of them at most. What a request asks for and Hearth cannot do is refused, or named in the header <code>x-hearth-ignored</code>.'
	},
	websites: {
		title: 'Other websites',
		about:
			'Another website can ask your models only if you allowed it in a window of Hearth, and only while that window is open. It never sees your chats.',
		none: 'You have allowed none.',
		list: 'Websites',
		allowed: (atMs: number) => `Allowed ${date(atMs)}`,
		/** What is marked is heard, not seen. */
		remove: (website: string) => `Remove<hidden> ${website}</hidden>`
	},
	endpoints: {
		title: 'Endpoints',
		about: {
			models: 'The models on this device',
			chat: 'Chat, with streaming, tools and JSON schemas',
			responses: 'The newer API of OpenAI, without stored state',
			completions: 'The older one: the model continues a text as it stands',
			embeddings: 'Vectors, from a model that makes them',
			ollamaModels: 'Ollama: the models on this device',
			ollamaLoaded: 'Ollama: the model that is loaded',
			ollamaVersion: 'Ollama: the version of Hearth',
			ollamaChat: 'Ollama: chat',
			ollamaGenerate: 'Ollama: one prompt',
			ollamaEmbed: 'Ollama: vectors',
			ollamaShow: 'Ollama: what is known of a model'
		}
	},
	callers: {
		title: 'Recent callers',
		none: 'Nobody has called yet.',
		list: 'Callers',
		calls: ({ count, lastAtMs, blocked }: { count: number; lastAtMs: number; blocked: boolean }) => {
			const last = date(lastAtMs, { dateStyle: 'medium', timeStyle: 'short' });
			return blocked ? `${requests(count)}, last ${last}. Blocked.` : `${requests(count)}, last ${last}`;
		},
		/** What is marked is heard, not seen. */
		block: (caller: string) => `Block<hidden> ${caller}</hidden>`,
		/** What is marked is heard, not seen. */
		allowAgain: (caller: string) => `Allow again<hidden> ${caller}</hidden>`,
		clear: 'Clear the list'
	}
});
