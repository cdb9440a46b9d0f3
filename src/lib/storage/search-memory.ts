import { fold } from '#lib/storage/match.ts';
import { isSound } from '#lib/storage/signature.ts';
import type { Backend, ConversationRecord, SignatureRecord, Tables } from '#lib/storage/tables.ts';
import type { Changes } from '#lib/storage/types.ts';

/** What a search knows of a chat before it reads it. */
export interface SearchedChat {
	id: string;
	order: number;
	/** In lower case, and folded; the same string in most chats. */
	title: { lower: string; folded: string };
	/** Of all texts of its messages; `null` when the chat has to be read. */
	bits: Uint32Array | null;
}

/** Records of one read: a few milliseconds of copying. */
const pageSize = 1_000;
/** When more chats than this have changed, everything is read again: that is faster than one by one. */
const maxChanged = 1_000;
/** How long what was read is kept after it was last asked for. */
const keepMs = 5 * 60_000;

/**
 * Of all chats what a search needs to find those that it has to read. Loaded at the first use, or ahead of it; follows what
 * is written, here and in other tabs; given back some minutes after the last use.
 */
export class SearchMemory {
	#backend: Backend;
	#changes: Changes;
	#loaded: Loaded | null = null;
	#unsubscribe = () => {};
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(backend: Backend, changes: Changes) {
		this.#backend = backend;
		this.#changes = changes;
	}

	/** All chats as they are now, newest first. */
	async newest(): Promise<readonly SearchedChat[]> {
		const loaded = (this.#loaded ??= this.#begin());
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.release(), keepMs);
		try {
			return await loaded.newest();
		} catch (error) {
			if (this.#loaded === loaded) this.release(); // the next search begins anew
			throw error;
		}
	}

	/** Chats that are to be read again before the next search. */
	changed(ids: readonly string[]): void {
		const changedCount = this.#loaded?.changed(ids) ?? 0;
		if (changedCount > maxChanged) this.release();
	}

	release(): void {
		clearTimeout(this.#timer);
		this.#unsubscribe();
		this.#loaded = null;
	}

	#begin(): Loaded {
		// Before the first read, so that no change falls in between.
		this.#unsubscribe = this.#changes.subscribe(({ store, ids }) => {
			if (store !== 'conversations' && store !== 'messages') return;
			if (ids.length > 0) this.changed(ids);
			else this.release(); // anything may be gone
		});
		return new Loaded(this.#backend);
	}
}

class Loaded {
	#backend: Backend;
	#chats = new Map<string, SearchedChat>();
	#changed = new Set<string>();
	#newest: readonly SearchedChat[] | null = null;
	/** One read after another: a search must not see what a read under way is about to change. */
	#last: Promise<void>;

	constructor(backend: Backend) {
		this.#backend = backend;
		this.#last = this.#load();
	}

	/** Returns how many have changed since the last search. */
	changed(ids: readonly string[]): number {
		for (const id of ids) this.#changed.add(id);
		return this.#changed.size;
	}

	async newest(): Promise<readonly SearchedChat[]> {
		this.#last = this.#last.then(() => this.#refresh());
		await this.#last;
		// As the list is sorted, which the database does by order and then by id.
		this.#newest ??= [...this.#chats.values()].sort((a, b) => b.order - a.order || (a.id < b.id ? 1 : -1));
		return this.#newest;
	}

	async #load(): Promise<void> {
		const signatures = new Map<string, SignatureRecord>();
		const unsound: string[] = [];
		const readSignatures = eachPage(
			(afterId) => this.#backend.read((tables) => tables.signatures.page(afterId, pageSize)),
			(record) => record.id,
			(record) => (isSound(record) ? signatures.set(record.id, record) : unsound.push(record.id))
		).catch(() => signatures.clear()); // then all chats are read, as without an index
		await eachPage(
			(afterId) => this.#backend.read((tables) => tables.conversations.page(afterId, pageSize)),
			({ value }) => value.id,
			(record) => this.#chats.set(record.value.id, searchedChat(record))
		);
		await readSignatures;
		for (const chat of this.#chats.values()) chat.bits = signatures.get(chat.id)?.bits ?? null;
		if (unsound.length > 0) await this.#backend.write((tables) => drop(tables, unsound)).catch(() => {});
	}

	async #refresh(): Promise<void> {
		const ids = [...this.#changed];
		if (ids.length === 0) return;
		this.#changed.clear();
		const found = await this.#backend.read((tables) => Promise.all(ids.map((id) => find(tables, id))));
		this.#newest = null;
		for (const [index, id] of ids.entries()) {
			const chat = found[index];
			if (chat) this.#chats.set(id, chat);
			else this.#chats.delete(id);
		}
	}
}

async function find(tables: Tables, id: string): Promise<SearchedChat | null> {
	const [record, signature] = await Promise.all([tables.conversations.get(id), tables.signatures.get(id)]);
	return record ? searchedChat(record, signature) : null;
}

function searchedChat({ order, value }: ConversationRecord, signature?: SignatureRecord): SearchedChat {
	const [lower, folded] = [value.title.toLowerCase(), fold(value.title)];
	const bits = signature && isSound(signature) ? signature.bits : null;
	return { id: value.id, order, title: { lower, folded: folded === lower ? lower : folded }, bits };
}

/** Those that cannot be relied on, unless somebody has made them anew or is about to. */
async function drop(tables: Tables, ids: readonly string[]): Promise<void> {
	const records = await Promise.all(ids.map((id) => tables.signatures.get(id)));
	const damaged = records.filter((record) => record && record.claim === undefined && !isSound(record));
	await Promise.all(damaged.map((record) => record && tables.signatures.delete(record.id)));
}

async function eachPage<R>(
	read: (afterId: string | null) => Promise<R[]>,
	idOf: (record: R) => string,
	visit: (record: R) => void
): Promise<void> {
	for (let afterId: string | null = null; ;) {
		const page = await read(afterId);
		page.forEach(visit);
		const last = page.at(-1);
		if (!last || page.length < pageSize) return;
		afterId = idOf(last);
	}
}
