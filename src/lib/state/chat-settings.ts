import type { ChatSettings } from '#lib/storage/chat-types.ts';

export { thinkingBudgetLimits } from '#lib/storage/limits.ts';
export type { ChatSettings, JsonForm, OverflowPolicy, ThinkingChoice } from '#lib/storage/chat-types.ts';

/** Settings of a chat with some members replaced; what says nothing any more is left out. */
export function changed(settings: ChatSettings, change: ChatSettings): ChatSettings {
	const all = { ...settings, ...change };
	const isSaid = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
	return Object.fromEntries(Object.entries(all).filter(([, value]) => isSaid(value)));
}
