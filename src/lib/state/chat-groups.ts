import { chats as t } from '#lib/messages/en/chats.ts';

/** Chats under headings by age. The list must be sorted, newest first. */
export interface ChatGroup<T> {
	label: string;
	chats: T[];
}

const dayMs = 86_400_000;

/** Today, yesterday, the last 7 and 30 days, then by month, in local time. A clock that jumped back counts as today. */
export function groupByAge<T extends { updatedAtMs: number }>(chats: readonly T[], nowMs: number): ChatGroup<T>[] {
	const midnight = new Date(nowMs);
	midnight.setHours(0, 0, 0, 0);
	const groups = new Map<string, T[]>();
	for (const chat of chats) {
		const label = labelFor(chat.updatedAtMs, midnight.getTime());
		const group = groups.get(label);
		if (group) group.push(chat);
		else groups.set(label, [chat]);
	}
	return [...groups].map(([label, members]) => ({ label, chats: members }));
}

function labelFor(atMs: number, midnightMs: number): string {
	if (atMs >= midnightMs) return t.ages.today;
	if (atMs >= midnightMs - dayMs) return t.ages.yesterday;
	if (atMs >= midnightMs - 7 * dayMs) return t.ages.last7Days;
	if (atMs >= midnightMs - 30 * dayMs) return t.ages.last30Days;
	return t.ages.month(atMs);
}
