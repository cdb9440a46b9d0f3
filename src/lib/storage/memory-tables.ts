import type { Folder } from '#lib/storage/folder-types.ts';
import { toStorageError } from '#lib/storage/storage-error.ts';
import {
	type Backend,
	type ConversationRecord,
	isListed,
	isUnplaced,
	type MessageRecord,
	type SignatureRecord,
	type Tables,
	unsigning
} from '#lib/storage/tables.ts';
import type { Draft } from '#lib/storage/chat-types.ts';
import type { PageCursor } from '#lib/storage/types.ts';

/** One table in a map. Copies on the way in and out, as IndexedDB does, so that nobody holds a stored object. */
class MemoryTable<R> {
	records = new Map<string, R>();
	#idOf: (record: R) => string;

	constructor(idOf: (record: R) => string) {
		this.#idOf = idOf;
	}

	async get(id: string): Promise<R | undefined> {
		return structuredClone(this.records.get(id));
	}
	async add(record: R): Promise<void> {
		if (this.records.has(this.#idOf(record))) throw new DOMException('The id is taken.', 'ConstraintError');
		await this.put(record);
	}
	async put(record: R): Promise<void> {
		this.records.set(this.#idOf(record), structuredClone(record));
	}
	async delete(id: string): Promise<void> {
		this.records.delete(id);
	}
	async count(): Promise<number> {
		return this.records.size;
	}
	async ids(): Promise<string[]> {
		return [...this.records.keys()];
	}
	async clear(): Promise<void> {
		this.records.clear();
	}
	/** The records that pass, sorted. */
	select(test: (record: R) => boolean, compare: (a: R, b: R) => number): R[] {
		return structuredClone([...this.records.values()].filter(test)).sort(compare);
	}
}

/** In the order of ids, from behind one. */
function page<R>(table: MemoryTable<R>, idOf: (record: R) => string, afterId: string | null, limit: number): R[] {
	return table
		.select(
			(record) => afterId === null || idOf(record) > afterId,
			(a, b) => compareText(idOf(a), idOf(b))
		)
		.slice(0, limit);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function comparePlace(a: PageCursor, b: PageCursor): number {
	return a[0] - b[0] || compareText(a[1], b[1]);
}

const placeOf = (record: ConversationRecord): PageCursor => [record.order, record.value.id];

class MemoryConversations extends MemoryTable<ConversationRecord> {
	async page(afterId: string | null, limit: number): Promise<ConversationRecord[]> {
		return page(this, ({ value }) => value.id, afterId, limit);
	}
	async newest(
		limit: number,
		before: PageCursor | null,
		test: (record: ConversationRecord) => boolean = () => true
	): Promise<ConversationRecord[]> {
		const isBefore = (record: ConversationRecord) => before === null || comparePlace(placeOf(record), before) < 0;
		const pass = (record: ConversationRecord) => isBefore(record) && test(record);
		return this.select(pass, (a, b) => comparePlace(placeOf(b), placeOf(a))).slice(0, limit);
	}
	async listed(limit: number, before: PageCursor | null): Promise<ConversationRecord[]> {
		return this.newest(limit, before, isListed);
	}
	async placed(member: 'pinnedAtMs' | 'archivedAtMs'): Promise<ConversationRecord[]> {
		return this.select(
			({ value }) => value[member] !== undefined,
			(a, b) => (b.value[member] ?? 0) - (a.value[member] ?? 0)
		);
	}
	async inFolder(folderId: string, limit: number, all = false): Promise<ConversationRecord[]> {
		return this.newest(limit, null, (record) => record.value.folderId === folderId && (all || isUnplaced(record)));
	}
}

class MemoryFolders extends MemoryTable<Folder> {
	async all(): Promise<Folder[]> {
		return this.select(
			() => true,
			(a, b) => compareText(a.id, b.id)
		);
	}
}

class MemorySignatures extends MemoryTable<SignatureRecord> {
	async page(afterId: string | null, limit: number): Promise<SignatureRecord[]> {
		return page(this, ({ id }) => id, afterId, limit);
	}
	async claimed(): Promise<string[]> {
		return [...this.records.values()].filter(({ claim }) => claim !== undefined).map(({ id }) => id);
	}
}

class MemoryMessages extends MemoryTable<MessageRecord> {
	#signatures: MemorySignatures;

	constructor(signatures: MemorySignatures) {
		super((record) => record.value.id);
		this.#signatures = signatures;
	}

	override put(record: MessageRecord): Promise<void> {
		return unsigning(this.#signatures)(record, super.put(record)); // `add` ends here, too
	}
	async ofConversation(conversationId: string): Promise<MessageRecord[]> {
		return this.select(
			(record) => record.value.conversationId === conversationId,
			(a, b) => a.order - b.order
		);
	}
	async lastOrder(conversationId: string): Promise<number> {
		return (await this.ofConversation(conversationId)).at(-1)?.order ?? 0;
	}
	async writing(): Promise<MessageRecord[]> {
		return this.select(
			(record) => record.writing === 1,
			(a, b) => compareText(a.value.id, b.value.id)
		);
	}
}

function makeTables() {
	const signatures = new MemorySignatures(({ id }) => id);
	return {
		conversations: new MemoryConversations((record) => record.value.id),
		messages: new MemoryMessages(signatures),
		folders: new MemoryFolders((folder) => folder.id),
		drafts: new MemoryTable<Draft>((draft) => draft.conversationId),
		signatures
	};
}

/** Keeps the chats of this tab until it closes: for browsers that refuse IndexedDB. */
export class MemoryBackend implements Backend {
	#tables = makeTables();
	#last: Promise<unknown> = Promise.resolve();

	read<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		return this.#inTurn(work);
	}

	write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		return this.#inTurn(async (tables) => {
			const { conversations, messages, folders, drafts, signatures } = this.#tables;
			const all = [conversations, messages, folders, drafts, signatures] as MemoryTable<unknown>[];
			const before = all.map((table) => new Map(table.records));
			try {
				return await work(tables);
			} catch (error) {
				for (const table of all) table.records = before.shift() ?? new Map();
				throw error;
			}
		});
	}

	close(): void {
		// Nothing to release.
	}

	/** One piece of work at a time, as transactions on the same stores are. */
	#inTurn<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
		const turn = this.#last
			.then(() => work(this.#tables))
			.catch((error: unknown) => {
				throw toStorageError(error);
			});
		this.#last = turn.catch(() => {});
		return turn;
	}
}
