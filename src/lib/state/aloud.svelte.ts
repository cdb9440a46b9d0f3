import { chooseVoice, type LocalVoice, localVoices } from '#lib/state/aloud-voice.ts';

/** What a browser speaks with. */
export type Synthesis = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'addEventListener'>;

/** What is to be read. */
export interface ReadingText {
	sentences: readonly string[];
	/** The first part of a tag. */
	language: string;
}

export interface ReadingOptions {
	/** `voiceURI` of the voice that was picked; empty for one by the language of the text. */
	voiceUri: string;
	/** 1 is the usual speed. */
	rate: number;
}

/** What is being read. */
export interface Reading {
	id: string;
	/** Of the sentence that is being said, the first is 0. */
	index: number;
	count: number;
}

/** `no-voice`: nothing on this device speaks the language. `failed`: the browser gave up. */
export type ReadingEnd = 'done' | 'stopped' | 'no-voice' | 'failed';

/** Browsers that load their voices late have them after this long, or never. */
const patienceMs = 2_000;

/**
 * Reads texts aloud, one at a time, with voices that speak on this device. Sentence by sentence: some systems end a long utterance
 * before it is over, and so it is known where the reading is.
 */
export class Aloud {
	#synthesis: Synthesis | undefined;
	#voices = $state.raw<readonly LocalVoice[]>([]);
	#reading = $state.raw<Reading | null>(null);
	/** Ends the reading that is under way. */
	#end: ((how: ReadingEnd) => void) | null = null;
	/** Held, because Chromium forgets an utterance that nobody holds, and with it the event of its end. */
	#utterance: SpeechSynthesisUtterance | null = null;

	/** @param synthesis `undefined` in browsers that do not speak */
	constructor(synthesis: Synthesis | undefined) {
		this.#synthesis = synthesis;
		const listVoices = () => (this.#voices = this.#listLocal());
		listVoices();
		synthesis?.addEventListener('voiceschanged', listVoices);
	}

	/** Those that may read. Empty until the browser has loaded them. */
	get voices(): readonly LocalVoice[] {
		return this.#voices;
	}

	get reading(): Reading | null {
		return this.#reading;
	}

	/** Reads a text in place of the one that is being read. Resolves when it is over. */
	read(id: string, text: ReadingText, options: ReadingOptions): Promise<ReadingEnd> {
		this.stop();
		return new Promise((resolve) => {
			const end = (how: ReadingEnd) => {
				if (this.#end !== end) return;
				this.#end = this.#utterance = this.#reading = null;
				resolve(how);
			};
			this.#end = end;
			this.#reading = { id, index: 0, count: text.sentences.length };
			// Where voices are there, at once: Safari lets a page speak only in the very event of a click.
			if (this.#synthesis?.getVoices().length === 0) {
				void this.#untilVoices(this.#synthesis).then(() => this.#end === end && this.#say(0, text, options));
			} else this.#say(0, text, options);
		});
	}

	/** Falls silent. */
	stop(): void {
		if (!this.#end) return;
		this.#end('stopped');
		this.#synthesis?.cancel();
	}

	/** The only place that speaks. The voices are listed anew each time: one that has gone would be replaced by any other. */
	#say(index: number, text: ReadingText, options: ReadingOptions): void {
		const sentence = text.sentences[index];
		const end = this.#end;
		if (!end || !this.#reading) return;
		const voice = chooseVoice(this.#listLocal(), text.language, options.voiceUri, navigator.languages);
		if (!this.#synthesis || !voice) return end('no-voice');
		if (sentence === undefined) return end('done');
		this.#reading = { ...this.#reading, index };
		const utterance = new SpeechSynthesisUtterance(sentence);
		utterance.voice = voice;
		utterance.lang = voice.lang;
		utterance.rate = options.rate;
		// Those that were stopped tell of their end too, some later than the next one begins.
		utterance.onend = () => {
			if (this.#utterance === utterance) this.#say(index + 1, text, { ...options, voiceUri: voice.voiceURI });
		};
		utterance.onerror = () => {
			if (this.#utterance === utterance) end('failed');
		};
		this.#utterance = utterance;
		this.#synthesis.speak(utterance);
	}

	#listLocal(): LocalVoice[] {
		return localVoices(this.#synthesis?.getVoices() ?? []);
	}

	/** Resolves when there are voices, or nobody believes in them any more. */
	async #untilVoices(synthesis: Synthesis): Promise<void> {
		const ended = new AbortController();
		const { signal } = ended;
		await new Promise<unknown>((resolve) => {
			const timer = setTimeout(resolve, patienceMs);
			signal.addEventListener('abort', () => clearTimeout(timer));
			synthesis.addEventListener('voiceschanged', resolve, { signal });
		});
		ended.abort();
	}
}

/** The voice of this tab. */
export const aloud = new Aloud(globalThis.speechSynthesis);
