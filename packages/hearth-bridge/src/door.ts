import { BridgeError } from './errors.ts';
import { protocolVersion, readHello, type Connect } from './protocol.ts';

/** Another window, or the frame, that Hearth is in. */
export interface Door {
	/** `null` before a frame has one. */
	readonly window: Window | null;
	/** The user has closed it. */
	isClosed(): boolean;
	close(): void;
}

/** What the door code needs of a browser; tests bring their own. */
export interface Surroundings {
	open(url: string, target: string, features: string): Window | null;
	isIsolated: boolean;
	origin: string;
	makeFrame(url: string, container: HTMLElement | undefined): Door;
	listen(listener: (event: MessageEvent) => void): () => void;
}

export const browser = (): Surroundings => ({
	open: (url, target, features) => window.open(url, target, features),
	isIsolated: window.crossOriginIsolated,
	origin: window.origin,
	makeFrame,
	listen: (listener) => {
		window.addEventListener('message', listener);
		return () => window.removeEventListener('message', listener);
	}
});

/** Always the same, so that a page that was reloaded finds its window again, without a click. */
const windowName = 'hearth-bridge';

/** How often it is looked whether the user has closed the window: no event tells while it is still loading. */
const lookEveryMs = 200;

/**
 * Opens Hearth. Must be called in the handler of a click for a window.
 * @throws BridgeError `popup_blocked`, `opener_isolated`
 */
export function openDoor(
	address: URL,
	mode: 'popup' | 'frame',
	container: HTMLElement | undefined,
	around: Surroundings
): Door {
	// `to` is where its hello goes, `once` has a window that is there already say it again. Hearth believes only what the browser says of the sender of the answer.
	const url = `${address.href}bridge#${new URLSearchParams({ to: around.origin, once: crypto.randomUUID() })}`;
	if (mode === 'frame') return around.makeFrame(url, container);
	if (around.isIsolated) throw new BridgeError('opener_isolated');
	const opened = around.open(url, windowName, 'popup,width=440,height=560');
	if (!opened) throw new BridgeError('popup_blocked');
	return { window: opened, isClosed: () => opened.closed, close: () => opened.close() };
}

function makeFrame(url: string, container: HTMLElement | undefined): Door {
	const frame = document.createElement('iframe');
	frame.src = url;
	frame.title = 'Hearth';
	if (!container) frame.hidden = true;
	(container ?? document.body).append(frame);
	return {
		get window() {
			return frame.contentWindow;
		},
		isClosed: () => !frame.isConnected,
		close: () => frame.remove()
	};
}

/**
 * Waits for the hello of Hearth and hands it a port. Speaks to nobody else: the browser delivers to that origin only.
 * @returns the other end of the port
 * @throws BridgeError `unreachable`, `popup_closed`, `version_mismatch`; the signal's reason
 */
export function shakeHands(
	door: Door,
	address: URL,
	{ timeoutMs, signal, around }: { timeoutMs: number; signal: AbortSignal | undefined; around: Surroundings }
): Promise<MessagePort> {
	return new Promise((resolve, reject) => {
		const stops: (() => void)[] = [];
		const fail = (reason: unknown) => {
			for (const stop of stops) stop();
			reject(reason);
		};
		const timer = setTimeout(() => fail(new BridgeError('unreachable', address.href)), timeoutMs);
		const look = setInterval(() => {
			if (door.isClosed())
				fail(new BridgeError('popup_closed', 'If nobody closed it, its host cuts it off: docs/HOSTING.md.'));
		}, lookEveryMs);
		const abort = () => fail(signal?.reason);
		signal?.addEventListener('abort', abort);
		stops.push(
			() => clearTimeout(timer),
			() => clearInterval(look),
			() => signal?.removeEventListener('abort', abort),
			around.listen(({ data, origin, source }) => {
				if (origin !== address.origin || source === null || source !== door.window) return;
				const theirs = readHello(data);
				if (theirs === null) return;
				if (theirs !== protocolVersion)
					return fail(new BridgeError('version_mismatch', `${protocolVersion} here, ${theirs} there.`));
				for (const stop of stops) stop();
				const { port1, port2 } = new MessageChannel();
				const connect: Connect = { hearth: 'connect', protocol: protocolVersion };
				door.window?.postMessage(connect, address.origin, [port2]);
				resolve(port1);
			})
		);
	});
}
