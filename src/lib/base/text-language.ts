/** Scripts that one language has to itself, or mostly. */
const scripts: readonly [language: string, letters: RegExp][] = [
	['ar', /\p{Script=Arabic}/gu],
	['bn', /\p{Script=Bengali}/gu],
	['el', /\p{Script=Greek}/gu],
	['he', /\p{Script=Hebrew}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
	['ko', /\p{Script=Hangul}/gu],
	['ru', /\p{Script=Cyrillic}/gu],
	['ta', /\p{Script=Tamil}/gu],
	['te', /\p{Script=Telugu}/gu],
	['th', /\p{Script=Thai}/gu],
	['zh', /\p{Script=Han}/gu]
];

/** Languages that share a script with a greater one, and letters that only they have. */
const neighbors: Readonly<Record<string, readonly [language: string, letters: RegExp][]>> = {
	ar: [
		['ur', /[ٹڈڑںے]/u],
		['fa', /[پچژگ]/u]
	],
	ru: [['uk', /[ґєії]/iu]]
};

/** Common short words, by which languages written in Latin letters are told apart. */
const smallWords: Readonly<Record<string, string>> = {
	de: 'aber als auch auf aus bei das dem den der des die ein eine einen er es für ich im ist mit nicht oder sich sie sind und von wenn werden wie wir zu',
	en: 'a and are as at be but by can for from has have if in is it its not of on or so that the they this to was what which will with you your',
	es: 'al como con de del el en es esta este la las lo los más no o para pero por puede que se si son su también un una y',
	fr: 'au aux avec ce cette dans de des du elle en est et il je la le les mais ne ou par pas plus pour que qui sont sur un une vous',
	it: 'al anche che chi come con da dei del della di e gli ha i il in la le lo ma nel non o per più questo se si sono un una',
	pt: 'ao as com como da das de do dos e em é está mais mas na não no o os ou para pela por pode que se seu são também um uma'
};
const wordSets = Object.entries(smallWords).map(([language, words]) => [language, new Set(words.split(' '))] as const);

/** Enough to know a language by. */
const sampleChars = 4_000;
/** Japanese mixes Han with kana; Chinese has no kana but in names. */
const kanaShare = 0.1;

/**
 * The language that most of a text is in, guessed by its letters, then by its small words.
 * @param fallback the tag of a language, for texts that show none
 * @returns the first part of a tag: `de`
 */
export function textLanguage(text: string, fallback: string): string {
	const sample = text.slice(0, sampleChars);
	const latin = count(sample, /\p{Script=Latin}/gu);
	const counts = scripts.map(([language, letters]) => ({ language, letters: count(sample, letters) }));
	const kana = counts.find(({ language }) => language === 'ja')?.letters ?? 0;
	const [most] = counts.toSorted((one, other) => other.letters - one.letters);
	// A word of such a script has fewer letters than a Latin one, and Latin names are among them.
	if (most && most.letters * 2 > latin) {
		if (most.language === 'zh' && kana > most.letters * kanaShare) return 'ja';
		const neighbor = neighbors[most.language]?.find(([, letters]) => letters.test(sample));
		return neighbor?.[0] ?? most.language;
	}
	return latinLanguage(sample) ?? fallback.toLowerCase().split('-')[0] ?? fallback;
}

/** `null` where no language has most of the small words. */
function latinLanguage(text: string): string | null {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	const [first, second] = wordSets
		.map(([language, known]) => ({ language, hits: words.filter((word) => known.has(word)).length }))
		.toSorted((one, other) => other.hits - one.hits);
	return first && first.hits > (second?.hits ?? 0) ? first.language : null;
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;
