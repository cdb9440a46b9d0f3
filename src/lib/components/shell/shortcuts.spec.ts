import { expect, test } from 'vitest';
import { isPressed, printedKeys, shortcuts, type ShortcutId } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	shiftKey: false,
	altKey: false,
	...more
});

test.each<[ReturnType<typeof press>, ShortcutId, boolean]>([
	[press('k', { ctrlKey: true }), 'palette', true],
	[press('K', { metaKey: true }), 'palette', true],
	[press('k', { ctrlKey: true, shiftKey: true }), 'palette', false],
	[press('k', { ctrlKey: true, altKey: true }), 'palette', false],
	[press('k'), 'palette', false],
	[press('O', { ctrlKey: true, shiftKey: true }), 'newChat', true],
	[press('?', { shiftKey: true }), 'sheet', true],
	[press('?'), 'sheet', true],
	[press('/', { ctrlKey: true }), 'sheet', true],
	[press('/'), 'sheet', false],
	[press('ن', { code: 'KeyK', ctrlKey: true }), 'palette', true],
	[press('ر', { code: 'KeyV', ctrlKey: true }), 'palette', false],
	[press('л', { code: 'KeyK', ctrlKey: true }), 'palette', true],
	[press('؟', { code: 'Slash', shiftKey: true }), 'sheet', true],
	[press('Enter'), 'send', true],
	[press('Enter', { shiftKey: true }), 'send', false],
	[press('Enter', { ctrlKey: true }), 'sendAnyway', true]
])('%o is %s: %s', (event, id, expected) => {
	expect(isPressed(event, id)).toBe(expected);
});

test('no two shortcuts of one place have the same keys, and all can be printed', () => {
	const all = Object.entries(shortcuts).flatMap(([, { keys, where }]) => keys.map((one) => `${where}: ${one}`));
	expect(new Set(all).size).toBe(all.length);
	expect(printedKeys('newChat')).toEqual([[expect.stringMatching(/Ctrl|⌘/), '⇧', 'O']]);
});
