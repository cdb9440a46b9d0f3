import { callLock, type ApiCallMessage, type ApiCancel, type ApiReply } from '#lib/base/api-messages.ts';
import { apiError } from '#sw/api-error.ts';
import { base } from '#sw/build-manifest.ts';

/** A tab that lives takes a call at once, unless it is in the middle of something; one that is frozen never does. */
const acceptMs = 5_000;

const encoder = new TextEncoder();

/**
 * Has one tab answer one call, and passes on what it says. Never tied to `waitUntil`: that would end a stream after five
 * minutes (docs/decisions/0005). Each side holds a lock, so a death on either side is noticed at once.
 * @returns `null` when the tab did not take the call
 */
export async function askTab(tab: Client, message: ApiCallMessage, signal: AbortSignal): Promise<Response | null> {
	const { port1: port, port2 } = new MessageChannel();
	const over = new AbortController();
	await hold(callLock(base, message.id, 'worker'), over.signal);
	return new Promise((resolve) => {
		let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
		let lost: string | null = null;
		const finish = () => {
			clearTimeout(timer);
			over.abort();
			port.close();
		};
		const cancel = () => {
			port.postMessage({ kind: 'cancel' } satisfies ApiCancel);
			finish();
		};
		const end = (whole: boolean) => {
			finish();
			if (whole) stream?.close();
			else stream?.error(new TypeError('The tab that answered was closed, or the model failed.'));
		};
		const die = () => {
			const gone = 'The tab that ran the model was closed.';
			if (!stream) resolve(apiError(message.path, 503, 'host_lost', gone, { 'Retry-After': '1' }));
			else if (lost !== null) stream.enqueue(encoder.encode(lost));
			end(lost !== null);
		};
		const timer = setTimeout(() => {
			if (stream) return die(); // it began, and died before it held its lock
			cancel();
			resolve(null);
		}, acceptMs);
		// Chromium does not tell of a client that leaves before the head; other browsers may.
		signal.addEventListener('abort', cancel, { signal: over.signal });
		port.onmessage = ({ data }: MessageEvent<ApiReply>) => {
			if (over.signal.aborted) return;
			if (data.kind === 'accepted') {
				clearTimeout(timer);
				const watch = { mode: 'shared', signal: over.signal } as const;
				navigator.locks.request(callLock(base, message.id, 'tab'), watch, die).catch(() => {}); // it came to its end
			} else if (data.kind === 'head') {
				({ lost } = data);
				const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller), cancel });
				const { status } = data;
				resolve(
					new Response(status === 204 ? null : body, {
						status,
						headers: { 'Cache-Control': 'no-store', 'X-Request-Id': message.id, ...data.headers }
					})
				);
			} else if (data.kind === 'chunk') stream?.enqueue(encoder.encode(data.text));
			else end(data.whole);
		};
		tab.postMessage(message, [port2]);
	});
}

/** Holds a lock until the signal; resolves when it is held. */
function hold(name: string, signal: AbortSignal): Promise<void> {
	return new Promise((held) => {
		void navigator.locks.request(name, () => {
			held();
			return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
		});
	});
}
