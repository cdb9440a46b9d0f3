import { nextIdle, untilQuiet } from '#lib/state/idle.ts';
import type { Storage } from '#lib/storage/types.ts';

/** After a change: the next one, or the next word of an answer, comes soon. */
const standardCalmMs = 5_000;
/** Somebody who has pressed a key is about to press another. */
const typingMs = 1_500;
const lockName = 'hearth-search-index';
/** Shorter than the storage keeps what a search needs. */
const standardReopenMs = 4 * 60_000;

/**
 * Keeps the index of the search up to date while nobody needs the machine: now, and after every change, until the signal
 * aborts. One tab works at a time.
 * @param busy an answer is being written, or a model loaded
 * @param calmMs how long it waits after the start and after a change
 */
export function keepSearchable(
	{ chats, changes }: Pick<Storage, 'chats' | 'changes'>,
	busy: () => boolean,
	signal: AbortSignal,
	calmMs = standardCalmMs
): void {
	let lastKeyMs = -Infinity;
	let isAsked = false;
	let work: Promise<void> | null = null;

	const isBusy = () => busy() || performance.now() - lastKeyMs < typingMs;
	const goOn = async () => {
		await nextIdle();
		return !isBusy() && !document.hidden && !signal.aborted;
	};
	const run = async () => {
		for (let isDone = false; !isDone || isAsked;) {
			await new Promise((resolve) => setTimeout(resolve, calmMs));
			await untilQuiet(isBusy, signal);
			isAsked = false;
			isDone = await oneTabAtATime(() => chats.signChats(goOn), signal);
		}
	};
	const ask = () => {
		isAsked = true;
		// What cannot be indexed is read, until the next change has it tried again.
		const end = () => {
			work = null;
			if (isAsked && !signal.aborted) ask();
		};
		work ??= run().then(end, end);
	};

	addEventListener('keydown', () => (lastKeyMs = performance.now()), { capture: true, passive: true, signal });
	const unsubscribe = changes.subscribe(({ store }) => {
		if (store === 'conversations' || store === 'messages') ask();
	});
	signal.addEventListener('abort', unsubscribe);
	ask();
}

/**
 * Has the search opened before somebody searches, and keeps it open while the tab is in front: with 10,000 chats the first search
 * of a page would wait for some 20 MB otherwise. Until the signal aborts.
 * @param busy as in `keepSearchable`
 */
export async function keepSearchOpen(
	{ chats }: Pick<Storage, 'chats'>,
	busy: () => boolean,
	signal: AbortSignal,
	reopenMs = standardReopenMs
): Promise<void> {
	try {
		for (;;) {
			await untilQuiet(busy, signal);
			await chats.prepareSearch().catch(() => {}); // a search will find the same trouble, and tell
			await new Promise((resolve) => setTimeout(resolve, reopenMs));
		}
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}

async function oneTabAtATime<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
	return navigator.locks ? navigator.locks.request(lockName, { signal }, work) : work();
}
