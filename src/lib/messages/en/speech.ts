import { area } from '#lib/messages/area.ts';
import { languageName, number } from '#lib/messages/format.ts';

/** Answers that are read aloud. */
export const speech = area('speech', {
	read: 'Read aloud',
	stop: 'Stop reading',
	/** Where the reading is; the first sentence is 1. */
	position: (sentence: number, count: number) => `Reading aloud: sentence ${number(sentence)} of ${number(count)}`,
	/** Said in place of a block of code. */
	code: 'Code.',
	/** @param language its tag */
	noVoice: (language: string) =>
		`This browser has no voice for ${languageName(language)} that speaks on this device, so nothing was read. Voices from the network are never used: they would be sent the text. More voices can be installed in the settings of the system.`,
	failed: 'The browser stopped reading aloud. Another voice may work: Settings has the list.',
	settings: {
		title: 'Reading aloud',
		intro:
			'“Read aloud” in the menu of an answer uses voices that speak on this device, and no others: they would be sent the text.',
		voice: 'Voice',
		byLanguage: 'By the language of the text',
		/** One of the voices. @param language its tag */
		voiceName: (language: string, name: string) => `${languageName(language)}: ${name}`,
		voiceHint: 'A voice that you pick reads texts in its own language. For other languages Hearth picks one.',
		speed: 'Speed',
		times: (rate: number) => `${number(rate)}×`,
		none: 'This browser has no voice that speaks on this device. Voices can be installed in the settings of the system.'
	}
});
