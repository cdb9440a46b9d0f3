import { isAppError, toAppError } from '#lib/base/errors.ts';
import { plural } from '#lib/base/units.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { saveFile } from '#lib/state/save-file.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { storageEstimate } from '#lib/storage/persistence.ts';
import { exportChats, exportFileName, importChats } from '#lib/storage/transfer.ts';

/** All chats as one thing: measured, exported, imported, deleted. */
export class ChatData {
	#counts = $state.raw<{ conversationCount: number; messageCount: number; textBytes: number } | null>(null);
	#persisted = $state<boolean | null>(null);
	#working = $state<string | null>(null);
	#app: App;

	constructor(app: App) {
		this.#app = app;
	}

	get counts() {
		return this.#counts;
	}

	/** `null` until known, or where the browser does not say. */
	get persisted(): boolean | null {
		return this.#persisted;
	}

	/** What is going on, in words; `null` when nothing is. */
	get working(): string | null {
		return this.#working;
	}

	async measure(): Promise<void> {
		this.#counts = (await this.#app.storage?.chats.measure().catch(() => null)) ?? null;
	}

	async estimate(): Promise<void> {
		this.#persisted = (await storageEstimate()).persisted;
	}

	/** Saves every chat as one file through the browser's download. */
	async exportAll(): Promise<void> {
		await this.#run('Writing the file…', async (storage) => {
			const blob = await exportChats(storage.chats);
			saveFile(blob, exportFileName(new Date()));
		});
	}

	/** Adds the chats of an exported file to those that are here. */
	async importFile(file: File): Promise<void> {
		await this.#run('Reading the file…', async (storage) => {
			const { conversationCount } = await importChats(storage.chats, file);
			const text = `${plural(conversationCount, 'chat')} added. Nothing was replaced.`;
			this.#app.notices.show({ tone: 'info', text, action: null });
			await this.measure();
		});
	}

	async clear(): Promise<void> {
		await this.#run('Deleting…', async (storage) => {
			await storage.chats.clearAll();
			this.#app.notices.show({ tone: 'info', text: 'All chats were deleted.', action: null });
			await this.measure();
		});
	}

	async #run(words: string, work: (storage: NonNullable<App['storage']>) => Promise<void>): Promise<void> {
		const { storage, notices } = this.#app;
		if (!storage || this.#working) return;
		this.#working = words;
		try {
			await work(storage);
		} catch (error) {
			const known = toAppError(error);
			const text = isAppError(known, 'request/invalid')
				? `This file was not imported: ${known.details.param} ${known.details.reason}. Nothing was changed.`
				: Object.values(remedyFor(known)).slice(0, 2).join(' ');
			notices.show({ tone: 'error', text, action: null });
		} finally {
			this.#working = null;
		}
	}
}
