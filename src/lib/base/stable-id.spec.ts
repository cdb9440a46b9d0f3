import { expect, test } from 'vitest';
import { stableId } from '#lib/base/stable-id.ts';

test('the same parts make the same id, in every version of the app', () => {
	expect(stableId('chatgpt', '6592a1c0')).toBe(stableId('chatgpt', '6592a1c0'));
	expect(stableId('chatgpt', '6592a1c0')).toMatch(/^i[0-9a-z]{28}$/);
	expect(stableId('ab', 'c')).not.toBe(stableId('a', 'bc'));
	expect(stableId('')).not.toBe(stableId());
});

test('10,000 similar parts make 10,000 ids', () => {
	const ids = new Set(Array.from({ length: 10_000 }, (_, at) => stableId('chat', String(at))));
	expect(ids.size).toBe(10_000);
});
