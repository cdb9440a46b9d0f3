import { createContext } from 'svelte';

/** What pages need to know of the frame around them. */
export interface Shell {
	/** True where the sidebar is a drawer, so that a page must offer a button for it. */
	readonly hasDrawer: boolean;
	openDrawer: () => void;
	/** The search over chats, pages and models. */
	openPalette: () => void;
	/** Asks for the folder of a chat. `opener` gets the focus back. */
	moveChat: (chat: { id: string; title: string }, opener: HTMLElement | null) => void;
}

export const [useShell, provideShell] = createContext<Shell>();
