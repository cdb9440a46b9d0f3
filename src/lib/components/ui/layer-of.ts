import { floating } from './floating.ts';

/**
 * Props for the content of a menu or popover whose button is no part of it: the button is on the first screen, and the
 * layer, with the library that it needs, comes at its first use.
 */
export function layerOf(button: HTMLElement) {
	return {
		...floating(),
		customAnchor: button,
		/** The button itself opens and closes. */
		onInteractOutside(event: Event) {
			if (event.target instanceof Node && button.contains(event.target)) event.preventDefault();
		},
		/** The focus goes back, if the button is still there. */
		onCloseAutoFocus(event: Event) {
			event.preventDefault();
			if (button.isConnected) button.focus();
		}
	};
}

/**
 * The same for a menu. Opened by a key, its first item has the focus: the library looks at keys from its first use on, which
 * is too late for the first menu.
 */
export function menuOf(button: HTMLElement) {
	return {
		...layerOf(button),
		onOpenAutoFocus(event: Event) {
			if (!button.matches(':focus-visible')) return;
			event.preventDefault();
			requestAnimationFrame(() =>
				document.querySelector<HTMLElement>('[role="menu"][data-state="open"] [role^="menuitem"]')?.focus()
			);
		}
	};
}
