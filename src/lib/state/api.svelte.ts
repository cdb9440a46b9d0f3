import { apiLock } from '#lib/base/api-messages.ts';
import type { BackendParts } from '#lib/state/api-backend.ts';
import type { SettingsState } from '#lib/state/settings.svelte.ts';
import type { ApiClient } from '#lib/storage/settings-types.ts';

export interface ApiDeps extends BackendParts {
	/** Absolute address of the start page, with its slash. */
	baseUrl: string;
	settings: SettingsState;
}

/** Clients that are kept in mind. */
const maxClients = 20;

/** Counts are written this often at most, in milliseconds. */
const writeEveryMs = 1_000;

/** Whether other pages of this origin may use the models, and who did. Its larger part is fetched when it is switched on. */
export class ApiState {
	#deps: ApiDeps;
	#running = $state(0);
	#serving = $state(false);
	/** Requests that are not yet in the settings, by client. */
	#fresh = new Map<string, number>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(deps: ApiDeps) {
		this.#deps = deps;
	}

	/** Requests that this tab answers now. */
	get running(): number {
		return this.#running;
	}

	/** This tab takes calls. */
	get serving(): boolean {
		return this.#serving;
	}

	/** Where the API is. */
	get address(): string {
		return `${this.#deps.baseUrl}v1`;
	}

	/** Who has called, the latest first. */
	get clients(): readonly ApiClient[] {
		return this.#deps.settings.values.apiClients;
	}

	/** Once the settings are read: serves, or says that the API is off, as the settings change. */
	start(): void {
		const { settings } = this.#deps;
		if (!('locks' in navigator) || !navigator.serviceWorker) return;
		const on = $derived(settings.values.apiEnabled);
		$effect.root(() => {
			$effect(() => {
				const ended = new AbortController();
				if (on) void this.#serve(ended.signal);
				else this.#hold('off', ended.signal);
				return () => ended.abort();
			});
		});
	}

	/** Makes a new key, which every client must then send. */
	async makeKey(): Promise<void> {
		const letters = [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => (byte % 36).toString(36));
		await this.#deps.settings.change({ apiKey: `hearth-${letters.join('')}` });
	}

	async setBlocked(path: string, blocked: boolean): Promise<void> {
		const apiClients = this.clients.map((client) => (client.path === path ? { ...client, blocked } : client));
		await this.#deps.settings.change({ apiClients });
	}

	async forgetClients(): Promise<void> {
		await this.#deps.settings.change({ apiClients: this.clients.filter(({ blocked }) => blocked) });
	}

	async #serve(signal: AbortSignal): Promise<void> {
		const [{ serveApi }, { makeBackend }, { refusalOf }] = await Promise.all([
			import('#lib/state/api-serve.ts'),
			import('#lib/state/api-backend.ts'),
			import('#lib/state/api-refusal.ts')
		]);
		if (signal.aborted) return;
		const stop = serveApi({
			base: new URL(this.#deps.baseUrl).pathname.replace(/\/$/, ''),
			backend: makeBackend(this.#deps),
			refusal: (call) => refusalOf(call, this.#deps.settings.values),
			begin: ({ client, method }) => {
				this.#running++;
				if (method !== 'OPTIONS') this.#note(client); // that asks for nothing
				return () => this.#running--;
			}
		});
		this.#serving = true;
		signal.addEventListener('abort', () => {
			this.#serving = false;
			stop();
		});
		this.#hold('on', signal); // last: from now on calls come
	}

	#hold(state: 'on' | 'off', signal: AbortSignal): void {
		const untilEnd = () => new Promise<void>((end) => signal.addEventListener('abort', () => end()));
		const name = apiLock(new URL(this.#deps.baseUrl).pathname.replace(/\/$/, ''), state);
		navigator.locks
			.request(name, { mode: 'shared', signal }, () => (signal.aborted ? undefined : untilEnd()))
			.catch(() => {});
	}

	#note(path: string): void {
		this.#fresh.set(path, (this.#fresh.get(path) ?? 0) + 1);
		if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#writeClients(), writeEveryMs);
	}

	async #writeClients(): Promise<void> {
		this.#timer = undefined;
		const nowMs = Date.now();
		const fresh = [...this.#fresh].map(([path, count]): ApiClient => {
			const known = this.clients.find((client) => client.path === path);
			return { path, requests: (known?.requests ?? 0) + count, lastAtMs: nowMs, blocked: known?.blocked ?? false };
		});
		this.#fresh.clear();
		const others = this.clients.filter(({ path }) => !fresh.some((client) => client.path === path));
		// Whoever is blocked stays blocked, also when many others come.
		const sorted = [...fresh, ...others];
		const kept = sorted.filter(({ blocked }, index) => blocked || index < maxClients);
		await this.#deps.settings.change({ apiClients: kept }).catch(() => {});
	}
}
