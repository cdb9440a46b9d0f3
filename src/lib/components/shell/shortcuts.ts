/** The key that begins a shortcut here, as keyboards print it. */
export const modifier = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

interface Shortcut {
	/** `Mod` is Ctrl or ⌘. Any of these does it. */
	keys: readonly string[];
	label: string;
	where: 'Anywhere' | 'In the message field' | 'In the notebook' | 'While editing a message' | 'While renaming a chat';
}

/**
 * Every shortcut of the app. Handlers ask `isPressed`, and the sheet lists this table, so what it says is what happens.
 */
export const shortcuts = {
	palette: { keys: ['Mod+K'], label: 'Search chats, or go to a page', where: 'Anywhere' },
	newChat: { keys: ['Mod+Shift+O'], label: 'New chat', where: 'Anywhere' },
	stop: { keys: ['Escape'], label: 'Stop the answer', where: 'Anywhere' },
	sheet: { keys: ['?', 'Mod+/'], label: 'Keyboard shortcuts', where: 'Anywhere' },
	send: { keys: ['Enter'], label: 'Send, unless Settings say otherwise', where: 'In the message field' },
	sendAnyway: { keys: ['Mod+Enter'], label: 'Send', where: 'In the message field' },
	newLine: { keys: ['Shift+Enter'], label: 'New line', where: 'In the message field' },
	continueText: { keys: ['Mod+Enter'], label: 'Let the model continue', where: 'In the notebook' },
	saveEdit: { keys: ['Mod+Enter'], label: 'Send the edited message', where: 'While editing a message' },
	cancelEdit: { keys: ['Escape'], label: 'Leave it as it was', where: 'While editing a message' },
	saveName: { keys: ['Enter'], label: 'Save the name', where: 'While renaming a chat' },
	cancelName: { keys: ['Escape'], label: 'Keep the old name', where: 'While renaming a chat' }
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

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
	return event.key.toLowerCase() === key.toLowerCase();
}

const printed: Readonly<Record<string, string>> = { Mod: modifier, Shift: '⇧', Escape: 'Esc' };

/** The keys of a shortcut as keyboards print them, one combination after the other. */
export function printedKeys(id: ShortcutId): string[][] {
	return shortcuts[id].keys.map((keys) => keys.split('+').map((key) => printed[key] ?? key));
}
