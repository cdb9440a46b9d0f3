import { maxPending, passedMethods, type FromBridge, type ToBridge } from '#bridge/protocol.ts';
import { websiteHeader } from '#lib/base/api-messages.ts';

export interface RelayDeps {
	/** Absolute address of the app, with its slash. */
	baseUrl: string;
	/** The origin of the website that is served. */
	website: string;
	fetch: typeof globalThis.fetch;
	/**
	 * Why nothing may be passed on now; `null` when it may. Without a service worker in control a request would go to the
	 * host of the app, and with it what somebody wrote.
	 */
	obstacle: () => string | null;
	send: (message: FromBridge, transfer: Transferable[]) => void;
	/** Told how many requests are under way. */
	onrunning: (count: number) => void;
}

/** A website may say these about its request; the others are its own business. */
const passedRequestHeaders: ReadonlySet<string> = new Set(['accept', 'content-type']);

/** What an answer of the API says about itself; isolation and policies are for pages. */
const passedResponseHeader = /^(allow|content-type|retry-after|x-hearth-.*)$/;

interface Job {
	ended: AbortController;
	reader: ReadableStreamDefaultReader<Uint8Array> | null;
}

/** Passes the requests of one website on to the API of this origin, and the answers back. */
export class BridgeRelay {
	readonly #deps: RelayDeps;
	readonly #jobs = new Map<number, Job>();

	constructor(deps: RelayDeps) {
		this.#deps = deps;
	}

	receive(message: ToBridge): void {
		if (message.type === 'request') void this.#ask(message);
		else if (message.type === 'pull') void this.#pass(message.id);
		else if (message.type === 'abort') this.#drop(message.id);
	}

	/** Stops all that is under way, for nobody is left to answer to. */
	stop(): void {
		for (const id of [...this.#jobs.keys()]) this.#drop(id);
	}

	async #ask({ id, method, path, headers, body }: ToBridge & { type: 'request' }): Promise<void> {
		const url = this.#urlOf(path);
		const obstacle = this.#deps.obstacle() ?? (url ? null : 'Only /v1/ and /api/ are passed on.');
		if (obstacle !== null || url === null) return this.#fail(id, obstacle ?? '');
		if (this.#jobs.has(id) || this.#jobs.size >= maxPending) return this.#fail(id, 'Too many requests at once.');
		if (!passedMethods.includes(method)) return this.#fail(id, `${method} is not passed on.`);
		const ended = new AbortController();
		this.#jobs.set(id, { ended, reader: null });
		this.#tell();
		try {
			const passed = headers.filter(([name]) => passedRequestHeaders.has(name.toLowerCase()));
			const response = await this.#deps.fetch(url, {
				method,
				headers: [
					...passed.map(([name, value]): [string, string] => [name, value]),
					[websiteHeader, this.#deps.website]
				],
				...(body && method === 'POST' ? { body } : {}),
				signal: ended.signal,
				mode: 'same-origin',
				credentials: 'omit',
				redirect: 'error',
				cache: 'no-store',
				referrerPolicy: 'no-referrer'
			});
			this.#open(id, response);
		} catch (error) {
			this.#end(id, error);
		}
	}

	#open(id: number, response: Response): void {
		const job = this.#jobs.get(id);
		if (!job) return void response.body?.cancel().catch(() => {});
		const { status, body } = response;
		const headers = [...response.headers].filter(([name]) => passedResponseHeader.test(name));
		job.reader = body?.getReader() ?? null;
		this.#deps.send({ type: 'head', id, status, headers, hasBody: body !== null }, []);
		if (!job.reader) this.#forget(id);
	}

	/** One piece of a body for one pull, so that a website that reads slowly fills no memory here. */
	async #pass(id: number): Promise<void> {
		const reader = this.#jobs.get(id)?.reader;
		if (!reader) return;
		try {
			const { done, value } = await reader.read();
			if (!this.#jobs.has(id)) return;
			if (done) {
				this.#forget(id);
				this.#deps.send({ type: 'end', id }, []);
			} else {
				const bytes = alone(value);
				this.#deps.send({ type: 'chunk', id, bytes }, [bytes.buffer]);
			}
		} catch (error) {
			this.#end(id, error);
		}
	}

	/** Below the address of the app, after dots and escapes have been resolved; `null` for any other path. */
	#urlOf(path: string): URL | null {
		const base = new URL(this.#deps.baseUrl);
		const href = base.href + path.slice(1);
		if (!path.startsWith('/') || !URL.canParse(href)) return null;
		const url = new URL(href);
		if (url.origin !== base.origin) return null;
		return ['v1/', 'api/'].some((folder) => url.pathname.startsWith(base.pathname + folder)) ? url : null;
	}

	/** The website does not want this one any more. */
	#drop(id: number): void {
		const job = this.#jobs.get(id);
		this.#forget(id);
		job?.ended.abort();
	}

	#end(id: number, error: unknown): void {
		if (!this.#jobs.has(id)) return; // dropped: it is no news that it broke off
		this.#forget(id);
		this.#fail(id, error instanceof Error ? error.message : String(error));
	}

	#fail(id: number, reason: string): void {
		this.#deps.send({ type: 'failed', id, reason }, []);
	}

	#forget(id: number): void {
		if (this.#jobs.delete(id)) this.#tell();
	}

	#tell(): void {
		this.#deps.onrunning(this.#jobs.size);
	}
}

/** Bytes that share their memory with nothing else: all of that memory goes to the website. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const owned = bytes as Uint8Array<ArrayBuffer>;
	return bytes.byteLength === bytes.buffer.byteLength ? owned : owned.slice();
}
