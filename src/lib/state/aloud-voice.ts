export { readingRateLimits } from '#lib/storage/limits.ts';

/** A voice that speaks on this device. Any other one would send the text to whoever runs it. */
export type LocalVoice = SpeechSynthesisVoice & { readonly localService: true };

/**
 * The voices that speak on this device. One that shares its name with a remote one is none of them: Chromium looks a voice up by its
 * name when it speaks, and might find the other.
 */
export function localVoices(voices: readonly SpeechSynthesisVoice[]): LocalVoice[] {
	const remote = new Set(voices.filter(({ localService }) => !localService).map(({ name }) => name));
	return voices.filter((voice): voice is LocalVoice => voice.localService && !remote.has(voice.name));
}

/** The first part of the tag of a voice's language: `de` for `de-AT` and for Android's `de_AT`. */
export function voiceLanguage({ lang }: Pick<SpeechSynthesisVoice, 'lang'>): string {
	const [language = ''] = lang.toLowerCase().split(/[-_]/);
	return language === 'cmn' ? 'zh' : language; // Mandarin, as some systems write it
}

/**
 * Who reads a text: the voice that was picked if it speaks the language, else one for the language, if possible as it is spoken where
 * the user lives. `null` where this device has no voice for it.
 * @param language the first part of a tag
 * @param pickedUri `voiceURI` of the voice that was picked; empty for none
 * @param tags languages that the user prefers, the best first
 */
export function chooseVoice(
	voices: readonly LocalVoice[],
	language: string,
	pickedUri: string,
	tags: readonly string[] = []
): LocalVoice | null {
	const able = voices.filter((voice) => voiceLanguage(voice) === language);
	const picked = able.find(({ voiceURI }) => voiceURI === pickedUri);
	if (picked) return picked;
	for (const tag of tags) {
		const near = able.find(({ lang }) => lang.replace('_', '-').toLowerCase() === tag.toLowerCase());
		if (near) return near;
	}
	return able.find((voice) => voice.default) ?? able[0] ?? null;
}
