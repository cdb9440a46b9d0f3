/** The part of a page that says whether anybody looks at it. */
export type Visibility = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

const busyCheckMs = 300;
/** Browsers without requestIdleCallback (Safari): long enough for the first paint and what follows it. */
const paintMs = 300;

/** Resolves once the tab is in front. @throws the signal's reason */
export function untilVisible(signal: AbortSignal, page: Visibility = document): Promise<void> {
	signal.throwIfAborted();
	if (!page.hidden) return Promise.resolve();
	return new Promise((resolve, reject) => {
		const end = (settle: () => void) => {
			page.removeEventListener('visibilitychange', onChange);
			signal.removeEventListener('abort', onAbort);
			settle();
		};
		const onChange = () => page.hidden || end(resolve);
		const onAbort = () => end(() => reject(signal.reason as Error));
		page.addEventListener('visibilitychange', onChange);
		signal.addEventListener('abort', onAbort);
	});
}

/** Resolves when the browser has nothing to draw, or after two seconds. */
export function nextIdle(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2_000 });
		else setTimeout(resolve, paintMs);
	});
}

/**
 * Resolves when nothing else needs the machine: the page is drawn, in front, and no model loads or answers.
 * @throws the signal's reason
 */
export async function untilQuiet(busy: () => boolean, signal: AbortSignal, page: Visibility = document): Promise<void> {
	// Twice, since what was just asked for has hardly begun.
	for (let quiet = 0; ;) {
		await untilVisible(signal, page);
		await nextIdle();
		signal.throwIfAborted();
		quiet = busy() || page.hidden ? 0 : quiet + 1;
		if (quiet === 2) return;
		await new Promise((resolve) => setTimeout(resolve, busyCheckMs));
	}
}
