import { current } from '#lib/messages/current.svelte.ts';

/**
 * Props of everything that floats over the page: the library lays menus and popovers out from left to right unless it is
 * told, and lets them touch the edge of a small screen.
 */
export function floating() {
	return { dir: current.direction, collisionPadding: 8 } as const;
}
