import { AppError } from '#lib/base/errors.ts';
import { abortable } from '#lib/base/abortable.ts';
import type { SourceTrouble } from '#lib/weights/net/source.ts';
import type { TransferTuning } from '#lib/weights/types.ts';

/** No server is waited for longer than this; the user can come back. */
const longestWaitMs = 10 * 60_000;

/** Looks whether the network is gone at least so often. */
const longestNapMs = 1000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long to wait after failures, and when to give up. One for a transfer: its connections share their luck. */
export class Patience {
	#path: string;
	#tuning: TransferTuning;
	#failures = 0;
	#lastFailureAtMs = -Infinity;
	#notBeforeMs = 0;
	#askedNotBeforeMs = 0;

	constructor(path: string, tuning: TransferTuning) {
		this.#path = path;
		this.#tuning = tuning;
	}

	/** Something came: the next failure is the first again. */
	succeed(): void {
		this.#failures = 0;
	}

	/**
	 * Notes a failure of a request that began at `startedAtMs`. Requests that began before the failure noted last are part
	 * of the same trouble.
	 * @throws `model/refused`, `model/download-failed` when asking again is no use
	 */
	fail(trouble: SourceTrouble, startedAtMs: number): void {
		const { status, refusal, retryAfterMs } = trouble;
		const details = { file: this.#path, status };
		if (refusal) throw new AppError('model/refused', { ...details, reason: refusal }, { cause: trouble });
		const nowMs = performance.now();
		this.#askedNotBeforeMs = Math.max(this.#askedNotBeforeMs, nowMs + (retryAfterMs ?? 0));
		if (startedAtMs > this.#lastFailureAtMs && navigator.onLine) {
			this.#failures++;
			this.#lastFailureAtMs = nowMs;
			this.#notBeforeMs = nowMs + this.#backoff();
		}
		if (this.#failures > this.#tuning.maxFailures || (retryAfterMs ?? 0) > longestWaitMs) {
			throw new AppError('model/download-failed', details, { cause: trouble });
		}
	}

	/** Would `wait` take any time? */
	get mustWait(): boolean {
		return !navigator.onLine || Math.max(this.#notBeforeMs, this.#askedNotBeforeMs) > performance.now();
	}

	/**
	 * Until the next request may go out. Offline, that is when the network is back: what failed until then is forgotten.
	 */
	async wait(signal: AbortSignal): Promise<void> {
		for (;;) {
			signal.throwIfAborted();
			if (!navigator.onLine) {
				await abortable(backOnline(), signal);
				this.#failures = 0;
				this.#notBeforeMs = 0;
			}
			const restMs = Math.max(this.#notBeforeMs, this.#askedNotBeforeMs) - performance.now();
			if (restMs <= 0) return;
			await abortable(pause(Math.min(restMs, longestNapMs)), signal);
		}
	}

	/** Doubles with each failure; a quarter of it is by chance, so that many clients do not come back at once. */
	#backoff(): number {
		const { backoffMs, longestBackoffMs } = this.#tuning;
		return Math.min(longestBackoffMs, backoffMs * 2 ** (this.#failures - 1)) * (0.75 + Math.random() / 4);
	}
}

/** Looks now and then, too: not every browser sends the event to workers. */
function backOnline(): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (!navigator.onLine) return;
			clearInterval(timer);
			removeEventListener('online', look);
			resolve();
		};
		const timer = setInterval(look, 2000);
		addEventListener('online', look);
	});
}
