import { current } from '#lib/messages/current.svelte.ts';
import type { Messages } from '#lib/messages/messages.ts';

interface Language {
	tag: string;
	/** In the language itself. */
	name: string;
	direction: 'ltr' | 'rtl';
	load: () => Promise<Partial<Messages>>;
}

/** A language is its own chunk, except English, which comes with each page. */
export const languages: readonly Language[] = [
	{ tag: 'en', name: 'English', direction: 'ltr', load: async () => ({}) },
	{ tag: 'de', name: 'Deutsch', direction: 'ltr', load: async () => (await import('#lib/messages/de.ts')).de },
	{ tag: 'es', name: 'Español', direction: 'ltr', load: async () => (await import('#lib/messages/es.ts')).es },
	{ tag: 'zh', name: '中文', direction: 'ltr', load: async () => (await import('#lib/messages/zh.ts')).zh },
	{ tag: 'ar', name: 'العربية', direction: 'rtl', load: async () => (await import('#lib/messages/ar.ts')).ar }
];

/** Read before anything is drawn, so not in a database. */
const key = 'hearth:language:1';

/** What the user picked; `null` for the language of the browser. */
export function pickedLanguage(): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** The first language of these that the app speaks, by the part before the hyphen; English where there is none. */
export function bestLanguage(wanted: readonly string[]): Language {
	const parts = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
	const found = parts.map((part) => languages.find(({ tag }) => tag === part)).find((language) => language);
	return found ?? (languages[0] as Language);
}

/**
 * Shows the app in the language that was picked, or in the browser's. Called before the first page is drawn. Where the texts
 * cannot be had, the app stays in the language it has.
 */
export async function showLanguage(picked: string | null = pickedLanguage()): Promise<void> {
	current.picked = picked;
	const { tag, direction, load } = bestLanguage(picked === null ? navigator.languages : [picked]);
	try {
		current.areas = await load();
	} catch (error) {
		console.warn(`No texts for ${tag}: ${String(error)}`);
		return;
	}
	current.tag = tag;
	current.direction = direction;
	document.documentElement.lang = tag;
	document.documentElement.dir = direction;
}

/** @param tag of one of `languages`; `null` follows the browser */
export async function pickLanguage(tag: string | null): Promise<void> {
	try {
		if (tag === null) localStorage.removeItem(key);
		else localStorage.setItem(key, tag);
	} catch {
		// Kept nowhere: it is the language of this visit only.
	}
	await showLanguage(tag);
}

/** For every tab: takes over what was picked in another one. */
export function followLanguage({ key: changed }: StorageEvent): void {
	if (changed === key) void showLanguage();
}
