import type { AdapterUse } from '#lib/engines/contract/types.ts';
import type { AdapterChoice } from '#lib/storage/chat-types.ts';

export type { AdapterChoice } from '#lib/storage/chat-types.ts';

/** How a chat uses an adapter that it says nothing about: who opened one wants to see what it does. */
const wholly = { on: true, scale: 1 };

/** How a chat uses each adapter of the model, in the order of the model. */
export function adapterChoices(
	paths: readonly string[],
	choices: readonly AdapterChoice[] | undefined
): readonly AdapterChoice[] {
	return paths.map((path) => choices?.find((choice) => choice.path === path) ?? { path, ...wholly });
}

/** The adapters that are on for the next answer. */
export function adaptersInUse(
	paths: readonly string[],
	choices: readonly AdapterChoice[] | undefined
): readonly AdapterUse[] {
	return adapterChoices(paths, choices)
		.filter(({ on }) => on)
		.map(({ path, scale }) => ({ path, scale }));
}

/** The choices of a chat with one of them made anew, or taken back. Those for adapters of other models stay. */
export function withAdapter(
	choices: readonly AdapterChoice[] | undefined,
	path: string,
	choice: Pick<AdapterChoice, 'on' | 'scale'> | null
): readonly AdapterChoice[] {
	const others = choices?.filter((other) => other.path !== path) ?? [];
	return choice ? [...others, { path, ...choice }] : others;
}
