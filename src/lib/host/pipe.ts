import type { Port } from '#lib/rpc/messages.ts';

type Listener = (event: MessageEvent) => void;

/**
 * A port to one other tab: a `BroadcastChannel` whose name only two know. Unlike a `MessagePort` it needs nobody who passes
 * it on (docs/decisions/0015). Silent once it is closed.
 */
export class Pipe implements Port {
	#channel: BroadcastChannel;
	#closed = false;

	constructor(name: string) {
		this.#channel = new BroadcastChannel(name);
	}

	/** Everything is copied: a channel can move nothing. */
	postMessage(message: unknown): void {
		if (!this.#closed) this.#channel.postMessage(message);
	}

	addEventListener(type: 'message', listener: Listener): void {
		this.#channel.addEventListener(type, listener);
	}

	removeEventListener(type: 'message', listener: Listener): void {
		this.#channel.removeEventListener(type, listener);
	}

	close(): void {
		this.#closed = true;
		this.#channel.close();
	}
}
