import { browser, openDoor, shakeHands, type Door, type Surroundings } from './door.ts';
import { BridgeError } from './errors.ts';
import { readFromBridge, type BridgeStatus, type ToBridge } from './protocol.ts';
import { Requests } from './requests.ts';

export interface ConnectOptions {
	/** Address of Hearth with its path, if it has one: `https://hearth.example.com`. */
	hearth: string | URL;
	/**
	 * `popup`, the default: a small window, which must stay open. `frame`: a frame in this page. It works only where the
	 * user has agreed in a window before, and where both are on the same site (`a.example.com` and `b.example.com`).
	 */
	mode?: 'popup' | 'frame';
	/** Where the frame goes; without it the frame cannot be seen. */
	container?: HTMLElement;
	/** How long Hearth may take to load, in milliseconds; 30 s unless told. The user may take as long as they like. */
	timeoutMs?: number;
	/** Ends the attempt, or the connection. */
	signal?: AbortSignal;
	/** Told what the user sees in the window, to say the same on the page. */
	onstatus?: (status: BridgeStatus) => void;
}

/** How often it is looked whether the window is still there, where the browser does not say so. */
const lookEveryMs = 500;

/** A connection to the user's Hearth, for as long as its window is open. */
export class HearthBridge {
	/** For clients of OpenAI's API. It is an address that only `fetch` of this object can ask. */
	readonly baseURL: string;
	/** As the browser's own `fetch`, answered by Hearth. Never asks anybody else. */
	readonly fetch: typeof globalThis.fetch;
	/** Resolves when the connection has ended, with the reason. Never rejects. */
	readonly closed: Promise<BridgeError>;
	readonly #requests: Requests;
	readonly #port: MessagePort;
	readonly #door: Door;
	#status: BridgeStatus | 'closed' = 'asking';
	#end!: (error: BridgeError) => void;

	/** Use `connect`. */
	constructor(door: Door, port: MessagePort, address: URL, onstatus: (status: BridgeStatus) => void) {
		this.#door = door;
		this.#port = port;
		this.baseURL = `${address.href}v1`;
		this.#requests = new Requests(address, (message, transfer) => this.#send(message, transfer));
		this.fetch = this.#requests.fetch;
		const look = setInterval(() => {
			if (door.isClosed()) this.#end(new BridgeError('popup_closed'));
		}, lookEveryMs);
		const bye = () => this.#send({ type: 'bye' });
		globalThis.addEventListener?.('pagehide', bye);
		this.closed = new Promise((resolve) => {
			this.#end = (error) => {
				if (this.#status === 'closed') return;
				this.#status = 'closed';
				clearInterval(look);
				globalThis.removeEventListener?.('pagehide', bye);
				this.#requests.end(error);
				port.close();
				resolve(error);
			};
		});
		port.addEventListener('message', ({ data }: MessageEvent) => {
			const message = readFromBridge(data);
			if (message?.type === 'status') {
				this.#status = message.status;
				onstatus(message.status);
			} else if (message?.type === 'refused') this.#end(new BridgeError(message.code));
			else if (message) this.#requests.receive(message);
		});
		// The other end is gone, with its window or by a crash; not every browser says so.
		port.addEventListener('close', () => this.#end(new BridgeError('popup_closed')));
		port.start();
	}

	get status(): BridgeStatus | 'closed' {
		return this.#status;
	}

	/** Ends the connection and closes the window or frame. What is under way fails with `closed`. */
	close(): void {
		this.#send({ type: 'bye' });
		this.#end(new BridgeError('closed'));
		this.#door.close();
	}

	#send(message: ToBridge, transfer: Transferable[] = []): void {
		if (this.#status !== 'closed') this.#port.postMessage(message, transfer);
	}
}

/**
 * Connects this page to the user's Hearth; call it in the handler of a click. Resolves when requests are answered: the
 * user has agreed, the API is on and a tab of Hearth is open.
 * @throws BridgeError with a `code`; the signal's reason
 */
export async function connect(options: ConnectOptions, around: Surroundings = browser()): Promise<HearthBridge> {
	const { hearth, mode = 'popup', container, timeoutMs = 30_000, signal } = options;
	signal?.throwIfAborted();
	const address = new URL(hearth);
	address.pathname = address.pathname.replace(/\/*$/, '/');
	address.search = address.hash = '';
	if (around.origin === 'null') throw new BridgeError('insecure_origin');
	const door = openDoor(address, mode, container, around); // before anything is waited for: the click counts for a moment
	try {
		const port = await shakeHands(door, address, { timeoutMs, signal, around });
		return await untilReady(door, port, address, options);
	} catch (error) {
		door.close();
		throw error;
	}
}

function untilReady(
	door: Door,
	port: MessagePort,
	address: URL,
	{ signal, onstatus }: Pick<ConnectOptions, 'signal' | 'onstatus'>
): Promise<HearthBridge> {
	return new Promise((resolve, reject) => {
		const bridge = new HearthBridge(door, port, address, (status) => {
			onstatus?.(status);
			if (status === 'ready') resolve(bridge);
		});
		void bridge.closed.then(reject);
		signal?.addEventListener('abort', () => {
			reject(signal.reason);
			bridge.close();
		});
	});
}
