import { expect, test } from 'vitest';
import { groupByAge } from '#lib/state/chat-groups.ts';

const now = new Date(2026, 10, 20, 9, 30).getTime();
const at = (year: number, month: number, day: number, hour = 12) => ({
	updatedAtMs: new Date(year, month - 1, day, hour).getTime()
});
const labels = (...chats: { updatedAtMs: number }[]) => groupByAge(chats, now).map(({ label }) => label);

test('chats stand under today, yesterday, the last weeks, then months', () => {
	expect(
		labels(
			at(2026, 11, 20, 8),
			at(2026, 11, 19, 23),
			at(2026, 11, 15),
			at(2026, 10, 30),
			at(2026, 9, 3),
			at(2025, 9, 3)
		)
	).toEqual(['Today', 'Yesterday', 'Last 7 days', 'Last 30 days', 'September 2026', 'September 2025']);
});

test('a clock that was set back counts as today', () => {
	expect(labels(at(2031, 1, 1))).toEqual(['Today']);
});

test('each heading appears once', () => {
	expect(groupByAge([at(2026, 11, 20, 8), at(2026, 11, 20, 7)], now)).toHaveLength(1);
});
