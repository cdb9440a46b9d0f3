import { area } from '#lib/messages/area.ts';
import { formatBytes, formatDuration, list, number, plural } from '#lib/messages/format.ts';

/** Without a mark for thousands. */
const digits = (value: number, count: number) =>
	number(value, { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false });
const rate = (tokensPerSecond: number) => `${digits(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)} tokens/s`;
const tableRate = (tokensPerSecond: number) => (tokensPerSecond < 0.1 ? 'under 0.1 tokens/s' : rate(tokensPerSecond));
const aboutRate = (tokensPerSecond: number) => `${tokensPerSecond < 0.1 ? '' : 'about '}${tableRate(tokensPerSecond)}`;
const bytesRate = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;
const ms = (value: number) => `${digits(value, value < 10 ? 2 : 0)} ms`;
const place = (onGpu: boolean) => (onGpu ? 'GPU' : 'CPU');

/** How the time for one token came about. */
interface TokenTime {
	readBytes: number;
	bytesPerSecond: number;
	readMs: number;
	computeMs: number;
	/** What computing on a GPU consists of; `null` on the CPU. */
	parts: { weightsMs: number; rowsMs: number; attentionMs: number } | null;
	overheadMs: number;
}

/** Measuring a device and testing its GPU, and what is expected of models there. */
export const measure = area('measure', {
	doing: {
		cpu: 'Measuring the CPU…',
		storage: 'Measuring the storage…',
		gpu: 'Measuring and testing the GPU…',
		guide: 'Comparing Guide’s answers on the GPU with the CPU’s…',
		engine: 'Comparing llama.cpp on the GPU with the CPU…',
		waiting: 'Waiting for a quiet moment in front…'
	},
	actions: {
		measure: 'Measure this device',
		measureAgain: 'Measure again',
		testGuide: 'Test Guide on the GPU',
		testEngine: 'Test llama.cpp on the GPU',
		useGpu: 'Use the GPU anyway'
	},
	what: 'Takes a few seconds: how fast memory, CPU, GPU and storage are, and whether the GPU computes correctly.',
	onCpuBecause: 'Answers come from the CPU because of that.',
	said: {
		measured: 'Measured just now.',
		tested: 'Tested just now.',
		stopped: 'Stopped.',
		failed: (reason: string) => `Could not measure: ${reason}`
	},
	notTested: {
		otherVersion: 'Not tested: the stored answers are of another version of Guide.',
		guideNotOnGpu: 'Not tested: Guide did not start on the GPU.',
		engineNotOnGpu: 'Not tested: llama.cpp cannot use a GPU here.'
	},
	notices: {
		mended: 'The GPU computes correctly now. Answers may come from it again.',
		/** `verdict`: "This GPU computes wrongly …" of `selfTest`. */
		switched: (verdict: string) => `${verdict} Answers come from the CPU now.`
	},
	selfTest: {
		absent: 'This browser offers no GPU to web pages, so there is none to test.',
		'no-adapter': 'The browser found no GPU that it may use, so there is none to test.',
		'no-device': 'The GPU could not be opened, so it was not tested.',
		'device-lost': 'The GPU went away during the test.',
		failed: 'The GPU could not be tested.',
		wrong: (what: readonly string[]) => `This GPU computes wrongly: ${list(what, { type: 'unit' })}.`,
		/** `more`: from `tests`. */
		right: (kernelCount: number, more: readonly string[]) =>
			`This GPU computes correctly (tested: ${list([`${number(kernelCount)} kernels`, ...more], { type: 'unit' })}).`
	},
	/** What was computed wrongly, or tested too: each stands in a list. */
	tests: {
		integer: 'whole numbers',
		f32: '32-bit arithmetic',
		f16: '16-bit arithmetic',
		workgroup: 'memory that threads share',
		subgroup: 'sums across neighbouring threads',
		q4: 'products with 4-bit weights',
		guideWrong: 'the answers of Guide',
		guideRight: 'Guide’s answers'
	},
	figures: {
		/** `flops`: "12 GFLOPS". */
		gpu: (bytesPerSecond: number, flops: string) => `Measured: reads ${bytesRate(bytesPerSecond)}, ${flops}`,
		gpuWrong: 'Failed its test',
		readAt: (bytesPerSecond: number) => `Measured: read at ${bytesRate(bytesPerSecond)}`,
		cpu: (flops: string) => `Measured: ${flops} with 4-bit weights`
	},

	suited: {
		title: 'Models that suit this device',
		chat: 'To talk to',
		code: 'To write code',
		phone: 'On phones',
		/** `reason`: why this one, as the end of a sentence. */
		model: (name: string, quantization: string, reason: string) =>
			`<strong>${name}</strong> (${quantization}): ${reason}.`,
		needs: (memoryBytes: number, loadMs: number) =>
			`Needs about ${formatBytes(memoryBytes)}, loads in about ${formatDuration(loadMs)}.`
	},
	guide: {
		title: 'How fast Guide is here',
		measured: (model: string, onGpu: boolean, tokensPerSecond: number) =>
			`${model} on the ${place(onGpu)}: ${rate(tokensPerSecond)}, measured from your own answers.`,
		expected: (model: string, onGpu: boolean, tokensPerSecond: number, errorFactor: number) =>
			`${model} on the ${place(onGpu)}: about ${rate(tokensPerSecond)} expected, give or take a factor of ${number(errorFactor)}.`
	},
	compared: {
		title: 'Compared with others',
		what: 'Bytes of memory read per second: what limits how fast a large model writes.',
		thisDevice: 'This device',
		laptop2020: 'A 2020 laptop',
		bytesPerSecond: bytesRate
	},

	outlooks: {
		title: 'All models, with their expected speed',
		context: 'Context',
		tokens: (count: number) => plural(count, { one: '# token', other: '# tokens' }),
		about: 'With half of the context filled. A row opens to show how its figure came about.',
		gpu: 'GPU',
		cpu: 'CPU',
		rate: tableRate,
		build: (build: {
			quantization: string;
			engine: string;
			contextTokens: number;
			loadMs: number;
			/** Of reading a prompt. */
			tokensPerSecond: number;
		}) =>
			`${build.quantization} on ${build.engine}, ${number(build.contextTokens)} tokens of context. Loads in about ${formatDuration(build.loadMs)}, reads ${aboutRate(build.tokensPerSecond)}.`,
		giveOrTake: (errorFactor: number) => `Give or take a factor of ${number(errorFactor)}.`,
		measured: (expectedTokensPerSecond: number) =>
			`Measured from your own answers; ${tableRate(expectedTokensPerSecond)} were expected.`
	},
	verdicts: { fits: 'Fits', tight: 'Tight fit', 'too-large': 'Too large', 'cannot-run': 'Cannot run' },
	tokenTime: ({ readBytes, bytesPerSecond, readMs, computeMs, parts, overheadMs }: TokenTime) => {
		const reading = `reading ${formatBytes(readBytes)} at ${bytesRate(bytesPerSecond)} take ${ms(readMs)}`;
		const computing =
			parts === null
				? `computing ${ms(computeMs)}`
				: `computing ${ms(computeMs)} (weights ${ms(parts.weightsMs)}, rows ${ms(parts.rowsMs)}, attention ${ms(parts.attentionMs)})`;
		return `One token: ${reading}, ${computing}; the longer one counts, and ${ms(overheadMs)} to pass it around.`;
	}
});
