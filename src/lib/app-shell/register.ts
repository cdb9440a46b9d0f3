import { dev } from '$app/environment';
import { base } from '$app/paths';
import { Workbox } from 'workbox-window';
import { isConfinedByHost } from '#lib/app-shell/confinement.ts';
import { fillShell } from '#lib/app-shell/fill.ts';
import { reloadOnce } from '#lib/app-shell/reload.ts';
import { takeControl } from '#lib/app-shell/take-control.ts';
import type { BeforeReload } from '#lib/app-shell/reload.ts';
import { AppError, isAppError } from '#lib/base/errors.ts';
import type { FillReport } from '#lib/base/shell-messages.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';

/** What keeps an engine worker from fetching elsewhere and from `eval`: our service worker, or the host's own headers. */
export type EngineProtection = 'controlled' | 'host-headers';

export interface Registered {
	/** `null` when this browser refuses service workers here; `engineReady` then tells why. */
	registration: Promise<ServiceWorkerRegistration | null>;
	/**
	 * Start no engine before this resolves. Stays pending on a page that is about to reload itself.
	 * @throws `engine/unprotected`
	 */
	engineReady: Promise<EngineProtection>;
	/** Resolves once the app has tried to store all that it needs to open offline; `null` without a service worker. */
	offlineReady: Promise<FillReport | null>;
}

/**
 * Registers the service worker, and reloads the page once when that is what cross-origin isolation takes. Call it
 * early: on a host that sends no headers this is what the first answer waits for.
 * @param beforeReload saves what a reload would lose (the draft); storage that outlives a page, not `sessionStorage`
 */
export function register(beforeReload: BeforeReload = () => {}): Registered {
	const registering = registerWorker();
	const controlled = inControl(registering).then(() => reloadOnce(beforeReload));
	const engineReady = protection(controlled);
	const offlineReady = controlled.then(fillShell).catch(() => null);
	engineReady.catch(() => {}); // whoever needs an engine handles it; nobody else has to
	return { registration: registering.catch(() => null), engineReady, offlineReady };
}

/**
 * Registers the service worker and waits until it controls this page, without ever reloading it: for a page that starts no
 * engine. What is needed offline is stored in the background.
 * @throws `engine/unprotected`
 */
export async function takeCharge(): Promise<void> {
	await inControl(registerWorker());
	void fillShell().catch(() => null);
}

async function protection(controlled: Promise<void>): Promise<EngineProtection> {
	const uncontrolled = !navigator.serviceWorker?.controller;
	// Our own server's headers allow a start at once, while the service worker is still being installed.
	if (uncontrolled && crossOriginIsolated && (await isConfinedByHost())) return 'host-headers';
	try {
		await controlled;
		return 'controlled';
	} catch (error) {
		if (await isConfinedByHost()) return 'host-headers';
		throw error;
	}
}

/** For a script of 6 kB (compressed) and an installation that stores nothing; a slower network brings no app either. */
const patienceMs = 30_000;

async function inControl(registering: Promise<ServiceWorkerRegistration>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not in control after ${patienceMs / 1000} s`)), patienceMs);
	});
	try {
		await Promise.race([registering.then(takeControl), tooLate]);
	} catch (error) {
		if (isAppError(error)) throw error;
		throw new AppError('engine/unprotected', { reason: 'not-installed', detail: String(error) }, { cause: error });
	} finally {
		clearTimeout(timer);
	}
}

/** @throws `engine/unprotected` where there are no service workers; whatever the browser says when it refuses one */
async function registerWorker(): Promise<ServiceWorkerRegistration> {
	// Absent on plain http (other than localhost) and in some browsers' private windows.
	if (!navigator.serviceWorker) {
		throw new AppError('engine/unprotected', { reason: 'no-service-worker', detail: location.protocol });
	}
	// `updateViaCache: none`: a host's cache headers must not keep an old version alive.
	const workbox = new Workbox(trustedScriptUrl(`${base}/service-worker.js`), {
		scope: `${base}/`,
		type: dev ? 'module' : 'classic',
		updateViaCache: 'none'
	});
	// At once, not after the page has loaded: on a host without headers the first answer waits for this.
	const registration = await workbox.register({ immediate: true });
	// Tools that keep service workers away replace `register` by a function that does nothing.
	if (!registration) throw new Error('registration was suppressed');
	return registration;
}
