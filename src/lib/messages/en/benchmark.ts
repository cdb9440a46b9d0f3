import { area } from '#lib/messages/area.ts';
import { fixed, formatBytes, formatDuration, list, number, plural } from '#lib/messages/format.ts';

const lengths = (tokens: readonly number[]) =>
	list(
		tokens.map((count) => number(count)),
		{ type: 'unit' }
	);
const place = (onGpu: boolean) => (onGpu ? 'GPU' : 'CPU');

/** The page that lets a model run against the clock, and its results. */
export const benchmark = area('benchmark', {
	title: 'Benchmark',
	lead: 'How fast a model is on this device. It runs here and goes nowhere.',
	form: {
		model: 'Model',
		backend: 'Compute on',
		cpu: 'CPU',
		gpu: 'GPU',
		repeats: 'Runs of each',
		start: 'Start',
		chooseEngine: 'Choose the faster engine',
		about: (promptTokens: readonly number[]) =>
			`Loads the model anew, lets it answer prompts of ${lengths(promptTokens)} tokens, and shows what that took: to load, to the first token, for reading and for writing.`,
		fastest: (engine: string, tokensPerSecond: number) =>
			`${engine} was the fastest engine for this model here (${fixed(tokensPerSecond, 1)} tokens/s), so it answers with it.`
	},
	doing: {
		starting: 'Starting',
		testingGpu: 'Testing the GPU',
		loading: (model: string) => `Loading ${model}`,
		warmingUp: (model: string) => `Warming up ${model}`,
		/** When all runs are over: the browser takes its time. */
		countingMemory: 'Waiting for the browser to count the memory',
		run: (model: string, promptTokens: number, round: number, rounds: number) =>
			`${model}: prompt of ${number(promptTokens)} tokens, run ${number(round)} of ${number(rounds)}`
	},
	said: {
		done: 'Done.',
		leftOut: (promptTokens: readonly number[]) => `Done. Left out, as too slow here: ${lengths(promptTokens)} tokens.`,
		stopped: 'Stopped.',
		failed: (reason: string) => `Could not measure: ${reason}`,
		noChoice: 'There is nothing to choose between.',
		/** `tokensPerSecond`: `null` where an engine said too little. */
		chosen: (engine: string, tried: readonly { engine: string; tokensPerSecond: number | null }[]) => {
			const speeds = tried.map(
				(one) => `${one.engine} ${one.tokensPerSecond === null ? 'no' : fixed(one.tokensPerSecond, 1)} tokens/s`
			);
			return `${list(speeds, { type: 'unit' })}. ${engine} is faster here, so it answers from now on.`;
		},
		noResult: 'That file is no result of this benchmark. Nothing was changed.'
	},
	result: {
		name: (model: string, quantization: string, onGpu: boolean, browser: string) =>
			`${model}, ${quantization}, ${place(onGpu)}, ${browser}`,
		onCpu: (engine: string) => `Runs on the CPU with ${engine}.`,
		/** `gpu`: what it says about itself; empty where it says nothing. */
		onGpu: (engine: string, gpu: string) => `Runs on the GPU${gpu && ` (${gpu})`} with ${engine}.`,
		loads: (loadMs: number) => `Loads in ${formatDuration(loadMs)}.`,
		loadsAndTakes: (loadMs: number, memoryBytes: number) =>
			`Loads in ${formatDuration(loadMs)}, the page takes ${formatBytes(memoryBytes)} of memory.`,
		bars: 'Bars are medians, lines reach from the slowest run to the fastest.',
		compared: (other: string) => `In grey, to compare: ${other}.`,
		saveJson: 'Save as JSON',
		savePicture: 'Save as picture',
		compare: 'Compare with a file',
		file: 'Result to compare with'
	},
	energy: {
		untold: 'Energy cannot be measured here: the browser tells nothing of a battery.',
		pluggedIn: 'Energy cannot be measured while the device is plugged in.',
		little: (elapsedMs: number) => `The battery went down by less than 1 % in ${formatDuration(elapsedMs)}.`,
		/** `share`: 0 to 1. */
		used: (share: number, elapsedMs: number) =>
			`The battery went down by ${number(Math.round(share * 100))} % in ${formatDuration(elapsedMs)}, with all that ran beside it.`
	},
	charts: {
		decode: 'Decode',
		prefill: 'Prefill',
		firstToken: 'Time to the first token',
		tokensPerSecond: 'tokens/s',
		ms: 'ms',
		tokens: (count: number) => plural(count, { one: '# token', other: '# tokens' }),
		caption: (title: string, unit: string) => `${title}, ${unit}`,
		/** Read out instead of a chart. `label`: "16 tokens", `figure`: "4.3". */
		described: (title: string, unit: string, bars: readonly { label: string; figure: string }[]) =>
			`${title}: ${list(
				bars.map(({ label, figure }) => `${label} ${figure} ${unit}`),
				{ type: 'unit' }
			)}`
	}
});
