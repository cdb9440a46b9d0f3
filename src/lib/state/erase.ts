import { base } from '$app/paths';

/** Stays until everything else is gone, so that an erasure that was cut off goes on when the app is opened again. */
const askedKey = 'hearth:erase';
/** The caches of models have names of their own. */
const isOurs = (name: string) => /^(?:hearth|weight-chunks-|weights-|webllm\/)/.test(name);
/** In the Origin Private File System: models, and what a measurement or a probe that was cut off left there. */
const isOurFile = (name: string) => name === 'weights' || name.startsWith('measure-') || isOurs(name);
export type ErasedPart = 'service worker' | 'caches' | 'databases' | 'files';

/** TypeScript's library for pages does not have it. */
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
/** Another tab needs a moment to let go of a database. */
const patienceMs = 10_000;

/** Was it asked to erase everything, here or in another tab? Then nothing of the app may start, or it would write again. */
export function isErasureAsked(): boolean {
	try {
		return localStorage.getItem(askedKey) !== null;
	} catch {
		return false;
	}
}

/** Notes the wish and loads the page anew, in which nothing holds on to what is to be erased. Other tabs follow. */
export function askForErasure(): void {
	localStorage.setItem(askedKey, 'asked');
	location.replace(`${base}/`);
}

/** For every tab: follows an erasure that was asked for in another one. */
export function followErasure({ key, newValue }: StorageEvent): void {
	if (key === askedKey && newValue !== null) location.replace(`${base}/`);
}

/**
 * Removes chats, models, settings, measurements, and the stored copy of the app itself from this browser.
 * @returns what would not go: `databases` when a tab of an older version holds them
 */
export async function eraseEverything(): Promise<ErasedPart[]> {
	const left: ErasedPart[] = [];
	const attempt = async (what: ErasedPart, work: () => Promise<unknown>) => {
		try {
			await work();
		} catch (error) {
			console.warn(`Erasing ${what}: ${String(error)}`);
			left.push(what);
		}
	};
	const work = async () => {
		await attempt('service worker', unregister);
		await attempt('caches', deleteCaches);
		await attempt('databases', deleteDatabases);
		await attempt('files', deleteFiles);
		if (left.length === 0) deleteKeys();
	};
	// One tab at a time; those that come later find nothing and are done.
	await (navigator.locks ? navigator.locks.request('hearth-erase', work) : work());
	return left;
}

async function unregister(): Promise<void> {
	const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	const scope = new URL(`${base}/`, location.href).href;
	await Promise.all(registrations.filter((one) => one.scope === scope).map((one) => one.unregister()));
}

async function deleteCaches(): Promise<void> {
	if (!('caches' in self)) return;
	const names = await caches.keys();
	await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
}

async function deleteDatabases(): Promise<void> {
	const known = await indexedDB.databases();
	await Promise.all(known.map(({ name }) => name !== undefined && isOurs(name) && deleteDatabase(name)));
}

function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		// `blocked` is no end: the deletion goes on once the other tab has closed.
		const timer = setTimeout(() => reject(new Error(`${name} is in use`)), patienceMs);
		request.onsuccess = () => {
			clearTimeout(timer);
			resolve();
		};
		request.onerror = () => {
			clearTimeout(timer);
			reject(request.error ?? new Error(name));
		};
	});
}

async function deleteFiles(): Promise<void> {
	if (!navigator.storage?.getDirectory) return;
	const root = await navigator.storage.getDirectory();
	for await (const name of (root as Folder).keys()) {
		if (isOurFile(name)) await root.removeEntry(name, { recursive: true });
	}
}

/** The note that erasure was asked for goes last. */
function deleteKeys(): void {
	for (const key of Object.keys(localStorage).filter((name) => isOurs(name) && name !== askedKey)) {
		localStorage.removeItem(key);
	}
	sessionStorage.clear();
	localStorage.removeItem(askedKey);
}
