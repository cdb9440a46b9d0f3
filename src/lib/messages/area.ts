import { current } from './current.svelte.ts';

/**
 * The texts of one part of the app. They are written in English where the area is made, and read in the language that is shown
 * now: a component, a `$derived` or an effect that read one runs again when the language changes. An area comes with the pages
 * that import it, so that nobody waits for the texts of pages they do not look at.
 */
export function area<Texts extends object>(name: string, english: Texts): Texts {
	return new Proxy(english, {
		get: (texts, key) => Reflect.get(current.areas[name] ?? texts, key) as unknown
	});
}
