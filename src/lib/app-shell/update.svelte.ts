import { announceAnswer, whenNoTabAnswers } from '#lib/app-shell/answering.ts';
import { reload } from '#lib/app-shell/reload.ts';
import type { BeforeReload } from '#lib/app-shell/reload.ts';
import { isAbort } from '#lib/base/errors.ts';
import type { ShellRequest } from '#lib/base/shell-messages.ts';

const checkEveryMs = 3_600_000;
/** A tab that is looked at often asks no more often than this. */
const checkAgainAfterMs = 600_000;

export interface UpdateOptions {
	registration: Promise<ServiceWorkerRegistration | null>;
	/** Is an answer being written in this tab? Must read runes (`$state`, `$derived`): it is watched. */
	isBusy: () => boolean;
	/** Saves what a reload would lose. */
	beforeReload?: BeforeReload;
}

/**
 * A new version of the app: offered when it has been stored completely, used when the user says so. It waits until no
 * tab is writing an answer, and then all tabs reload together.
 */
export class UpdateState {
	#options: UpdateOptions;
	#waiting = $state.raw<ServiceWorker | null>(null);
	#declined = $state.raw<ServiceWorker | null>(null);
	#accepting = $state.raw<AbortController | null>(null);
	#mustReload = $state(false);
	#checkedAtMs = 0;

	constructor(options: UpdateOptions) {
		this.#options = options;
	}

	/** A new version waits, and the user has not put it off. */
	get ready(): boolean {
		return this.#waiting !== null && this.#waiting !== this.#declined;
	}

	/** Accepted, and waiting for an answer to end: in this tab or in another. */
	get pending(): boolean {
		return this.#accepting !== null || this.#mustReload;
	}

	/** Begins to watch for new versions; returns a function that stops it. */
	start(): () => void {
		const stopped = new AbortController();
		const stopEffects = $effect.root(() => {
			$effect(() => (this.#options.isBusy() ? announceAnswer() : undefined));
			$effect(() => {
				if (this.#mustReload && !this.#options.isBusy()) void reload(this.#options.beforeReload ?? (() => {}));
			});
		});
		void this.#options.registration.then((registration) => {
			if (registration && !stopped.signal.aborted) this.#watch(registration, stopped.signal);
		});
		return () => {
			stopped.abort();
			this.#accepting?.abort();
			stopEffects();
		};
	}

	/** Asks the host for a new version. Being offline is not an error. */
	async check(): Promise<void> {
		this.#checkedAtMs = performance.now();
		const registration = await this.#options.registration;
		await registration?.update().catch(() => {});
	}

	/** Uses the new version as soon as no tab is writing an answer. Every tab reloads. */
	async accept(): Promise<void> {
		const worker = this.#waiting;
		if (!worker || this.#accepting) return;
		this.#accepting = new AbortController();
		try {
			await whenNoTabAnswers(
				() => worker.postMessage({ type: 'SKIP_WAITING' } satisfies ShellRequest),
				this.#accepting.signal
			);
		} catch (error) {
			if (!isAbort(error)) throw error;
		} finally {
			this.#accepting = null;
		}
	}

	/** Not now: takes back an acceptance that still waits, and asks again at the next start or the next version. */
	decline(): void {
		this.#accepting?.abort();
		this.#declined = this.#waiting;
	}

	#watch(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
		this.#follow(registration, registration.waiting, signal);
		this.#follow(registration, registration.installing, signal);
		registration.addEventListener('updatefound', () => this.#follow(registration, registration.installing, signal), {
			signal
		});

		const container = navigator.serviceWorker;
		let controlled = container.controller !== null;
		container.addEventListener(
			'controllerchange',
			() => {
				if (controlled) this.#mustReload = true; // accepted here or in another tab
				controlled = true; // the first time a page was claimed that had no worker yet
			},
			{ signal }
		);

		const timer = setInterval(() => void this.check(), checkEveryMs);
		signal.addEventListener('abort', () => clearInterval(timer));
		const checkIfDue = () => {
			const due = performance.now() - this.#checkedAtMs > checkAgainAfterMs;
			if (due && document.visibilityState === 'visible') void this.check();
		};
		document.addEventListener('visibilitychange', checkIfDue, { signal });
		addEventListener('online', checkIfDue, { signal });
	}

	#follow(registration: ServiceWorkerRegistration, worker: ServiceWorker | null, signal: AbortSignal): void {
		if (!worker) return;
		const look = () => {
			// Without an active version this is the first installation, which nobody has to accept.
			if (worker.state === 'installed' && registration.active) this.#waiting = worker;
			else if (this.#waiting === worker) this.#waiting = null;
		};
		worker.addEventListener('statechange', look, { signal });
		look();
	}
}
