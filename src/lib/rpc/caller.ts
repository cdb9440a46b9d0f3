import { unpackError } from '#lib/base/errors.ts';
import type { Methods, Port, Reply, Request } from '#lib/rpc/messages.ts';

interface Pending {
	onEvent: (event: unknown) => void;
	resolve: (result: unknown) => void;
	reject: (error: Error) => void;
}

export interface CallerOptions<Event> {
	/** Asks the other side to stop. It decides whether that is an error or an early result. */
	signal?: AbortSignal | undefined;
	onEvent?: ((event: Event) => void) | undefined;
	/** Members of the params that are moved instead of copied. */
	transfer?: Transferable[] | undefined;
}

/** Calls methods that are served on the other side of a port. */
export class Caller<M extends Methods> {
	#port: Port;
	#nextId = 1;
	#pending = new Map<number, Pending>();
	#closed: Error | null = null;

	constructor(port: Port) {
		this.#port = port;
		port.addEventListener('message', this.#receive);
		port.start?.();
	}

	/** One call. A signal that is already aborted rejects without a message being sent. */
	call<K extends keyof M & string>(
		method: K,
		params: M[K]['params'],
		options: CallerOptions<M[K]['event']> = {}
	): Promise<M[K]['result']> {
		const { signal, onEvent = () => {}, transfer } = options;
		if (this.#closed) return Promise.reject(this.#closed);
		if (signal?.aborted) return Promise.reject(signal.reason);

		const id = this.#nextId++;
		const cancel = () => this.#send({ kind: 'cancel', id });
		signal?.addEventListener('abort', cancel, { once: true });

		return new Promise<M[K]['result']>((resolve, reject) => {
			this.#pending.set(id, { onEvent: onEvent as Pending['onEvent'], resolve, reject });
			try {
				this.#send({ kind: 'call', id, method, params }, transfer);
			} catch (error) {
				this.#pending.delete(id); // params that cannot be cloned
				reject(error);
			}
		}).finally(() => signal?.removeEventListener('abort', cancel));
	}

	/** The other side is gone: fails every call in flight and every later one. */
	close(error: Error): void {
		if (this.#closed) return;
		this.#closed = error;
		this.#port.removeEventListener('message', this.#receive);
		for (const { reject } of this.#pending.values()) reject(error);
		this.#pending.clear();
	}

	#send(request: Request, transfer?: Transferable[]): void {
		this.#port.postMessage(request, transfer);
	}

	#receive = (message: MessageEvent): void => {
		const reply = message.data as Reply;
		const pending = this.#pending.get(reply.id);
		if (!pending) return; // answered after close

		if (reply.kind === 'event') return pending.onEvent(reply.event);

		this.#pending.delete(reply.id);
		if (reply.kind === 'result') pending.resolve(reply.result);
		else pending.reject(unpackError(reply.error));
	};
}
