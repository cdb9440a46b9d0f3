import { drawingTokens } from '#lib/base/drawing.ts';
import type { DrawingColours } from '#lib/base/drawing.ts';

/** The colours that are shown at this place, as a browser computes them: a token itself is a pair for light and dark. */
export function readColours(place: HTMLElement): DrawingColours {
	const probe = document.createElement('span');
	place.append(probe);
	try {
		const of = (token: string) => {
			probe.style.color = `var(--${token})`;
			return getComputedStyle(probe).color;
		};
		return Object.fromEntries(drawingTokens.map((token) => [token, of(token)])) as DrawingColours;
	} finally {
		probe.remove();
	}
}

/** Calls back when the colours may have become others, until the returned function is called. */
export function watchColours(then: () => void): () => void {
	const stopped = new AbortController();
	for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
		matchMedia(query).addEventListener('change', then, { signal: stopped.signal });
	const observer = new MutationObserver(then);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
	return () => {
		stopped.abort();
		observer.disconnect();
	};
}
