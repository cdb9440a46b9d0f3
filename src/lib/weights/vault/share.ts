import type { TransferProgress } from '#lib/weights/types.ts';

/** What tabs tell each other about files. */
type Word = { kind: 'progress'; progress: TransferProgress } | { kind: 'stop'; id: string };

const channelName = 'hearth-weights';
const lockName = (id: string) => `weights ${id}`;

export interface Turn {
	/** Aborts with the caller's signal, and when somebody removes the file. */
	signal: AbortSignal;
	/** Tells the caller, and whoever waits for this file in other tabs. */
	report: (progress: TransferProgress) => void;
}

/**
 * Does some work on a file while nobody else does, in any tab. As long as another one is at it, its progress is passed
 * on as `elsewhere`; when that one ends, however it ends, the work is done here, and finds what the other left.
 */
export async function withFile<T>(
	id: string,
	signal: AbortSignal,
	onProgress: (progress: TransferProgress) => void,
	work: (turn: Turn) => Promise<T>
): Promise<T> {
	const removed = new AbortController();
	const either = AbortSignal.any([signal, removed.signal]);
	const channel = new BroadcastChannel(channelName);
	let waiting = true;
	channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
		if (data.kind === 'stop' && data.id === id) removed.abort();
		if (data.kind === 'progress' && data.progress.id === id && waiting)
			onProgress({ ...data.progress, elsewhere: true });
	});
	const report = (progress: TransferProgress) => {
		onProgress(progress);
		channel.postMessage({ kind: 'progress', progress } satisfies Word);
	};
	try {
		return await navigator.locks.request(lockName(id), { signal: either }, () => {
			waiting = false;
			return work({ signal: either, report });
		});
	} finally {
		channel.close();
	}
}

/** Stops all work on a file in all tabs, and does some other while nobody is at it. */
export async function withStopped<T>(id: string, work: () => Promise<T>): Promise<T> {
	const channel = new BroadcastChannel(channelName);
	try {
		channel.postMessage({ kind: 'stop', id } satisfies Word);
		return await navigator.locks.request(lockName(id), work);
	} finally {
		channel.close();
	}
}

/** Does some work only if nobody is at the file; returns `null` otherwise. */
export function ifFree<T>(id: string, work: () => Promise<T>): Promise<T | null> {
	return navigator.locks.request(lockName(id), { ifAvailable: true }, (lock) => (lock ? work() : null));
}
