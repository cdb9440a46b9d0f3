import { apiLock, type ApiWhoMessage } from '#lib/base/api-messages.ts';
import { isBridgePath } from '#lib/base/csp.js';
import { base } from '#sw/build-manifest.ts';

/** A tab that has just been opened reads its settings first. */
const patienceMs = 3_000;
const askAgainMs = 100;

/** A tab that serves says so within milliseconds, unless it is in the middle of something. */
const replyMs = 3_000;

/** The tab that took the last call. Forgotten when this worker is ended, which may be at any time. */
let lastId: string | null = null;

/** From now on this tab is asked first; `null`: it does not answer, ask all. */
export function rememberHost(tab: Client | null): void {
	lastId = tab?.id ?? null;
}

/** The tab that took the last call, if it still serves: found without asking anybody. */
export async function knownHost(clients: Clients): Promise<Client | null> {
	if (lastId === null) return null;
	const [tab, { held = [] }] = await Promise.all([clients.get(lastId), navigator.locks.query()]);
	return tab && held.some(({ name }) => name === apiLock(base, 'on')) ? tab : null;
}

/**
 * A tab that would answer a call; `'off'` when the API is switched off, `null` when there is none. Locks say whether anybody
 * serves; who it is must be asked, because the ids of lock holders are not those of clients (Chromium 156).
 */
export async function findHost(clients: Clients): Promise<Client | 'off' | null> {
	for (let waitedMs = 0; ; waitedMs += askAgainMs) {
		const [{ held = [] }, pages] = await Promise.all([navigator.locks.query(), clients.matchAll({ type: 'window' })]);
		if (held.some(({ name }) => name === apiLock(base, 'on'))) return firstToReply(pages);
		if (held.some(({ name }) => name === apiLock(base, 'off'))) return 'off';
		if (waitedMs >= patienceMs || !pages.some(({ url }) => isApp(url))) return null;
		await new Promise((resolve) => setTimeout(resolve, askAgainMs));
	}
}

function firstToReply(pages: readonly Client[]): Promise<Client | null> {
	return new Promise((resolve) => {
		const ports = pages.map((page) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => end(page);
			page.postMessage({ type: 'API_WHO' } satisfies ApiWhoMessage, [port2]);
			return port1;
		});
		const timer = setTimeout(() => end(null), replyMs);
		const end = (found: Client | null) => {
			clearTimeout(timer);
			for (const port of ports) port.close();
			resolve(found);
		};
	});
}

/** Pages of the app have no file extension; others of this origin are files. The one for websites never answers. */
function isApp(url: string): boolean {
	const { pathname } = new URL(url);
	return !/\.\w+$/.test(pathname) && !isBridgePath(pathname, base);
}
