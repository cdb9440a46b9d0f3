import { area } from '#lib/messages/area.ts';
import { number, percent, plural } from '#lib/messages/format.ts';

/** How sure the model was of the words of an answer. */
export const confidence = area('confidence', {
	/** Probabilities where a number alone does not say it. */
	share: {
		atLeast: (share: number) => `${percent(share)} or more`,
		between: (from: number, to: number) => `${number(from * 100)} to ${percent(to)}`,
		below: (share: number) => `below ${percent(share, { maximumFractionDigits: 1 })}`
	},
	/** How a token is named in a line. */
	token: {
		word: (text: string) => `“${text}”`,
		lineBreak: 'a line break',
		lineBreaks: 'line breaks',
		nothing: 'nothing',
		space: 'a space'
	},
	text: {
		label: 'Tokens of this answer',
		hint: 'Arrow keys go from token to token. Enter goes to what might have stood there.',
		/**
		 * What a screen reader says at a token.
		 * @param token its name: `“sky”` or `a line break`
		 * @param share its probability, written out
		 */
		token: (token: string, share: string, alternatives: number) =>
			alternatives === 0
				? `${token}, ${share}`
				: `${token}, ${share}, ${plural(alternatives, { one: '# alternative', other: '# alternatives' })}`,
		alternatives: 'Alternatives'
	},
	alternatives: {
		label: 'What might have stood here',
		end: 'End of the answer',
		together: (tokens: number) => plural(tokens, { other: '# tokens that make one character or word together.' }),
		none: 'Nothing else was likelier than one in a thousand.',
		branch: (token: string, share: string) => `Branch here with ${token}, ${share}`,
		choose: 'Choose one to write another version from here.',
		noneCanBegin: 'No other answer can begin here.'
	},
	/** Why no other answer can begin at a token. */
	blocked: {
		cannotGoOn: (model: string) => `${model} cannot go on from a given beginning.`,
		busy: 'Another answer is being written.'
	},
	/** Where the marks come from, or why some are missing. */
	note: {
		partedAfter: (characters: number) =>
			`Hearth asked again with the same settings. The answer went another way after ${plural(characters, { other: '# characters' })}, so what follows has no marks.`,
		sameWords: 'Hearth asked again with the same settings, and the same words came.',
		noBeginning: 'The beginning has no marks: nobody asked how sure the model was of it.',
		firstTokens: (tokens: number) => plural(tokens, { other: 'The first # tokens are marked.' })
	},
	score: {
		/** `share` is the score, written out; `unsure` of the `tokens` are below one half. */
		summary: ({ share, unsure, tokens }: { share: string; unsure: number; tokens: number }) =>
			`<strong>Sure of its wording: ${share}</strong>, with ${number(unsure)} of ${plural(tokens, { one: '# token', other: '# tokens' })} below ${percent(0.5)}`,
		marks: 'What the marks mean',
		/** Shown with each of the marks. */
		example: 'word',
		/** @param model `null` when nobody knows who wrote it */
		explanation: (model: string | null) =>
			`A mark says how likely ${model ?? 'the model'} found that token after all that stood before it, at temperature 1 and before any sampler. The score is the geometric mean over all tokens, so a few that it found unlikely pull the score down a lot.`,
		sureAndWrong: 'A model can be sure and wrong, and unsure where several wordings are as good.',
		/** @param model `null` when nobody knows who wrote it */
		notTruth: (model: string | null) => `How sure ${model ?? 'the model'} was of its words, not whether they are true.`
	},
	/** Where nobody wrote down how sure the model was. */
	again: {
		/** @param progress one of the two below, or what the model waits for */
		asking: (progress: string) =>
			`Nobody wrote down how sure the model was. Asking again with the same settings: ${progress}`,
		reading: 'reading the question',
		tokens: (tokens: number) => plural(tokens, { one: '# token', other: '# tokens' }),
		anotherWay:
			'Asked again with the same settings, the model went another way from its first word. There is nothing to mark.',
		unknown: 'How sure the model was is not known.',
		ask: 'Ask again'
	}
});
