import { maxStopStrings, type Limits, type SamplingNumber } from '#lib/state/sampling.ts';

/** One setting of sampling as people read it. */
export interface FieldWords<Key> {
	key: Key;
	/** As everybody who writes about sampling calls it. */
	name: string;
	explanation: string;
}

interface Group {
	title: string;
	fields: readonly (FieldWords<SamplingNumber> | FieldWords<'stop'>)[];
}

/** Every setting of sampling, in the order that people need them. */
export const groups: readonly Group[] = [
	{
		title: 'Answers',
		fields: [
			{
				key: 'temperature',
				name: 'Temperature',
				explanation: 'How freely words are chosen: 0 always takes the likeliest, more makes answers vary.'
			},
			{
				key: 'maxTokens',
				name: 'Max tokens',
				explanation: 'The longest that an answer may become; a token is about three quarters of a word.'
			},
			{
				key: 'seed',
				name: 'Seed',
				explanation: 'With the same number, the same question gets the same answer; empty takes another each time.'
			},
			{
				key: 'stop',
				name: 'Stop strings',
				explanation: 'An answer ends where one of these would come. One on each line; \\n stands for a line break.'
			}
		]
	},
	{
		title: 'Candidates',
		fields: [
			{
				key: 'topP',
				name: 'Top-p',
				explanation: 'Keeps the likeliest tokens that reach this probability together; 1 keeps all.'
			},
			{ key: 'topK', name: 'Top-k', explanation: 'Keeps this many of the likeliest tokens; 0 keeps all.' },
			{
				key: 'minP',
				name: 'Min-p',
				explanation: 'Drops tokens that are less likely than this part of the likeliest one; 0 drops none.'
			}
		]
	},
	{
		title: 'Repetition',
		fields: [
			{
				key: 'repetitionPenalty',
				name: 'Repetition penalty',
				explanation: 'Above 1, tokens that were said become less likely; 1 changes nothing.'
			},
			{
				key: 'presencePenalty',
				name: 'Presence penalty',
				explanation: 'Above 0, a token that was said at all becomes less likely; 0 changes nothing.'
			},
			{
				key: 'frequencyPenalty',
				name: 'Frequency penalty',
				explanation: 'Above 0, a token becomes less likely each time that it is said; 0 changes nothing.'
			}
		]
	}
];

/** What somebody typed: a value, nothing at all, or words about what is wrong with it. */
export type Typed<T> = { value: T | undefined } | { problem: string };

const count = (value: number) => value.toLocaleString('en');

/** Reads a number; empty text is `undefined`. */
export function readNumber(text: string, { low, high, whole }: Limits): Typed<number> {
	const bare = text.trim().replace(/^[−–]/, '-');
	if (bare === '') return { value: undefined };
	const range = `a ${whole ? 'whole ' : ''}number from ${count(low)} to ${count(high)}`;
	// A comma is a decimal point in most of Europe, and parts thousands elsewhere.
	const plain = whole ? bare.replace(/(?<=\d),(?=\d{3}(\D|$))/g, '') : bare.replace(',', '.');
	if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { problem: `“${bare}” is not a number. It takes ${range}.` };
	const value = Number(plain);
	if (value < low || value > high || (whole && !Number.isInteger(value))) return { problem: `It takes ${range}.` };
	return { value };
}

/** A number as it stands in a field; empty for none. */
export function writeNumber(value: number | undefined): string {
	return value === undefined ? '' : String(value);
}

/** Reads stop strings, one a line; empty lines are none. Blanks at the ends count, because models write them. */
export function readStops(text: string): Typed<readonly string[]> {
	const stops = text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => line.replace(/\\([nt\\])/g, (_all, letter: string) => escapes[letter] ?? letter));
	if (stops.length > maxStopStrings)
		return { problem: `It takes ${maxStopStrings} at most; these are ${stops.length}.` };
	return { value: stops.length > 0 ? stops : undefined };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** Stop strings as they stand in a field. */
export function writeStops(stops: readonly string[] | undefined): string {
	const line = (stop: string) => stop.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
	return (stops ?? []).map(line).join('\n');
}
