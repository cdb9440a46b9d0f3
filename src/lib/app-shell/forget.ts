import { base } from '$app/paths';

/** Removes the service worker of this app and everything it stored. The next visit is a first visit. */
export async function forgetApp(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration(`${base}/`);
	await registration?.unregister();
	if (!('caches' in globalThis)) return; // plain http
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith(`hearth${base}:`)).map((name) => caches.delete(name)));
}
