import type { Confinement } from '#lib/app-shell/confinement.worker.ts';
import confinementWorkerUrl from '#lib/app-shell/confinement.worker.ts?worker&url';
import { trustedScriptUrl } from '#lib/base/trusted.ts';

/**
 * Starts a worker that finds out what an engine in its place would be able to do.
 * @throws Error when the worker does not start
 */
export function testConfinement(): Promise<Confinement> {
	const worker = new Worker(trustedScriptUrl(confinementWorkerUrl), { type: 'module' });
	return new Promise<Confinement>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Confinement>) => resolve(data);
		worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
	}).finally(() => worker.terminate());
}

/** Does the host itself lock workers down? `false` when in doubt. */
export async function isConfinedByHost(): Promise<boolean> {
	try {
		const { fetchesElsewhere, evaluatesText } = await testConfinement();
		return !fetchesElsewhere && !evaluatesText;
	} catch {
		return false;
	}
}
