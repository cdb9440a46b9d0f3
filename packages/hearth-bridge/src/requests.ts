import { BridgeError } from './errors.ts';
import { maxBodyBytes, maxPending, passedMethods, type FromBridge, type ToBridge } from './protocol.ts';

/** As much of a body comes before it is read: a short answer ends even if nobody looks at it. */
const bufferBytes = 65_536;

/** One request that is under way. */
interface Pending {
	/** Called with the head. */
	answer: (response: Response) => void;
	/** Ends it with an error, before or after the head. */
	fail: (reason: unknown) => void;
	body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null;
	/** Ends the wait for the piece that was pulled. */
	arrived: (() => void) | null;
	settle: () => void;
}

/** Requests and answers over the port of a connection. */
export class Requests {
	readonly #address: URL;
	readonly #send: (message: ToBridge, transfer?: Transferable[]) => void;
	readonly #pending = new Map<number, Pending>();
	#nextId = 0;
	#ended: BridgeError | null = null;

	/** @param address of Hearth, with a slash at its end */
	constructor(address: URL, send: (message: ToBridge, transfer?: Transferable[]) => void) {
		this.#address = address;
		this.#send = send;
	}

	/**
	 * As `fetch`, for addresses below `/v1/` and `/api/` of Hearth only; nothing is ever sent anywhere else.
	 * @throws BridgeError, the signal's reason
	 */
	readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
		const request = new Request(input, withDuplex(init));
		const { method, headers } = request;
		const path = this.#pathOf(request.url);
		const signal = init?.signal ?? (input instanceof Request ? input.signal : null);
		signal?.throwIfAborted();
		const bytes = await request.arrayBuffer();
		const body = bytes.byteLength > 0 ? bytes : null;
		signal?.throwIfAborted();
		if (this.#ended) throw this.#ended;
		if (body && body.byteLength > maxBodyBytes)
			return refuse(413, 'request_too_large', `The body is larger than ${maxBodyBytes / 2 ** 20} MB.`);
		if (!passedMethods.includes(method))
			return refuse(405, 'method_not_allowed', `${method} is not passed on.`, { Allow: passedMethods.join(', ') });
		if (this.#pending.size >= maxPending)
			return refuse(429, 'rate_limit_exceeded', `${maxPending} requests are under way already.`, {
				'Retry-After': '1'
			});
		return this.#ask({ type: 'request', id: this.#nextId++, method, path, headers: [...headers], body }, signal);
	};

	/** Takes what Hearth says about a request. What it says of one that is over is nobody's. */
	receive(message: FromBridge): void {
		if (!('id' in message)) return;
		const pending = this.#pending.get(message.id);
		if (!pending) return;
		if (message.type === 'head') {
			if (pending.body === null) pending.answer(this.#respond(message, pending));
		} else if (message.type === 'chunk') {
			pending.body?.enqueue(message.bytes);
			pending.arrived?.();
		} else if (message.type === 'failed') pending.fail(new BridgeError('request_failed', message.reason));
		else {
			pending.settle();
			pending.body?.close();
			pending.arrived?.();
		}
	}

	/** Nothing more comes: all that wait fail at once, and whatever is asked from now on. */
	end(error: BridgeError): void {
		this.#ended ??= error;
		for (const { fail } of [...this.#pending.values()]) fail(this.#ended);
	}

	#pathOf(href: string): string {
		const { origin, pathname, search } = new URL(href);
		const base = this.#address.pathname.slice(0, -1);
		const below = pathname.startsWith(base) ? pathname.slice(base.length) : '';
		if (origin !== this.#address.origin || !/^\/(v1|api)\/./.test(below)) throw new BridgeError('wrong_address', href);
		return below + search;
	}

	#ask(message: ToBridge & { type: 'request' }, signal: AbortSignal | null): Promise<Response> {
		const { id } = message;
		return new Promise((resolve, reject) => {
			const abort = () => {
				this.#send({ type: 'abort', id });
				pending.fail(signal?.reason);
			};
			const pending: Pending = {
				answer: resolve,
				fail: (reason) => {
					pending.settle();
					pending.body?.error(reason);
					pending.arrived?.();
					reject(reason); // changes nothing after the head
				},
				body: null,
				arrived: null,
				settle: () => {
					signal?.removeEventListener('abort', abort);
					this.#pending.delete(id);
				}
			};
			this.#pending.set(id, pending);
			signal?.addEventListener('abort', abort);
			this.#send(message, message.body ? [message.body] : []);
		});
	}

	#respond({ id, status, headers, hasBody }: FromBridge & { type: 'head' }, pending: Pending): Response {
		const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
		if (!hasBody) {
			pending.settle();
			return new Response(null, init);
		}
		const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
			start: (controller) => void (pending.body = controller),
			// A piece at a time, and the next when there is room: whoever reads slowly fills nobody's memory.
			pull: () => {
				this.#send({ type: 'pull', id });
				return new Promise<void>((arrived) => (pending.arrived = arrived));
			},
			cancel: () => {
				pending.settle();
				this.#send({ type: 'abort', id });
			}
		};
		const body = new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: bufferBytes }));
		return new Response(body, init);
	}
}

/** Browsers want to be told that no answer can come before a streamed body has been read. */
function withDuplex(init: RequestInit | undefined): RequestInit {
	return init?.body instanceof ReadableStream ? ({ ...init, duplex: 'half' } as RequestInit) : { ...init };
}

/** What the API itself would say; so the request need not go there. */
function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
	const type = status === 429 ? 'rate_limit_error' : 'invalid_request_error';
	return new Response(JSON.stringify({ error: { message, type, param: null, code } }), {
		status,
		headers: { 'Content-Type': 'application/json', ...headers }
	});
}
