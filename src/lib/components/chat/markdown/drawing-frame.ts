import type { DrawingHello, DrawingReply, DrawingRequest } from '#lib/base/drawing.ts';

export type DrawingOutcome =
	| DrawingReply
	/** The page in the frame has kept our origin: nothing was sent to it. */
	| { type: 'unsealed' }
	/** Something else is in the frame, an error of the browser's, most likely. */
	| { type: 'unreachable' }
	| { type: 'slow' };

/** Between the end of loading and the page's first message, which it sends while it loads. */
const helloMs = 3_000;
/** For a page of a megabyte (compressed) from a slow host. */
const loadMs = 90_000;
const drawMs = 20_000;

/** What happens to a frame that the page that draws is loaded into. */
export class DrawingFrame {
	readonly #tell: (outcome: DrawingOutcome) => void;
	readonly #closed = new AbortController();
	#port: MessagePort | null = null;
	#request: DrawingRequest | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(frame: HTMLIFrameElement, tell: (outcome: DrawingOutcome) => void) {
		this.#tell = tell;
		const { signal } = this.#closed;
		addEventListener('message', (event) => event.source === frame.contentWindow && this.#welcome(event), { signal });
		frame.addEventListener('load', () => this.#port ?? this.#wait(helloMs, 'unreachable'), { signal });
		this.#wait(loadMs, 'unreachable');
	}

	/** Draws that, also in place of what is there. */
	draw(request: DrawingRequest): void {
		this.#request = request;
		this.#send();
	}

	/** Nothing is told any more. */
	close(): void {
		clearTimeout(this.#timer);
		this.#closed.abort();
		this.#port?.close();
	}

	#welcome({ data, origin, ports: [port] }: MessageEvent<DrawingHello>): void {
		if (data.type !== 'drawing-page') return;
		clearTimeout(this.#timer);
		if (!data.sealed || origin !== 'null' || !port) return this.#tell({ type: 'unsealed' });
		this.#port = port;
		port.onmessage = ({ data: reply }: MessageEvent<DrawingReply>) => {
			clearTimeout(this.#timer);
			this.#tell(reply);
		};
		this.#send();
	}

	#send(): void {
		if (!this.#port || !this.#request) return;
		this.#wait(drawMs, 'slow');
		this.#port.postMessage(this.#request);
	}

	#wait(ms: number, then: 'slow' | 'unreachable'): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#tell({ type: then }), ms);
	}
}
