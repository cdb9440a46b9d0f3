/** The pages of the menu, from top to bottom. Each has its address, its name in `shell.pages` and its words in the palette by this. */
export const pageNames = ['notebook', 'models', 'system', 'connect', 'settings'] as const;

export type PageName = (typeof pageNames)[number];
