/** What Chromium's `beforeinstallprompt` event can do. It is in no standard, so TypeScript does not know it. */
interface InstallPrompt extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Can the app be installed from here? Chromium tells by an event, which is kept until the user asks. */
export class InstallState {
	#prompt = $state.raw<InstallPrompt | null>(null);

	get possible(): boolean {
		return this.#prompt !== null;
	}

	/** Begins to listen; returns a function that stops. */
	start(): () => void {
		const stopped = new AbortController();
		const { signal } = stopped;
		addEventListener(
			'beforeinstallprompt',
			(event) => {
				event.preventDefault(); // no banner: installing is offered in Settings
				this.#prompt = event as InstallPrompt;
			},
			{ signal }
		);
		addEventListener('appinstalled', () => (this.#prompt = null), { signal });
		return () => stopped.abort();
	}

	async ask(): Promise<void> {
		const prompt = this.#prompt;
		this.#prompt = null; // one event asks once
		await prompt?.prompt();
	}
}
