import { sendError, answerCall } from '#lib/api/answer-call.ts';
import type { ApiError } from '#lib/api/errors.ts';
import type { ApiBackend, ReplySink } from '#lib/api/types.ts';
import {
	callLock,
	type ApiCallMessage,
	type ApiCancel,
	type ApiReply,
	type ApiWhoMessage
} from '#lib/base/api-messages.ts';

export interface ApiServer {
	/** Path that the app is served under; `''` at the root of a host. */
	base: string;
	backend: ApiBackend;
	/** Why this call is refused; `null` when it may pass. */
	refusal(call: ApiCallMessage): ApiError | null;
	/** A call has begun; the returned function is called at its end. */
	begin(call: ApiCallMessage): () => void;
}

/** Answers the calls that the service worker passes on, until the returned function is called. */
export function serveApi(server: ApiServer): () => void {
	const container = navigator.serviceWorker;
	const receive = ({ data, ports: [port] }: MessageEvent<ApiWhoMessage | ApiCallMessage>) => {
		if (!port) return;
		if (data?.type === 'API_WHO') port.postMessage('I do');
		else if (data?.type === 'API_CALL') void answer(server, data, port);
	};
	container.addEventListener('message', receive);
	container.startMessages();
	return () => container.removeEventListener('message', receive);
}

async function answer(server: ApiServer, call: ApiCallMessage, port: MessagePort): Promise<void> {
	const gone = new AbortController();
	const over = new AbortController();
	const say = (reply: ApiReply) => port.postMessage(reply);
	port.onmessage = ({ data }: MessageEvent<ApiCancel>) => void (data.kind === 'cancel' && gone.abort());
	// The work does not wait for the lock: it would be one more way through the browser before the first token.
	void hold(callLock(server.base, call.id, 'tab'), over.signal).then(() => say({ kind: 'accepted' }));
	// The service worker holds this lock: we get it when it has died, and nobody is left to answer to.
	navigator.locks
		.request(callLock(server.base, call.id, 'worker'), { mode: 'shared', signal: over.signal }, () => gone.abort())
		.catch(() => {}); // this call came to its end
	let whole = true;
	const sink: ReplySink = {
		head: (status, headers, lost) => say({ kind: 'head', status, headers, lost }),
		write: (text) => say({ kind: 'chunk', text }),
		fail: () => (whole = false)
	};
	const end = server.begin(call);
	try {
		const refusal = server.refusal(call);
		if (refusal) sendError(call.path, refusal, { sink });
		else await answerCall(call, { backend: server.backend, sink, signal: gone.signal });
	} finally {
		end();
		say({ kind: 'end', whole });
		over.abort();
	}
}

/** Holds a lock until the signal; resolves when it is held. */
function hold(name: string, signal: AbortSignal): Promise<void> {
	return new Promise((held) => {
		void navigator.locks.request(name, () => {
			held();
			return signal.aborted
				? undefined
				: new Promise<void>((release) => signal.addEventListener('abort', () => release()));
		});
	});
}
