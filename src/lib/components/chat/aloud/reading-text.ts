import { sentencesOf } from '#lib/base/sentences.ts';
import { textLanguage } from '#lib/base/text-language.ts';
import { type Spoken, spoken } from '#lib/markdown/spoken.ts';
import { MarkdownStream } from '#lib/markdown/stream.ts';
import type { ReadingText } from '#lib/state/aloud.svelte.ts';

/** For texts in other languages than the interface's: most of them know the word, and their voices can say it. */
const codeAnywhere = 'Code.';

/**
 * What is read of an answer.
 * @param markdown the answer
 * @param interfaceLanguage for a text that does not show its language, a number, say
 * @param code what is said in place of a block of code, in that language
 */
export function readingText(markdown: string, interfaceLanguage: string, code: string): ReadingText {
	const stream = new MarkdownStream();
	stream.update(markdown);
	stream.finish();
	const parts = spoken(stream.blocks.map(({ block }) => block));
	const language = textLanguage(parts.map(textOf).join('\n'), interfaceLanguage);
	const codeWord = language === interfaceLanguage ? code : codeAnywhere;
	return {
		language,
		sentences: parts.flatMap((part) => ('code' in part ? [codeWord] : sentencesOf(part.text, language)))
	};
}

const textOf = (part: Spoken) => ('text' in part ? part.text : '');
