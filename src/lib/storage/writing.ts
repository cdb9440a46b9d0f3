import { AppError } from '#lib/base/errors.ts';

const prefix = 'writing:';

/**
 * Tells all tabs that this one is writing a message, until the returned function is called or the tab dies. Take it
 * before the message is added in state `streaming`; release it after its last state is saved.
 * Without Web Locks, or where they are refused, it does nothing.
 * @throws `internal/bug` when another tab is writing that very message
 */
export async function holdWriting(messageId: string): Promise<() => void> {
	const { locks } = navigator;
	if (!locks) return () => {};
	return new Promise((resolve, reject) => {
		locks
			.request(prefix + messageId, { ifAvailable: true }, (lock) => {
				if (lock) return new Promise<void>((release) => resolve(release));
				return reject(new AppError('internal/bug', { reason: `message ${messageId} is being written elsewhere` }));
			})
			.catch(() => resolve(() => {}));
	});
}

/** Ids of the messages that any tab is writing right now; `null` when this browser cannot tell. */
export async function listWriting(): Promise<ReadonlySet<string> | null> {
	try {
		const { held = [] } = await navigator.locks.query();
		const names = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
		return new Set(names);
	} catch {
		return null;
	}
}
