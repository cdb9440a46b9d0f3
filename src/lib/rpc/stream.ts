/**
 * Turns a push-style call into an async iterable. Leaving the loop aborts the call.
 * The queue is unbounded on purpose: producers are bounded by `maxTokens`.
 */
export async function* streamEvents<T>(
	start: (onEvent: (event: T) => void, signal: AbortSignal) => Promise<unknown>,
	outer?: AbortSignal
): AsyncGenerator<T, void, void> {
	const controller = new AbortController();
	const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;

	const queue: T[] = [];
	let wake = () => {};
	let done = false;
	let failure: { error: unknown } | null = null;

	void start((event) => {
		queue.push(event);
		wake();
	}, signal)
		.catch((error: unknown) => {
			failure = { error };
		})
		.finally(() => {
			done = true;
			wake();
		});

	try {
		while (true) {
			if (queue.length > 0) {
				yield queue.shift() as T;
			} else if (done) {
				if (failure) throw (failure as { error: unknown }).error;
				return;
			} else {
				await new Promise<void>((resolve) => (wake = resolve));
			}
		}
	} finally {
		controller.abort();
	}
}
