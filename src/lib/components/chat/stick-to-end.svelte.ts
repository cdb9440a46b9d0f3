/** The reader counts as being at the end when less than this is below the fold. */
const slackPx = 48;

/**
 * Keeps a growing column scrolled to its end, but only while the reader is there: whoever scrolls up to read is left
 * alone. Attach `scroller` to the element that scrolls and `content` to the one that grows.
 */
export class StickToEnd {
	#atEnd = $state(true);
	#element: HTMLElement | null = null;

	get atEnd(): boolean {
		return this.#atEnd;
	}

	toEnd(): void {
		this.#atEnd = true;
		const element = this.#element;
		if (element) element.scrollTop = element.scrollHeight;
	}

	/** Call before something is put above what is being read; call what it returns afterwards: the reader stays there. */
	hold(): () => void {
		const element = this.#element;
		if (!element) return () => {};
		const belowPx = element.scrollHeight - element.scrollTop;
		return () => (element.scrollTop = element.scrollHeight - belowPx);
	}

	readonly scroller = (element: HTMLElement): (() => void) => {
		this.#element = element;
		let lastTop = element.scrollTop;
		const onscroll = () => {
			const belowPx = element.scrollHeight - element.scrollTop - element.clientHeight;
			// Growth also fires scroll events; only a movement upwards means that the reader left.
			if (belowPx < slackPx) this.#atEnd = true;
			else if (element.scrollTop < lastTop) this.#atEnd = false;
			lastTop = element.scrollTop;
		};
		element.addEventListener('scroll', onscroll, { passive: true });
		return () => {
			element.removeEventListener('scroll', onscroll);
			this.#element = null;
		};
	};

	readonly content = (element: HTMLElement): (() => void) => {
		const observer = new ResizeObserver(() => {
			if (this.#atEnd) this.toEnd();
		});
		observer.observe(element);
		return () => observer.disconnect();
	};
}
