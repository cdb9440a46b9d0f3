import { Watchdog } from '#lib/host/watchdog.ts';

/** Between an answer and the next ping, in milliseconds; a part of the limit where that is short. */
const longestPauseMs = 5000;

/**
 * Pings again and again until the returned function is called.
 * @param onSilence called once when a ping was not answered for `limitMs`, with the time that was waited in milliseconds
 */
export function startPulse(
	ping: () => Promise<unknown>,
	limitMs: number,
	onSilence: (waitedMs: number) => void
): () => void {
	const dog = new Watchdog(limitMs, onSilence);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let ended = false;
	const beat = async () => {
		dog.reset();
		await ping();
		dog.reset();
		if (!ended) timer = setTimeout(run, Math.min(longestPauseMs, limitMs / 4));
	};
	// A ping fails when the worker is gone; its calls have failed then, and say so.
	const run = () => void beat().catch(() => dog.stop());
	run();
	return () => {
		ended = true;
		clearTimeout(timer);
		dog.stop();
	};
}
