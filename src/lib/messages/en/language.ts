import { area } from '#lib/messages/area.ts';

/** Picking a language. The languages have their own names for themselves. */
export const language = area('language', {
	title: 'Language',
	likeBrowser: 'Like the browser',
	hint: 'Of the app. Each model decides by itself which languages it speaks; Guide speaks English.'
});
