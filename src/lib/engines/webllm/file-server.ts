/** Never resolves (RFC 2606), so that a file that is not served cannot come from anywhere else. */
const host = 'https://webllm.invalid';

/** The same list of tensors under its old and its new name. */
const manifestNames = ['tensor-cache.json', 'ndarray-cache.json'] as const;

const servers = new Map<string, FileServer>();
let nextId = 1;

function urlOf(request: RequestInfo | URL): URL {
	return new URL(request instanceof Request ? request.url : request);
}

/** What the library calls of a `Cache`. */
const servedCache = {
	match: (request: RequestInfo | URL) => Promise.resolve(find(urlOf(request))),
	add: (request: RequestInfo | URL) =>
		Promise.reject(new Error(`the model has no file ${urlOf(request).pathname.split('/').pop()}`)),
	keys: () => Promise.resolve([...servers.values()].flatMap((server) => server.urls().map((url) => new Request(url)))),
	delete: () => Promise.resolve(false)
};

function find(url: URL): Response | undefined {
	for (const [base, server] of servers) {
		if (url.href.startsWith(base)) return server.open(decodeURIComponent(url.href.slice(base.length)));
	}
	return undefined;
}

let tookOver = false;

/** The library reads every file through caches called `webllm/...`; those are ours now, and all others stay as they are. */
function takeOverCaches(): void {
	if (tookOver) return;
	tookOver = true;
	const open = caches.open.bind(caches);
	const value = (name: string) => (name.startsWith('webllm/') ? Promise.resolve(servedCache) : open(name));
	Object.defineProperty(caches, 'open', { value, configurable: true });
}

/**
 * Hands the files of one model to the library, straight from their blobs: nothing is copied into storage a second time
 * and nothing is fetched.
 */
export class FileServer {
	/** What the library takes for the folder of the model on a hub. */
	readonly baseUrl: string;
	readonly #files: ReadonlyMap<string, Blob>;

	/** @param files by path, relative to the folder of the model */
	constructor(files: ReadonlyMap<string, Blob>) {
		takeOverCaches();
		this.#files = files;
		this.baseUrl = `${host}/${nextId++}/resolve/main/`;
		servers.set(this.baseUrl, this);
	}

	/** Every read from now on fails, which also ends a load that nobody waits for any more. */
	close(): void {
		servers.delete(this.baseUrl);
	}

	/** Where the library finds a file. */
	urlFor(path: string): string {
		return new URL(path.split('/').map(encodeURIComponent).join('/'), this.baseUrl).href;
	}

	urls(): string[] {
		return [...this.#files.keys()].map((path) => this.urlFor(path));
	}

	open(path: string): Response | undefined {
		const names: readonly string[] = (manifestNames as readonly string[]).includes(path) ? manifestNames : [path];
		const blob = names.map((name) => this.#files.get(name)).find((found) => found !== undefined);
		return blob && new Response(blob);
	}
}

/** The list of tensors among a model's files. */
export function findManifest(files: ReadonlyMap<string, Blob>): { path: string; blob: Blob } | null {
	for (const path of manifestNames) {
		const blob = files.get(path);
		if (blob) return { path, blob };
	}
	return null;
}
