import { base } from '$app/paths';

// Per base path: two copies of the app may share an origin.
const lockName = `hearth${base}:answering`;

/**
 * Says to every tab that this one is writing an answer, until the returned function is called. A lock, so that a tab
 * that crashes stops saying it.
 */
export function announceAnswer(): () => void {
	const ended = new AbortController();
	const { signal } = ended;
	const untilEnded = () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
	navigator.locks
		.request(lockName, { mode: 'shared', signal }, () => (signal.aborted ? undefined : untilEnded()))
		.catch(() => {}); // ended before it was granted
	return () => ended.abort();
}

/**
 * Runs `act` at a moment when no tab is writing an answer.
 * @throws AbortError when the signal comes first
 */
export async function whenNoTabAnswers(act: () => void, signal: AbortSignal): Promise<void> {
	let done = false;
	while (!done) {
		await navigator.locks.request(lockName, { mode: 'exclusive', signal }, async () => {
			// Whoever began an answer after we began to wait stands in line behind us, but is answering nevertheless.
			const { pending = [] } = await navigator.locks.query();
			if (pending.some(({ name, mode }) => name === lockName && mode === 'shared')) return;
			act();
			done = true;
		});
	}
}
