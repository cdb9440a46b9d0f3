import type { ShellRequest } from '#lib/base/shell-messages.ts';

/**
 * Resolves when the service worker controls this page.
 * @throws Error when it was discarded while it was being installed
 */
export async function takeControl(registration: ServiceWorkerRegistration): Promise<void> {
	const container = navigator.serviceWorker;
	if (container.controller) return;
	const settled = new AbortController();
	const { signal } = settled;
	try {
		await new Promise<void>((resolve, reject) => {
			container.addEventListener('controllerchange', () => resolve(), { signal });
			const { installing } = registration;
			installing?.addEventListener(
				'statechange',
				() => {
					if (installing.state === 'redundant') reject(new Error('discarded while it was being installed'));
				},
				{ signal }
			);
			// After a hard reload the worker is long active and does not claim by itself.
			registration.active?.postMessage({ type: 'CLAIM' } satisfies ShellRequest);
		});
	} finally {
		settled.abort();
	}
}
