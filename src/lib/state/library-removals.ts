import { common } from '#lib/messages/en/common.ts';
import type { LibraryContents } from '#lib/state/library-contents.svelte.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import type { WeightStore } from '#lib/weights/types.ts';

export interface RemovalDeps {
	contents: Pick<LibraryContents, 'records' | 'all' | 'reread' | 'refresh'> & {
		store: () => Promise<Pick<WeightStore, 'remove'>>;
	};
	notices: Notices;
}

type Answer = 'undo' | 'gone' | 'withdrawn';

/** A removal that can be undone as long as its notice is there. */
interface Offer {
	answered: Promise<Answer>;
	/** Takes the notice away, with this for an answer. */
	end: (answer: Answer) => void;
}

/** Longer than other notices: half a gigabyte may hang on it. */
const undoMs = 20_000;

/** Held by the tab that shows the notice. Where nobody holds it, that tab is gone, and its notice with it. */
const lockName = (id: string) => `hearth-undo ${id}`;

/**
 * Removals that can be undone: a model goes off the list at once, its bytes only when the notice that offers to undo it has gone,
 * or at the next start of the app when there is no notice any more.
 */
export class LibraryRemovals {
	#deps: RemovalDeps;
	/** The removals of this tab that can still be undone. */
	#open = new Map<string, Offer>();

	constructor(deps: RemovalDeps) {
		this.#deps = deps;
	}

	/**
	 * Takes a model off the list, and resolves when it is off.
	 * @param text of the notice
	 * @param onUndo runs when it is back
	 * @throws `model/store-unavailable`
	 */
	remove(id: string, text: string, onUndo: () => void): Promise<void> {
		const { records } = this.#deps.contents;
		return new Promise((resolve, reject) => {
			void navigator.locks
				.request(lockName(id), async () => {
					await records.setAside(id);
					await this.#deps.contents.reread();
					const offer = this.#offer(text);
					this.#open.set(id, offer);
					resolve();
					const answer = await offer.answered;
					this.#open.delete(id);
					if (answer === 'gone') return this.finish(id);
					if (answer === 'withdrawn') return;
					await records.restore(id);
					await this.#deps.contents.reread();
					onUndo();
				})
				.catch(reject);
		});
	}

	/** The model is wanted again, so there is nothing to undo. */
	withdraw(id: string): void {
		this.#open.get(id)?.end('withdrawn');
	}

	/** Their room is needed: deletes now what could still be undone. Resolves with whether there was anything. */
	async finishAll(): Promise<boolean> {
		const ids = [...this.#open.keys()];
		for (const id of ids) {
			this.#open.get(id)?.end('gone');
			await navigator.locks.request(lockName(id), () => {}); // the files are gone then
		}
		return ids.length > 0;
	}

	/**
	 * Deletes the files of a model that was set aside, except for those that another one needs. Does nothing when it was wanted
	 * again meanwhile.
	 * @throws `model/store-unavailable`, `engine/unprotected`
	 */
	async finish(id: string): Promise<void> {
		const { contents } = this.#deps;
		const store = await contents.store();
		await contents.records.remove(id, (fileId) => store.remove(fileId), { onlyAside: true });
		await contents.reread();
		await contents.refresh();
	}

	/** Deletes what tabs that are gone have set aside. Never rejects. */
	async finishOld(): Promise<void> {
		for (const { id, removedAtMs } of this.#deps.contents.all) {
			if (removedAtMs === undefined) continue;
			const work = (lock: Lock | null) => (lock ? this.finish(id) : undefined);
			await navigator.locks.request(lockName(id), { ifAvailable: true }, work).catch(() => {});
		}
	}

	#offer(text: string): Offer {
		const { notices } = this.#deps;
		const { promise: answered, resolve } = Promise.withResolvers<Answer>();
		const notice = notices.show({
			tone: 'info',
			text,
			action: { label: common.undo, run: () => resolve('undo') },
			visibleMs: undoMs,
			onGone: () => resolve('gone')
		});
		const end = (answer: Answer) => {
			resolve(answer);
			notices.dismiss(notice);
		};
		return { answered, end };
	}
}
