import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

/** Whether a model fits a device, and why. */
export const fit = area('fit', {
	/** In two words, as a mark beside a model. */
	verdicts: {
		fits: 'Fits',
		tight: 'Tight fit',
		'too-large': 'Too large',
		'cannot-run': 'Cannot run here'
	},
	/** `reason` is one of the sentences below. */
	estimate: (reason: string) => `${reason} This is an estimate.`,
	/** Why a model cannot run here at all. */
	obstacles: {
		noEngine: (browser: string | null) => `${browser ?? 'This browser'} cannot run the engine that this needs.`,
		noGpu: 'This needs a GPU, and the browser offers none. Choose a build for the CPU.',
		noF16: 'This needs a GPU with 16-bit arithmetic. Choose another build of the same model.'
	},
	gpu: {
		/** A GPU hands memory out in pieces that cannot be larger than `mostBytes`. */
		smallPieces: (mostBytes: number, neededBytes: number) =>
			`The GPU hands out at most ${formatBytes(mostBytes)} in one piece, and this needs ${formatBytes(neededBytes)}.`,
		smallPiecesCpuCan: (mostBytes: number, neededBytes: number) =>
			`The GPU hands out at most ${formatBytes(mostBytes)} in one piece, and this needs ${formatBytes(neededBytes)}. The CPU can do without.`,
		/** Layers are the steps of a model that are computed one after the other. */
		someLayers: (onGpu: number, all: number) =>
			`${number(onGpu)} of ${number(all)} layers go to the GPU; the rest is slower.`,
		memory: (bytes: number, wholeBytes: number) =>
			`Takes about ${formatBytes(bytes)} of the ${formatBytes(wholeBytes)} of the GPU.`
	},
	/** `wholeGiB`: memory is sold in powers of two, which everybody calls GB. */
	memory: {
		told: (bytes: number, wholeGiB: number) =>
			`Takes about ${formatBytes(bytes)} of the ${number(wholeGiB)} GB of this device.`,
		/** The browser stops counting there. */
		toldOrMore: (bytes: number, wholeGiB: number) =>
			`Takes about ${formatBytes(bytes)} of the ${number(wholeGiB)} GB or more of this device.`,
		untold: (bytes: number) =>
			`Takes about ${formatBytes(bytes)} of memory; the browser does not tell how much there is.`,
		ofPages: (bytes: number, mostBytes: number) =>
			`${formatBytes(bytes)} are on the CPU, where pages have at most ${formatBytes(mostBytes)}.`
	},
	storage: (bytes: number, freeBytes: number) =>
		`The download of ${formatBytes(bytes)} does not fit into ${formatBytes(freeBytes)} of free storage.`,
	context: (tokens: number) => plural(tokens, { other: 'It was trained for # tokens of context, so it gets no more.' }),
	/** Why a model is recommended: the end of a sentence that begins with the name of the model and a colon. */
	recommended: {
		largest: (tokensPerSecond: number) =>
			plural(tokensPerSecond, {
				one: 'the largest that fits here and answers faster than most people read, about # token a second',
				other: 'the largest that fits here and answers faster than most people read, about # tokens a second'
			}),
		fastest: (tokensPerSecond: number) =>
			plural(tokensPerSecond, {
				one: 'nothing here is as fast as people read; this is the fastest, about # token a second',
				other: 'nothing here is as fast as people read; this is the fastest, about # tokens a second'
			})
	}
});
