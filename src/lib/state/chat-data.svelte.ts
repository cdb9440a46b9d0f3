import { isAbort, isAppError, toAppError } from '#lib/base/errors.ts';
import { chats as t } from '#lib/messages/en/chats.ts';
import { common } from '#lib/messages/en/common.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { canPickPlace, pickPlace, type Place } from '#lib/state/disk-place.ts';
import { importSummary } from '#lib/state/import-words.ts';
import {
	addedSomething,
	type AddedPersonal,
	addPersonal,
	readPersonal,
	removePersonal
} from '#lib/state/personal-data.ts';
import { refusedFile } from '#lib/state/refused-file.ts';
import { saveFile } from '#lib/state/save-file.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { storageEstimate } from '#lib/storage/persistence.ts';
import type { ImportedChats, LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';
import { exportEverything, exportFileName, toBlob, toStream } from '#lib/storage/transfer.ts';
import type { AddedChats, Storage } from '#lib/storage/types.ts';

export interface ImportOutcome {
	text: string;
	/** `null` when nothing was added. */
	undo: (() => Promise<void>) | null;
}

type WorkKind = 'writing' | 'reading' | 'takingBack' | 'deleting';

/** All that is the person's as one thing: measured, exported, imported; and all chats deleted. */
export class ChatData {
	#counts = $state.raw<{ conversationCount: number; messageCount: number; textBytes: number } | null>(null);
	#persisted = $state<boolean | null>(null);
	/** Functions, not texts: the language may change while they are shown. */
	#working = $state.raw<(() => string) | null>(null);
	#progress = $state<number | null>(null);
	#outcome = $state.raw<{ words: () => string; undo: ImportOutcome['undo'] } | null>(null);
	/** Ends an export or an import; `null` while there is nothing that can be ended. */
	#ending = $state.raw<AbortController | null>(null);
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

	/**
	 * Saves everything as one file, piece by piece: where the browser lets people choose a place, there, else through its
	 * download. To be called in a click. Canceled or failed, it leaves no file behind. Never rejects.
	 */
	async exportAll(): Promise<void> {
		const name = exportFileName(new Date());
		// Before anything else: the browser forgets the click within seconds.
		const place = canPickPlace() ? await pickPlace(name) : null;
		if (place === 'canceled') return;
		await this.#cancelable('writing', async (storage, signal) => {
			const onProgress = this.#teller((done, total) => t.data.writingChat(done, total));
			const pieces = exportEverything(storage, await readPersonal(this.#app, storage), { signal, onProgress });
			if (!place) return saveFile(await toBlob(pieces), name); // the browser shows that it is there
			const savedBytes = await writeTo(place, toStream(pieces), signal);
			this.#tell(() => t.data.exported(place.name, savedBytes));
		});
	}

	/** How far the work is, 0 to 1; `null` where nobody can tell. */
	get progress(): number | null {
		return this.#progress;
	}

	/** What the last export or import did; `null` before the first. */
	get outcome(): ImportOutcome | null {
		return this.#outcome && { text: this.#outcome.words(), undo: this.#outcome.undo };
	}

	get canCancel(): boolean {
		return this.#ending !== null;
	}

	/** The place that shows the outcome is gone: it becomes a notice. */
	leave(): void {
		this.#left = true;
	}

	/** Ends an export, of which no file is left, or an import, of which nothing is added. */
	cancel(): void {
		this.#ending?.abort();
	}

	/** Adds what exported files hold to what is here, of all files or of none. Never rejects. */
	async importFiles(files: readonly File[]): Promise<void> {
		await this.#cancelable('reading', async (storage, signal) => {
			const { importFile } = await import('#lib/storage/import/import-file.ts');
			const read: ImportedChats[] = [];
			const onProgress = this.#tellReading;
			for (const file of files) read.push(await importFile(file, { ready: this.#app.engineReady, signal, onProgress }));
			const whole = read.flatMap((imported) => imported.chats);
			const folders = read.flatMap((imported) => imported.folders);
			const onSaved = this.#teller((done, total) => t.data.saving(done, total));
			const added = await storage.chats.addAll(whole, { signal, folders, onProgress: onSaved });
			const personal = await this.#addPersonal(storage, added, read);
			this.#finish(added, personal, read);
			await this.measure();
		});
	}

	/** What is the person's beside the chats that are in already. They go again when it cannot be stored. */
	async #addPersonal(storage: Storage, added: AddedChats, read: readonly ImportedChats[]): Promise<AddedPersonal> {
		try {
			return await addPersonal(
				this.#app,
				storage,
				read.flatMap((imported) => imported.personal)
			);
		} catch (error) {
			await storage.chats.removeAdded(added);
			throw error;
		}
	}

	#tellReading = (event: { kind: 'bytes' | 'chat'; done: number; total: number }): void => {
		const { kind, done, total } = event;
		if (kind === 'chat') this.#working = () => t.data.understanding(done, total);
		this.#progress = total > 0 ? done / total : null;
	};

	/** Says how far it is, not with every chat. */
	#teller(words: (done: number, total: number) => string): (done: number, total: number) => void {
		return (done, total) => {
			if (done % 20 !== 0 && done !== total) return;
			this.#working = () => words(done, total);
			this.#progress = done / total;
		};
	}

	#finish(added: AddedChats, personal: AddedPersonal, read: readonly ImportedChats[]): void {
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
			await this.#run('takingBack', async (storage) => {
				await storage.chats.removeAdded(added);
				this.#app.refreshChats(ids);
				await removePersonal(this.#app, storage, personal);
				this.#tell(() => t.data.takenBack);
				await this.measure();
			});
		};
		const changed = ids.length > 0 || added.folderIds.length > 0 || addedSomething(personal);
		const hadPersonal = read.some((imported) => imported.personal.length > 0);
		this.#tell(() => importSummary(added, leftOut, hadPersonal ? personal : null), changed ? undo : null);
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

	/** Work that people may end. Its outcome takes the place of the one before. */
	async #cancelable(
		kind: 'writing' | 'reading',
		work: (storage: Storage, signal: AbortSignal) => Promise<void>
	): Promise<void> {
		const ending = new AbortController();
		await this.#run(kind, async (storage) => {
			this.#ending = ending;
			this.#outcome = null;
			try {
				await work(storage, ending.signal);
			} finally {
				this.#ending = null;
			}
		});
	}

	async #run(kind: WorkKind, work: (storage: Storage) => Promise<void>): Promise<void> {
		const { storage, notices } = this.#app;
		if (!storage || this.#working) return;
		this.#working = () => t.data[kind];
		try {
			await work(storage);
		} catch (error) {
			if (isAbort(error)) return this.#tell(() => (kind === 'writing' ? t.data.exportCanceled : t.data.canceled));
			notices.show({ tone: 'error', text: failureWords(kind, error), action: null });
		} finally {
			this.#working = null;
			this.#progress = null;
		}
	}
}

/** Writes into the file that was chosen. @returns how many bytes it is long */
async function writeTo(
	place: NonNullable<Place>,
	stream: ReadableStream<Uint8Array<ArrayBuffer>>,
	signal: AbortSignal
): Promise<number> {
	const { saveTo } = await import('#lib/weights/pack/save.ts');
	let savedBytes = 0;
	await saveTo(place, { stream: () => stream }, { signal, onProgress: (bytes) => (savedBytes = bytes) });
	return savedBytes;
}

function failureWords(kind: WorkKind, error: unknown): string {
	// What the database says has codes of ours. So this is the file: the disk is full, or the browser may not write there.
	if (kind === 'writing' && error instanceof DOMException) return t.data.notWritten(error.message);
	const known = toAppError(error);
	if (isAppError(known, 'request/invalid') && known.details.flaw) {
		return refusedFile(known.details.param, known.details.flaw);
	}
	const { sentence, next } = remedyFor(known);
	return sentences(sentence, next);
}
