import type { Storage } from '#lib/storage/types.ts';

/** While somebody types, a draft is saved at most this often; a reload loses no more. */
const saveEveryMs = 300;

/** Text typed but not sent, per chat; `'new'` is the chat that does not exist yet. */
export class Drafts {
	#texts = $state.raw<Readonly<Record<string, string>>>({});
	#storage: Storage | null = null;
	#timers = new Map<string, ReturnType<typeof setTimeout>>();
	#written = new Map<string, string>();

	async open(storage: Storage): Promise<void> {
		this.#storage = storage;
		await this.load('new');
	}

	textOf(chatId: string): string {
		return this.#texts[chatId] ?? '';
	}

	/** Reads a saved draft, unless something was typed in this tab already. */
	async load(chatId: string): Promise<void> {
		if (this.#texts[chatId] !== undefined || !this.#storage) return;
		const text = await this.#storage.drafts.load(chatId).catch(() => '');
		if (this.#texts[chatId] === undefined) this.#texts = { ...this.#texts, [chatId]: text };
	}

	set(chatId: string, text: string): void {
		this.#texts = { ...this.#texts, [chatId]: text };
		if (this.#timers.has(chatId)) return; // saved when its time comes
		void this.#write(chatId);
		this.#timers.set(
			chatId,
			setTimeout(() => void this.#save(chatId), saveEveryMs)
		);
	}

	/** Writes everything that waits; for the moment before the page goes. */
	async flush(): Promise<void> {
		await Promise.all([...this.#timers.keys()].map((chatId) => this.#save(chatId)));
	}

	async #save(chatId: string): Promise<void> {
		clearTimeout(this.#timers.get(chatId));
		this.#timers.delete(chatId);
		await this.#write(chatId);
	}

	async #write(chatId: string): Promise<void> {
		const text = this.textOf(chatId);
		if (this.#written.get(chatId) === text) return;
		this.#written.set(chatId, text);
		// A draft that cannot be saved is still on screen; sending it will tell about the storage.
		await this.#storage?.drafts.save(chatId, text).catch(() => {});
	}
}
