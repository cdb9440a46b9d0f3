import { scaleBytes } from '#lib/base/units.ts';
import { current } from './current.svelte.ts';

/** Makers of formatters are slow, and lists ask for the same one many times. */
const made = new Map<string, unknown>();

function formatter<Made>(kind: string, options: object | undefined, make: (tag: string) => Made): Made {
	const key = `${current.tag} ${kind} ${JSON.stringify(options)}`;
	const known = made.get(key) as Made | undefined;
	if (known !== undefined) return known;
	const fresh = make(current.tag);
	made.set(key, fresh);
	return fresh;
}

/** A number as the language writes it: `1,200`, `1.200`. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
	return formatter('number', options, (tag) => new Intl.NumberFormat(tag, options)).format(value);
}

/** A share of 1 in percent, whole unless said otherwise. */
export function percent(share: number, options?: Intl.NumberFormatOptions): string {
	return number(share, { style: 'percent', ...options });
}

/** A time in milliseconds since 1970 as the language writes dates. */
export function date(atMs: number, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
	return formatter('date', options, (tag) => new Intl.DateTimeFormat(tag, options)).format(atMs);
}

/** `a, b and c`. */
export function list(parts: readonly string[], options?: Intl.ListFormatOptions): string {
	return formatter('list', options, (tag) => new Intl.ListFormat(tag, options)).format(parts);
}

/** A language by the first part of its tag, in the language shown: `German`. */
export function languageName(tag: string): string {
	if (!/^[a-z]{2,3}$/.test(tag)) return tag; // of a voice, say: names of languages are made for tags only
	return formatter('language', undefined, (shown) => new Intl.DisplayNames(shown, { type: 'language' })).of(tag) ?? tag;
}

/** Whole sentences one after the other, with the gap that the language leaves between them: Chinese leaves none. */
export function sentences(...texts: readonly string[]): string {
	return texts.join(current.tag.startsWith('zh') ? '' : ' ');
}

/** One text for each form of number that the language has; `#` stands for the number. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** The form for this count: `plural(2, { one: '# chat', other: '# chats' })` is `2 chats`. */
export function plural(count: number, forms: Forms): string {
	const rule = formatter('plural', undefined, (tag) => new Intl.PluralRules(tag)).select(count);
	return (forms[rule] ?? forms.other).replaceAll('#', number(count));
}

/** Bytes in decimal units with two significant decimals at most, as download pages and disks print them: `6.8 MB`. */
export function formatBytes(bytes: number): string {
	const { value, digits, unit } = scaleBytes(bytes);
	return leftToRight(`${fixed(value, digits)} ${unit}`);
}

/** Milliseconds as a person reads them, in the symbols that all languages share: `240 ms`, `1.4 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
	if (ms < 999.5) return leftToRight(`${number(Math.round(ms))} ms`);
	if (ms < 59_950) return leftToRight(`${fixed(ms / 1000, 1)} s`);
	const seconds = Math.round(ms / 1000);
	return leftToRight(`${number(Math.floor(seconds / 60))} min ${number(seconds % 60)} s`);
}

/**
 * Keeps what reads from left to right in its order within a sentence that runs from right to left (Unicode's isolates): a unit
 * behind its number, the place in a file.
 */
export function leftToRight(text: string): string {
	return current.direction === 'rtl' ? `\u2066${text}\u2069` : text;
}

/** With exactly so many digits behind the point. */
export function fixed(value: number, digits: number): string {
	return number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
