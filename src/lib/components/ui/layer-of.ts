/**
 * Props for the content of a menu or popover whose button is no part of it: the button is on the first screen, and the
 * layer, with the library that it needs, comes at its first use.
 */
export function layerOf(button: HTMLElement) {
	return {
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
