import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Aloud, type Synthesis } from '#lib/state/aloud.svelte.ts';
import { chooseVoice, localVoices, voiceLanguage } from '#lib/state/aloud-voice.ts';

const voice = (name: string, lang: string, localService = true): SpeechSynthesisVoice => ({
	name,
	lang,
	localService,
	voiceURI: `uri:${name}`,
	default: false
});
const anna = voice('Anna', 'de-DE');
const daniel = voice('Daniel', 'en-GB');
const samantha = voice('Samantha', 'en-US');
const cloud = voice('Cloud', 'en-US', false);

/** What `Aloud` uses of an utterance. */
class ScriptedUtterance {
	voice: SpeechSynthesisVoice | null = null;
	lang = '';
	rate = 1;
	onend: (() => void) | null = null;
	onerror: (() => void) | null = null;
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

/** A browser that says what it is told to and ends when the test says so. */
class ScriptedSynthesis extends EventTarget {
	said: ScriptedUtterance[] = [];
	cancels = 0;
	voices: SpeechSynthesisVoice[];
	constructor(voices: SpeechSynthesisVoice[]) {
		super();
		this.voices = voices;
	}
	getVoices = () => this.voices;
	speak = (utterance: ScriptedUtterance) => void this.said.push(utterance);
	cancel = () => void this.cancels++;
	get last(): ScriptedUtterance {
		const last = this.said.at(-1);
		if (!last) throw new Error('Nothing was said.');
		return last;
	}
	load(voices: SpeechSynthesisVoice[]): void {
		this.voices = voices;
		this.dispatchEvent(new Event('voiceschanged'));
	}
}

function start(voices: SpeechSynthesisVoice[]) {
	const browser = new ScriptedSynthesis(voices);
	return { browser, aloud: new Aloud(browser as unknown as Synthesis) }; // the double has its own utterances
}

const options = { voiceUri: '', rate: 1 };
const text = { sentences: ['One.', 'Two.', 'Three.'], language: 'en' };

beforeEach(() => {
	vi.stubGlobal('SpeechSynthesisUtterance', ScriptedUtterance);
	vi.stubGlobal('navigator', { languages: ['en-GB', 'de'] });
});
afterEach(() => {
	vi.useRealTimers();
});

describe('voices', () => {
	test('remote ones are none, nor a local one that has the name of a remote one', () => {
		expect(localVoices([cloud, daniel, anna])).toEqual([daniel, anna]);
		expect(localVoices([cloud, voice('Cloud', 'en-US'), anna])).toEqual([anna]);
	});

	test('one for the language of the text, as it is spoken where the user lives, or the one that was picked', () => {
		const voices = localVoices([anna, samantha, daniel]);
		expect(chooseVoice(voices, 'en', '', ['en-GB'])).toBe(daniel);
		expect(chooseVoice(voices, 'en', '', ['de'])).toBe(samantha);
		expect(chooseVoice(voices, 'en', samantha.voiceURI, ['en-GB'])).toBe(samantha);
		expect(chooseVoice(voices, 'de', samantha.voiceURI)).toBe(anna);
		expect(chooseVoice(voices, 'fr', samantha.voiceURI)).toBeNull();
		const usual = { ...samantha, name: 'Usual', default: true };
		expect(chooseVoice(localVoices([daniel, usual]), 'en', '')).toBe(usual);
	});

	test('tags are read as systems write them', () => {
		expect(['de-AT', 'de_AT', 'cmn-CN', 'EN'].map((lang) => voiceLanguage({ lang }))).toEqual(['de', 'de', 'zh', 'en']);
		expect(chooseVoice(localVoices([samantha, voice('UK', 'en_GB')]), 'en', '', ['en-GB'])?.name).toBe('UK');
	});
});

test('reads sentence by sentence, each when the one before is over, and says where it is', async () => {
	const { browser, aloud } = start([cloud, samantha, daniel]);
	const ended = aloud.read('a', text, { voiceUri: '', rate: 1.5 });
	expect(browser.last).toMatchObject({ text: 'One.', voice: daniel, lang: 'en-GB', rate: 1.5 });
	expect(aloud.reading).toEqual({ id: 'a', index: 0, count: 3 });
	browser.last.onend?.();
	expect(browser.last).toMatchObject({ text: 'Two.', voice: daniel });
	expect(aloud.reading).toEqual({ id: 'a', index: 1, count: 3 });
	browser.last.onend?.();
	browser.last.onend?.();
	expect(await ended).toBe('done');
	expect(browser.said.map(({ text }) => text)).toEqual(text.sentences);
	expect(aloud.reading).toBeNull();
});

test('a voice that comes in between does not take over', () => {
	const { browser, aloud } = start([samantha]);
	void aloud.read('a', text, options);
	browser.load([daniel, samantha]);
	browser.last.onend?.();
	expect(browser.last).toMatchObject({ text: 'Two.', voice: samantha });
});

test('stops at once; an end that is told late begins nothing', async () => {
	const { browser, aloud } = start([daniel]);
	const ended = aloud.read('a', text, options);
	const [first] = browser.said;
	aloud.stop();
	expect(await ended).toBe('stopped');
	expect(browser.cancels).toBe(1);
	expect(aloud.reading).toBeNull();
	first?.onend?.(); // as Safari does
	first?.onerror?.();
	expect(browser.said).toHaveLength(1);
});

test('one text at a time: another one takes its place', async () => {
	const { browser, aloud } = start([daniel]);
	const ended = aloud.read('a', text, options);
	const [first] = browser.said;
	void aloud.read('b', { sentences: ['Other.'], language: 'en' }, options);
	expect(await ended).toBe('stopped');
	expect(browser.cancels).toBe(1);
	first?.onerror?.(); // "interrupted"
	expect(browser.last.text).toBe('Other.');
	expect(aloud.reading?.id).toBe('b');
});

test('without a voice on this device for the language nothing is said', async () => {
	const { browser, aloud } = start([cloud, anna]);
	expect(await aloud.read('a', text, options)).toBe('no-voice');
	expect(browser.said).toEqual([]);
	expect(aloud.reading).toBeNull();
	expect(await new Aloud(undefined).read('a', text, options)).toBe('no-voice');
});

test('a local voice that goes away in the middle is replaced by no remote one', async () => {
	const { browser, aloud } = start([cloud, daniel]);
	const ended = aloud.read('a', text, options);
	browser.load([cloud]);
	browser.last.onend?.();
	expect(await ended).toBe('no-voice');
	expect(browser.said.map(({ voice }) => voice)).toEqual([daniel]);
});

test('waits for voices that load late, for a while', async () => {
	vi.useFakeTimers();
	const late = start([]);
	const ended = late.aloud.read('a', text, options);
	expect(late.aloud.reading?.id).toBe('a');
	late.browser.load([cloud, daniel]);
	await vi.advanceTimersByTimeAsync(0);
	expect(late.browser.last).toMatchObject({ text: 'One.', voice: daniel });
	expect(late.aloud.voices).toEqual([daniel]);
	late.aloud.stop();
	expect(await ended).toBe('stopped');

	const never = start([]);
	const nothing = never.aloud.read('a', text, options);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(await nothing).toBe('no-voice');

	const left = start([]);
	const stopped = left.aloud.read('a', text, options);
	left.aloud.stop();
	left.browser.load([daniel]);
	await vi.advanceTimersByTimeAsync(0);
	expect(await stopped).toBe('stopped');
	expect(left.browser.said).toEqual([]);
});

test('when the browser gives up, that is told', async () => {
	const { browser, aloud } = start([daniel]);
	const ended = aloud.read('a', text, options);
	browser.last.onerror?.();
	expect(await ended).toBe('failed');
	expect(aloud.reading).toBeNull();
});
