import { createContext } from 'svelte';

/** Asks before a link that a model wrote is opened. `opener` gets the focus back. */
export type OpenLink = (href: string, opener: HTMLElement) => void;

export const [useOpenLink, provideOpenLink] = createContext<OpenLink>();
