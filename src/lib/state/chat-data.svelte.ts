import { isAbort, isAppError, toAppError } from '#lib/base/errors.ts';
import { chats as t } from '#lib/messages/en/chats.ts';
import { common } from '#lib/messages/en/common.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { importSummary } from '#lib/state/import-words.ts';
import { saveFile } from '#lib/state/save-file.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { storageEstimate } from '#lib/storage/persistence.ts';
import type { ImportedChats, LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';
import { exportChats, exportFileName } from '#lib/storage/transfer.ts';
import type { AddedChats } from '#lib/storage/types.ts';

export interface ImportOutcome {
	text: string;
	/** `null` when nothing was added. */
	undo: (() => Promise<void>) | null;
}

type WorkKind = 'writing' | 'reading' | 'takingBack' | 'deleting';

/** All chats as one thing: measured, exported, imported, deleted. */
export class ChatData {
	#counts = $state.raw<{ conversationCount: number; messageCount: number; textBytes: number } | null>(null);
	#persisted = $state<boolean | null>(null);
	/** Functions, not texts: the language may change while they are shown. */
	#working = $state.raw<(() => string) | null>(null);
	#progress = $state<number | null>(null);
	#outcome = $state.raw<{ words: () => string; undo: ImportOutcome['undo'] } | null>(null);
	#importing = $state.raw<AbortController | null>(null);
	#left = false;
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
		return this.#working?.() ?? null;
	}

	async measure(): Promise<void> {
		this.#counts = (await this.#app.storage?.chats.measure().catch(() => null)) ?? null;
	}

	async estimate(): Promise<void> {
		this.#persisted = (await storageEstimate()).persisted;
	}

	/** Saves every chat as one file through the browser's download. */
	async exportAll(): Promise<void> {
		await this.#run('writing', async (storage) => {
			const blob = await exportChats(storage.chats);
			saveFile(blob, exportFileName(new Date()));
		});
	}

	/** How far the work is, 0 to 1; `null` where nobody can tell. */
	get progress(): number | null {
		return this.#progress;
	}

	/** What the last import did; `null` before the first. */
	get outcome(): ImportOutcome | null {
		return this.#outcome && { text: this.#outcome.words(), undo: this.#outcome.undo };
	}

	get canCancel(): boolean {
		return this.#importing !== null;
	}

	/** The place that shows the outcome is gone: it becomes a notice. */
	leave(): void {
		this.#left = true;
	}

	/** Ends an import. What it was about to add is not added. */
	cancelImport(): void {
		this.#importing?.abort();
	}

	/** Adds the chats of exported files to those that are here, of all files or of none. */
	async importFiles(files: readonly File[]): Promise<void> {
		const importing = new AbortController();
		const { signal } = importing;
		this.#importing = importing;
		this.#outcome = null;
		await this.#run('reading', async ({ chats }) => {
			const { importFile } = await import('#lib/storage/import/import-file.ts');
			const read: ImportedChats[] = [];
			const onProgress = this.#tellReading;
			for (const file of files) read.push(await importFile(file, { ready: this.#app.engineReady, signal, onProgress }));
			const whole = read.flatMap((imported) => imported.chats);
			const added = await chats.addAll(whole, { signal, onProgress: this.#tellSaving });
			this.#finish(added, read);
			await this.measure();
		});
		this.#importing = null;
	}

	#tellReading = (event: { kind: 'bytes' | 'chat'; done: number; total: number }): void => {
		const { kind, done, total } = event;
		if (kind === 'chat') this.#working = () => t.data.understanding(done, total);
		this.#progress = total > 0 ? done / total : null;
	};

	#tellSaving = (done: number, total: number): void => {
		if (done % 20 !== 0 && done !== total) return;
		this.#working = () => t.data.saving(done, total);
		this.#progress = done / total;
	};

	#finish(added: AddedChats, read: readonly ImportedChats[]): void {
		const leftOut: LeftOut = {};
		for (const [kind, number] of read.flatMap((imported) => Object.entries(imported.leftOut))) {
			leftOut[kind as LeftOutKind] = (leftOut[kind as LeftOutKind] ?? 0) + number;
		}
		const ids = [
			...added.conversations.map(({ id }) => id),
			...added.grown.map(({ conversationId }) => conversationId)
		];
		this.#app.refreshChats(ids);
		const undo = async () => {
			await this.#run('takingBack', async ({ chats }) => {
				await chats.removeAdded(added);
				this.#app.refreshChats(ids);
				this.#tell(() => t.data.takenBack);
				await this.measure();
			});
		};
		this.#tell(() => importSummary(added, leftOut), ids.length > 0 ? undo : null);
	}

	#tell(words: () => string, undo: ImportOutcome['undo'] = null): void {
		this.#outcome = { words, undo };
		if (!this.#left) return;
		this.#app.notices.show({ tone: 'info', text: words(), action: undo && { label: common.undo, run: undo } });
	}

	async clear(): Promise<void> {
		await this.#run('deleting', async (storage) => {
			await storage.chats.clearAll();
			this.#app.notices.show({ tone: 'info', text: t.data.deleted, action: null });
			await this.measure();
		});
	}

	async #run(kind: WorkKind, work: (storage: NonNullable<App['storage']>) => Promise<void>): Promise<void> {
		const { storage, notices } = this.#app;
		if (!storage || this.#working) return;
		this.#working = () => t.data[kind];
		try {
			await work(storage);
		} catch (error) {
			if (isAbort(error)) return this.#tell(() => t.data.canceled);
			const known = toAppError(error);
			const { sentence, next } = remedyFor(known);
			const text = isAppError(known, 'request/invalid')
				? t.data.refused(known.details.param, known.details.reason)
				: sentences(sentence, next);
			notices.show({ tone: 'error', text, action: null });
		} finally {
			this.#working = null;
			this.#progress = null;
		}
	}
}
