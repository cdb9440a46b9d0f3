import type { Attachment } from '#lib/storage/chat-types.ts';
import type { Storage } from '#lib/storage/types.ts';

/** While somebody types, a draft is saved at most this often. */
const saveEveryMs = 300;
/** What was not saved yet when the page went: a page that goes has no time for a database, but for this. */
const rescueKey = 'hearth-unsaved-drafts';

const none: readonly Attachment[] = [];

/** Text typed and files attached but not sent, per chat; `'new'` is the chat that does not exist yet. */
export class Drafts {
	#texts = $state.raw<Readonly<Record<string, string>>>({});
	#files = $state.raw<Readonly<Record<string, readonly Attachment[]>>>({});
	#storage: Storage | null = null;
	#timers = new Map<string, ReturnType<typeof setTimeout>>();
	#written = new Map<string, string>();

	async open(storage: Storage): Promise<void> {
		this.#storage = storage;
		await this.#takeBack(storage);
		await this.load('new');
	}

	/** Moves what the last page left into the database. */
	async #takeBack(storage: Storage): Promise<void> {
		try {
			const left = Object.entries(JSON.parse(localStorage.getItem(rescueKey) ?? '{}') as Record<string, unknown>);
			await Promise.all(left.map(([chatId, text]) => typeof text === 'string' && storage.drafts.save(chatId, text)));
			localStorage.removeItem(rescueKey);
		} catch {
			// No storage at all, or somebody else's text in it: nothing to take back.
		}
	}

	/** For the moment in which the page goes. @param mayStay says of a chat whether its words may be stored at all */
	leave(mayStay: (chatId: string) => boolean): void {
		const unsaved = [...this.#timers.keys()].filter(mayStay);
		try {
			const texts = Object.fromEntries(unsaved.map((chatId) => [chatId, this.textOf(chatId)]));
			if (unsaved.length > 0) localStorage.setItem(rescueKey, JSON.stringify(texts));
		} catch {
			// Refused or full: the database may still be quick enough.
		}
		void this.flush();
	}

	textOf(chatId: string): string {
		return this.#texts[chatId] ?? '';
	}

	/** The same list until it changes. */
	filesOf(chatId: string): readonly Attachment[] {
		return this.#files[chatId] ?? none;
	}

	/** Reads a saved draft, unless something was typed in this tab already. */
	async load(chatId: string): Promise<void> {
		if (this.#texts[chatId] !== undefined || !this.#storage) return;
		const { drafts } = this.#storage;
		const [text, files] = await Promise.all([
			drafts.load(chatId).catch(() => ''),
			drafts.loadFiles(chatId).catch(() => none)
		]);
		if (this.#texts[chatId] === undefined) this.#texts = { ...this.#texts, [chatId]: text };
		if (this.#files[chatId] === undefined) this.#files = { ...this.#files, [chatId]: files };
	}

	/** Reads drafts again that something beside the composer has changed, but where somebody types. Never rejects. */
	async refresh(chatIds: readonly string[]): Promise<void> {
		await Promise.all(chatIds.map((chatId) => this.#readAgain(chatId).catch(() => {})));
	}

	async #readAgain(chatId: string): Promise<void> {
		if (this.#texts[chatId] === undefined || !this.#storage) return; // read when it is shown
		const { drafts } = this.#storage;
		const [text, files] = await Promise.all([drafts.load(chatId), drafts.loadFiles(chatId)]);
		if (this.#timers.has(chatId)) return;
		this.#written.delete(chatId);
		this.#texts = { ...this.#texts, [chatId]: text };
		this.#files = { ...this.#files, [chatId]: files };
	}

	/** Replaces the files of a draft; saved at once. */
	setFiles(chatId: string, files: readonly Attachment[]): void {
		if (files.length === 0 && this.filesOf(chatId).length === 0) return;
		this.#files = { ...this.#files, [chatId]: files };
		// As with the text: what cannot be saved is still on screen.
		void this.#storage?.drafts.saveFiles(chatId, files).catch(() => {});
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

	/** Writes everything that waits. */
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
