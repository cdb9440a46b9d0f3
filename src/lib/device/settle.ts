/** How an isolated probe ended. */
export type Settled<T> =
	{ status: 'done'; value: T } | { status: 'failed'; reason: string } | { status: 'timed-out'; waitedMs: number };

/** Runs a probe that may throw, reject or hang; answers within `timeoutMs` and never rejects. */
export async function settle<T>(probe: () => T | Promise<T>, timeoutMs: number): Promise<Settled<T>> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const deadline = new Promise<Settled<T>>((resolve) => {
		timer = setTimeout(() => resolve({ status: 'timed-out', waitedMs: timeoutMs }), timeoutMs);
	});
	const attempt = async (): Promise<Settled<T>> => {
		try {
			return { status: 'done', value: await probe() };
		} catch (error) {
			return { status: 'failed', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
		}
	};
	try {
		return await Promise.race([attempt(), deadline]);
	} finally {
		clearTimeout(timer);
	}
}

/** The probe's value, or `fallback` when it fails or hangs. */
export async function settleOr<T>(probe: () => T | Promise<T>, fallback: T, timeoutMs: number): Promise<T> {
	const settled = await settle(probe, timeoutMs);
	return settled.status === 'done' ? settled.value : fallback;
}
