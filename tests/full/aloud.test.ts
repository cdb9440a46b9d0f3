import type { Page } from '@playwright/test';
import { expect, test, untilReady } from '../fixtures/app.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { answers, ask } from '../fixtures/chat.ts';

interface Said {
	text: string;
	voice: string | undefined;
	local: boolean | undefined;
	rate: number;
}

/** The scripted browser's half in the page. */
interface Speech {
	/** Everything that `speak` was called with. */
	said: Said[];
	/** Ends the sentence that is being said. */
	next: () => void;
	speaking: boolean;
}
type SpeechWindow = Window & { speech: Speech };

const remote = { name: 'Network English', lang: 'en-US', localService: false };
const local = { name: 'Daniel', lang: 'en-GB', localService: true };
const german = { name: 'Anna', lang: 'de-DE', localService: true };
type Voice = typeof local;

/** A `speechSynthesis` whose voices come late, and which speaks until `next` is called. For pages that are opened from now on. */
async function scriptSpeech(page: Page, voices: readonly Voice[]): Promise<void> {
	await page.addInitScript((list) => {
		type Utterance = { text: string; voice: Voice | null; rate: number; onend: (() => void) | null };
		const speech: Speech = { said: [], next: () => {}, speaking: false };
		const all = list.map((voice) => ({ ...voice, voiceURI: `uri:${voice.name}`, default: false }));
		let loaded: typeof all = [];
		const synthesis = Object.assign(new EventTarget(), {
			getVoices: () => loaded,
			speak: (utterance: Utterance) => {
				const { text, voice, rate } = utterance;
				speech.said.push({ text, voice: voice?.name, local: voice?.localService, rate });
				speech.speaking = true;
				speech.next = () => {
					speech.speaking = false;
					utterance.onend?.();
				};
			},
			cancel: () => (speech.speaking = false)
		});
		setTimeout(() => {
			loaded = all;
			synthesis.dispatchEvent(new Event('voiceschanged'));
		}, 200);
		class ScriptedUtterance {
			voice = null;
			onend = null;
			rate = 1;
			readonly text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
		Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: ScriptedUtterance });
		Object.assign(window, { speech });
	}, voices);
}

const said = (page: Page) => page.evaluate(() => (window as unknown as SpeechWindow).speech.said);
const speaking = (page: Page) => page.evaluate(() => (window as unknown as SpeechWindow).speech.speaking);
const next = (page: Page) => page.evaluate(() => (window as unknown as SpeechWindow).speech.next());
const more = (page: Page) => answers(page).last().getByRole('button', { name: 'More about this answer' });
const position = (page: Page) => page.getByText(/^Reading aloud: sentence \d+ of \d+$/);

async function choose(page: Page, item: string): Promise<void> {
	await more(page).click();
	await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function answer(page: Page, url: string, text: string): Promise<void> {
	await page.goto(`${url}/?engine=fake`);
	await untilReady(page);
	await ask(page, `[say=${text}]`);
	await expect(answers(page).last()).toHaveAttribute('data-state', 'done');
}

const text = 'The **model** runs here. It needs 3.5 GB.\n\n```js\nalert(1)\n```\n\nThat is all of it.';
const sentences = ['The model runs here.', 'It needs 3.5 GB.', 'Code.', 'That is all of it.'];

test.use({ hosting: 'isolating' });

test('an answer is read sentence by sentence, by a voice of this device only, and stops when it is told to or left', async ({
	page,
	host
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await scriptSpeech(page, [remote, local, german]);
	await answer(page, host.url, text);

	await choose(page, 'Read aloud');
	await expect(position(page)).toHaveText('Reading aloud: sentence 1 of 4');
	await expectAccessible(page);
	for (const [index] of sentences.entries()) {
		await expect.poll(async () => (await said(page)).length).toBe(index + 1);
		await next(page);
	}
	await expect(position(page)).toHaveCount(0);
	expect(await said(page)).toEqual(sentences.map((text) => ({ text, voice: local.name, local: true, rate: 1 })));

	await test.step('stop, by the menu and beside the position; the focus stays in the answer', async () => {
		await choose(page, 'Read aloud');
		await expect.poll(() => speaking(page)).toBe(true);
		await choose(page, 'Stop reading');
		await expect(position(page)).toHaveCount(0);
		expect(await speaking(page)).toBe(false);
		await next(page); // an end that is told late
		expect(await said(page)).toHaveLength(5);

		await choose(page, 'Read aloud');
		await answers(page).getByRole('button', { name: 'Stop reading' }).click();
		await expect(position(page)).toHaveCount(0);
		await expect(more(page)).toBeFocused();
		expect(await speaking(page)).toBe(false);
	});

	await test.step('nothing goes on when the answer is deleted or the chat is left', async () => {
		await choose(page, 'Read aloud');
		await expect.poll(() => speaking(page)).toBe(true);
		await choose(page, 'Delete this answer');
		await expect(answers(page)).toHaveCount(0);
		expect(await speaking(page)).toBe(false);
		await page.getByRole('button', { name: 'Undo' }).click();

		await choose(page, 'Read aloud');
		await expect.poll(() => speaking(page)).toBe(true);
		await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
		await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
		expect(await speaking(page)).toBe(false);
	});
});

test('without a voice of this device for the language nothing is said, and words say why', async ({ page, host }) => {
	await scriptSpeech(page, [remote, german]);
	await answer(page, host.url, text);
	await choose(page, 'Read aloud');
	await expect(page.getByText('This browser has no voice for English that speaks on this device')).toBeVisible();
	await expect(position(page)).toHaveCount(0);
	await expectAccessible(page);

	// What there is a voice for is read, by that one.
	await ask(page, '[say=Das Modell läuft auf dem Gerät und nicht in der Cloud.]');
	await expect(answers(page).last()).toContainText('Cloud');
	await expect(answers(page).last()).toHaveAttribute('data-state', 'done');
	await choose(page, 'Read aloud');
	await expect.poll(async () => (await said(page)).map(({ voice }) => voice)).toEqual([german.name]);
});

test('voice and speed are settings; remote voices are not on the list', async ({ page, host }) => {
	const other = { ...local, name: 'Kate' };
	await scriptSpeech(page, [remote, local, other, german]);
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	const section = page.getByRole('region', { name: 'Reading aloud' });
	const voice = section.getByRole('combobox', { name: 'Voice' });
	await expect(voice.getByRole('option')).toHaveText([
		'By the language of the text',
		'English: Daniel',
		'English: Kate',
		'German: Anna'
	]);
	await voice.selectOption('English: Kate');
	await section.getByRole('slider', { name: 'Speed' }).fill('1.5');
	await expect(section).toContainText('1.5×');
	await expectAccessible(page);

	await answer(page, host.url, 'The model runs on this device.');
	await choose(page, 'Read aloud');
	const expected = { text: 'The model runs on this device.', voice: 'Kate', local: true, rate: 1.5 };
	await expect.poll(() => said(page)).toEqual([expected]);
});

test('a browser without any voice of this device says so in the settings', async ({ page, host }) => {
	await scriptSpeech(page, [remote]);
	await page.goto(`${host.url}/settings?engine=fake`);
	await untilReady(page);
	const section = page.getByRole('region', { name: 'Reading aloud' });
	await expect(section).toContainText('This browser has no voice that speaks on this device.');
	await expect(section.getByRole('combobox')).toHaveCount(0);
	await expectAccessible(page);
});
