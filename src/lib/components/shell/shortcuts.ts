import { shell as t } from '#lib/messages/en/shell.ts';

const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

interface Shortcut {
	/** `Mod` is Ctrl or ⌘. Any of these does it. */
	keys: readonly string[];
	where: keyof typeof t.shortcutPlaces;
}

/**
 * Every shortcut of the app. Handlers ask `isPressed`, and the sheet lists this table, so what it says is what happens. What each
 * does is said in `t.shortcuts`.
 */
export const shortcuts = {
	palette: { keys: ['Mod+K'], where: 'anywhere' },
	newChat: { keys: ['Mod+Shift+O'], where: 'anywhere' },
	stop: { keys: ['Escape'], where: 'anywhere' },
	sheet: { keys: ['?', 'Mod+/'], where: 'anywhere' },
	send: { keys: ['Enter'], where: 'composer' },
	sendAnyway: { keys: ['Mod+Enter'], where: 'composer' },
	newLine: { keys: ['Shift+Enter'], where: 'composer' },
	continueText: { keys: ['Mod+Enter'], where: 'notebook' },
	saveEdit: { keys: ['Mod+Enter'], where: 'editing' },
	cancelEdit: { keys: ['Escape'], where: 'editing' },
	saveName: { keys: ['Enter'], where: 'renaming' },
	cancelName: { keys: ['Escape'], where: 'renaming' }
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> &
	Partial<Pick<KeyboardEvent, 'code'>>;

/** Where a keyboard writes other letters than Latin ones, a shortcut is the key at the same place. */
const otherPlaces: Readonly<Record<string, string>> = { '؟': '?', '？': '?' };
const isLatin = (key: string) => /^[\x20-\x7e]+$/.test(key);

/** Are these the keys of a shortcut? A character that needs Shift on some keyboards (`?`, `/`) is told by itself. */
export function isPressed(event: Pressed, id: ShortcutId): boolean {
	return shortcuts[id].keys.some((keys) => isCombination(event, keys));
}

function isCombination(event: Pressed, keys: string): boolean {
	const parts = keys.split('+');
	const key = parts.at(-1) ?? '';
	if (event.altKey || parts.includes('Mod') !== (event.ctrlKey || event.metaKey)) return false;
	const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
	if (!isSign && parts.includes('Shift') !== event.shiftKey) return false;
	const sign = otherPlaces[event.key] ?? event.key;
	if (isLatin(sign)) return sign.toLowerCase() === key.toLowerCase();
	return key === '/' ? event.code === 'Slash' : event.code === `Key${key}`;
}

/** The keys of a shortcut as keyboards print them, one combination after the other. */
export function printedKeys(id: ShortcutId): string[][] {
	const { control, escape, enter } = t.keys;
	const printed: Readonly<Record<string, string>> = {
		Mod: isApple ? '⌘' : control,
		Shift: '⇧',
		Escape: escape,
		Enter: enter
	};
	return shortcuts[id].keys.map((keys) => keys.split('+').map((key) => printed[key] ?? key));
}
