import { sampling as t } from '#lib/messages/en/sampling.ts';
import { maxStopStrings, type Limits, type SamplingKey } from '#lib/state/sampling.ts';

interface Group {
	id: keyof typeof t.groups;
	keys: readonly SamplingKey[];
}

/** Every setting of sampling, in the order that people need them; their words are in the messages, under the same keys. */
export const groups: readonly Group[] = [
	{ id: 'answers', keys: ['temperature', 'maxTokens', 'seed', 'stop'] },
	{ id: 'candidates', keys: ['topP', 'topK', 'minP'] },
	{ id: 'repetition', keys: ['repetitionPenalty', 'presencePenalty', 'frequencyPenalty'] }
];

/** What somebody typed: a value, nothing at all, or words about what is wrong with it. */
export type Typed<T> = { value: T | undefined } | { problem: string };

/** Reads a number; empty text is `undefined`. */
export function readNumber(text: string, { low, high, whole }: Limits): Typed<number> {
	const latin = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
	const bare = latin.trim().replace(/^[−–]/, '-');
	if (bare === '') return { value: undefined };
	// A comma is a decimal point in most of Europe, and parts thousands elsewhere; a whole number has no other use for either.
	const plain = whole ? bare.replace(/(?<=\d)[.,\s](?=\d{3}(\D|$))/g, '') : bare.replace(',', '.');
	if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) {
		return { problem: whole ? t.field.noWholeNumber(bare, low, high) : t.field.noNumber(bare, low, high) };
	}
	const value = Number(plain);
	if (value < low || value > high || (whole && !Number.isInteger(value))) {
		return { problem: whole ? t.field.outsideWhole(low, high) : t.field.outside(low, high) };
	}
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
	if (stops.length > maxStopStrings) return { problem: t.field.tooManyStops(maxStopStrings, stops.length) };
	return { value: stops.length > 0 ? stops : undefined };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** Stop strings as they stand in a field. */
export function writeStops(stops: readonly string[] | undefined): string {
	const line = (stop: string) => stop.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
	return (stops ?? []).map(line).join('\n');
}
