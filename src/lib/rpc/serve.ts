import { AppError, packError } from '#lib/base/errors.ts';
import type { Methods, Port, Reply, Request } from '#lib/rpc/messages.ts';

export interface CallContext<Event> {
	/** Aborts when the caller cancels, or when serving stops. */
	signal: AbortSignal;
	emit: (event: Event) => void;
}

/** One function for each method. */
export type Handlers<M extends Methods> = {
	[K in keyof M]: (params: M[K]['params'], context: CallContext<M[K]['event']>) => Promise<M[K]['result']>;
};

/** Answers calls on a port until the returned function is called. */
export function serve<M extends Methods>(port: Port, handlers: Handlers<M>): () => void {
	const running = new Map<number, AbortController>();

	const send = (reply: Reply, transfer?: Transferable[]) => port.postMessage(reply, transfer);

	async function run({ id, method, params }: Extract<Request, { kind: 'call' }>) {
		const controller = new AbortController();
		running.set(id, controller);
		try {
			const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
			if (!handler) throw new AppError('internal/bug', { reason: `no method ${method}` });
			const emit = (event: unknown) => send({ kind: 'event', id, event });
			const result = await handler(params, { signal: controller.signal, emit });
			send({ kind: 'result', id, result }, transferables(result));
		} catch (error) {
			send({ kind: 'error', id, error: packError(error) });
		} finally {
			running.delete(id);
		}
	}

	const receive = (message: MessageEvent) => {
		const request = message.data as Request;
		if (request.kind === 'call') void run(request);
		else if (request.kind === 'cancel') running.get(request.id)?.abort();
	};

	port.addEventListener('message', receive);
	port.start?.();

	return () => {
		port.removeEventListener('message', receive);
		for (const controller of running.values()) controller.abort();
	};
}

/** Typed arrays one level down are moved, not copied. Shared memory cannot be moved. */
function transferables(value: unknown): Transferable[] {
	if (typeof value !== 'object' || value === null) return [];
	const buffers = Object.values(value)
		.filter((member): member is ArrayBufferView => ArrayBuffer.isView(member))
		.map((view) => view.buffer)
		.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
	return [...new Set(buffers)];
}
