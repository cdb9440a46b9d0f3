import { expect, test } from 'vitest';
import { branchTo, childrenOf, latestLeafBelow, siblingsOf } from '#lib/storage/tree.ts';

/** `b<a` is a message b with parent a; in the order they were added. */
function tree(notation: string): { id: string; parentId: string | null }[] {
	return notation.split(' ').map((entry) => {
		const [id = '', parentId = null] = entry.split('<');
		return { id, parentId };
	});
}
const ids = (messages: { id: string }[]) => messages.map(({ id }) => id).join(' ');

//        q ─┬─ a1 ── r ── s
//           └─ a2
const chat = tree('q a1<q r<a1 s<r a2<q');

test('leads from the first message to the tip, past other branches', () => {
	expect(ids(branchTo(chat, 's'))).toBe('q a1 r s');
	expect(ids(branchTo(chat, 'a2'))).toBe('q a2');
	expect(branchTo(chat, null)).toEqual([]);
});

test('starts the path where a parent is missing', () => {
	expect(ids(branchTo(tree('b<lost c<b'), 'c'))).toBe('b c');
});

test('shows the newest branch when the tip is missing', () => {
	expect(ids(branchTo(chat, 'lost'))).toBe('q a2');
	expect(branchTo([], 'lost')).toEqual([]);
});

test('ends in damaged data that goes in a circle', () => {
	const circle = tree('a<c b<a c<b self<self');
	expect(ids(branchTo(circle, 'c'))).toBe('a b c');
	expect(ids(branchTo(circle, 'self'))).toBe('self');
	expect(latestLeafBelow(circle, 'b')?.id).toBe('b');
	expect(latestLeafBelow(circle, 'self')?.id).toBe('self');
});

test('lists children and siblings in the order they were added, not by id', () => {
	const later = tree('z y<z x<z');
	expect(ids(childrenOf(later, 'z'))).toBe('y x');
	expect(ids(siblingsOf(later, 'x'))).toBe('y x');
	expect(ids(childrenOf(later, 'x'))).toBe('');
	expect(ids(siblingsOf(later, 'lost'))).toBe('');
});

test('counts a message without its parent among the first ones', () => {
	const orphaned = tree('a b<lost');
	expect(ids(childrenOf(orphaned, null))).toBe('a b');
	expect(ids(siblingsOf(orphaned, 'b'))).toBe('a b');
});

test('returns to the end of the branch that was continued last', () => {
	const chats = tree('q a1<q a2<q r<a1'); // a1 was continued after a2 had come
	expect(latestLeafBelow(chats, 'q')?.id).toBe('r');
	expect(latestLeafBelow(chats, 'a2')?.id).toBe('a2');
	expect(latestLeafBelow(chat, 'a1')?.id).toBe('s');
	expect(latestLeafBelow(chat, 'lost')).toBe(null);
});

test('hands out lists that may be changed without changing the next answer', () => {
	childrenOf(chat, 'q').pop();
	siblingsOf(chat, 'a1').pop();
	expect(ids(childrenOf(chat, 'q'))).toBe('a1 a2');
});

test('follows a chat of 20,000 messages to its end', () => {
	const long = Array.from({ length: 20_000 }, (_, index) => ({
		id: `m${index}`,
		parentId: index === 0 ? null : `m${index - 1}`
	}));
	expect(branchTo(long, 'm19999')).toHaveLength(20_000);
	expect(latestLeafBelow(long, 'm0')?.id).toBe('m19999');
});
