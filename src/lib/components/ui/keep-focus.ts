const focusable = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/**
 * An attachment for a list whose entries can go. When the entry with the focus goes, the focus goes to the one that takes
 * its place, to the last one, or to the part of the page around a list that is empty: browsers drop it on the body, and who
 * uses a keyboard begins at the top of the page again.
 */
export function keepFocus(list: HTMLElement): () => void {
	let held: { entry: Element; index: number } | null = null;
	let around: Element | null = null;

	function takeOver() {
		if (!held || held.entry.isConnected) return;
		const { index } = held;
		held = null;
		if (document.activeElement !== document.body) return;
		const entry = list.isConnected ? list.children[Math.min(index, list.children.length - 1)] : null;
		(entry ?? around)?.querySelector<HTMLElement>(focusable)?.focus();
	}

	function take({ target }: FocusEvent) {
		const index = [...list.children].findIndex((entry) => target instanceof Node && entry.contains(target));
		const entry = list.children[index];
		held = entry ? { entry, index } : null;
		around = list.parentElement?.closest('section, form, nav, main') ?? null;
	}

	/** An entry that goes has nobody to give the focus to. */
	function letGo({ relatedTarget }: FocusEvent) {
		if (relatedTarget) held = null;
	}

	list.addEventListener('focusin', take);
	list.addEventListener('focusout', letGo);
	const observer = new MutationObserver(takeOver);
	observer.observe(list, { childList: true });
	return () => {
		observer.disconnect();
		queueMicrotask(takeOver); // the list goes with its last entry, in a moment
	};
}
