import { defaultSettings } from '#lib/storage/settings.ts';
import type { Settings } from '#lib/storage/settings-types.ts';
import type { Storage } from '#lib/storage/types.ts';

/** The user's settings; the defaults until storage is open. */
export class SettingsState {
	#values = $state.raw<Settings>(defaultSettings);
	#storage: Pick<Storage, 'settings'> | null = null;
	/** Changes may overlap when somebody types: only the latest one's result counts. */
	#changes = 0;

	get values(): Settings {
		return this.#values;
	}

	/** What a setting is until somebody changes it. */
	get defaults(): Readonly<Settings> {
		return defaultSettings;
	}

	async open(storage: Pick<Storage, 'settings' | 'changes'>): Promise<void> {
		this.#storage = storage;
		storage.changes.subscribe(({ store, fromHere }) => {
			if (store === 'settings' && !fromHere) void this.#read();
		});
		await this.#read();
	}

	/** Takes effect at once, then is written. */
	async change(change: Partial<Settings>): Promise<void> {
		this.#values = { ...this.#values, ...change };
		const changes = ++this.#changes;
		const saved = await this.#storage?.settings.save(change);
		if (saved && changes === this.#changes) this.#values = saved;
	}

	async #read(): Promise<void> {
		if (this.#storage) this.#values = await this.#storage.settings.load();
	}
}
