import { AppError } from '#lib/base/errors.ts';
import type { ShellRequest } from '#lib/base/shell-messages.ts';

/** Installing stores nothing on a first visit, so this is far beyond what a slow device needs. */
const patienceMs = 20_000;

/**
 * Resolves when the service worker controls this page.
 * @throws `engine/unprotected` when it was discarded, or is still not in control after 20 s
 */
export async function takeControl(registration: ServiceWorkerRegistration): Promise<void> {
	const container = navigator.serviceWorker;
	if (container.controller) return;
	const gaveUp = new AbortController();
	try {
		await new Promise<void>((resolve, reject) => {
			const { signal } = gaveUp;
			const fail = (detail: string) => reject(new AppError('engine/unprotected', { reason: 'not-installed', detail }));
			container.addEventListener('controllerchange', () => resolve(), { signal });
			registration.installing?.addEventListener(
				'statechange',
				({ target }) => {
					if ((target as ServiceWorker).state === 'redundant')
						fail('the service worker was discarded while installing');
				},
				{ signal }
			);
			const timer = setTimeout(() => fail(`no control after ${patienceMs} ms`), patienceMs);
			signal.addEventListener('abort', () => clearTimeout(timer));
			// After a hard reload the worker is long active and does not claim by itself.
			registration.active?.postMessage({ type: 'CLAIM' } satisfies ShellRequest);
		});
	} finally {
		gaveUp.abort();
	}
}
