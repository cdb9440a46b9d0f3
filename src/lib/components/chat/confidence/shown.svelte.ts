import { SvelteMap } from 'svelte/reactivity';

/** Answers whose confidence somebody wants to see, or not, whatever the settings say; by id, as long as this tab is open. */
export const wanted = new SvelteMap<string, boolean>();
