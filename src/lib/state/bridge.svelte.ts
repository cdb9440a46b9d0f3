import {
	protocolVersion,
	readConnect,
	readToBridge,
	type BridgeStatus,
	type FromBridge,
	type Hello,
	type RefusalCode
} from '#bridge/protocol.ts';
import { apiLock, websiteHeader } from '#lib/base/api-messages.ts';
import { BridgeRelay } from '#lib/state/bridge-relay.ts';
import { isGranted, isTrustworthy, withGrant, withoutGrant } from '#lib/state/bridge-grants.ts';
import { SettingsState } from '#lib/state/settings.svelte.ts';
import { hasStorage, openSettingsOnly } from '#lib/storage/storage.ts';

export interface BridgeDeps {
	/** Absolute address of the app, with its slash. */
	baseUrl: string;
	/** The window that opened this one, or shows it in a frame. */
	peer: Window | null;
	/** Shown in a frame: then nobody can be asked for consent, since the page around it could lie over the question. */
	framed: boolean;
	/** Has the service worker control this page. */
	takeCharge: () => Promise<void>;
}

/**
 * What the page shows. `waiting`: for the website to speak; `alone`: no website opened it; `asking`: for consent;
 * `unasked`: in a frame, without consent; `admitting`: the service worker is on its way; `unprotected`: it is not coming;
 * `unsaved`:
 * the browser keeps no consent; `gone`: the website has left.
 */
export type BridgePhase =
	| 'waiting'
	| 'alone'
	| 'asking'
	| 'unasked'
	| 'admitting'
	| 'admitted'
	| 'unprotected'
	| 'unsaved'
	| 'gone'
	| RefusalCode;

const lookEveryMs = 500;

/** A website that is reloaded comes back within this, and finds its window still there. */
const lingerMs = 15_000;

/**
 * The page that serves a website of another origin. It has no chats and no engine: it asks for consent, keeps it, and
 * passes requests on to the API of its own origin. Until there is consent the website learns nothing but that Hearth is here.
 */
export class BridgeState {
	readonly settings = new SettingsState();
	readonly framed: boolean;
	#deps: BridgeDeps;
	#phase = $state<BridgePhase>('waiting');
	/** Of the website, as the browser says it. */
	#website = $state('');
	#status = $state<BridgeStatus>('asking');
	#running = $state(0);
	#apart = $state(false);
	#port: MessagePort | null = null;
	#relay: BridgeRelay | null = null;
	#settingsOpen: Promise<void> | null = null;
	#closing: ReturnType<typeof setTimeout> | undefined;
	/** Ends with the connection. */
	#over = new AbortController();

	constructor(deps: BridgeDeps) {
		this.#deps = deps;
		this.framed = deps.framed;
	}

	get phase(): BridgePhase {
		return this.#phase;
	}

	get website(): string {
		return this.#website;
	}

	/** What stands between the website and its answers, once it is admitted. */
	get status(): BridgeStatus {
		return this.#status;
	}

	/** Requests that are under way. */
	get running(): number {
		return this.#running;
	}

	/** In a frame: nothing was ever kept here. The browser keeps this frame's storage apart, or Hearth was never opened. */
	get apart(): boolean {
		return this.#apart;
	}

	/** Begins to listen, and says hello. Returns a function that ends it. */
	start(): () => void {
		if (!this.#deps.peer) this.#phase = 'alone';
		const stopped = new AbortController();
		const { signal } = stopped;
		window.addEventListener('message', (event) => this.#hear(event), { signal });
		// The same window is asked again, after the website was reloaded.
		window.addEventListener('hashchange', () => this.#greet(), { signal });
		window.addEventListener('pagehide', () => this.#refuse('popup_closed'), { signal });
		const stopEffects = $effect.root(() => {
			$effect(() => {
				const granted = isGranted(this.settings.values.bridgeGrants, this.#website);
				if (!granted && (this.#phase === 'admitted' || this.#phase === 'admitting')) this.#refuse('revoked');
			});
		});
		this.#greet();
		return () => {
			stopped.abort();
			stopEffects();
			this.#over.abort();
		};
	}

	async allow(): Promise<void> {
		if (this.#phase !== 'asking' || this.framed) return;
		const grants = withGrant(this.settings.values.bridgeGrants, this.#website, Date.now());
		try {
			await this.settings.change({ bridgeGrants: grants });
		} catch {
			this.#phase = 'unsaved';
			return;
		}
		await this.#admit();
	}

	deny(): void {
		this.#refuse('consent_denied');
	}

	/** Ends the connection, and takes the consent back. */
	async forget(): Promise<void> {
		await this.settings.change({ bridgeGrants: withoutGrant(this.settings.values.bridgeGrants, this.#website) });
	}

	async switchOn(): Promise<void> {
		if (this.framed) return; // for the same reason as consent
		await this.settings.change({ apiEnabled: true });
		await this.#look();
	}

	/** To whomever the address names: the browser delivers it if that is who is there. It says nothing but the version. */
	#greet(): void {
		const to = new URLSearchParams(location.hash.slice(1)).get('to') ?? '';
		if (!isWebAddress(to)) return;
		this.#deps.peer?.postMessage({ hearth: 'hello', protocol: protocolVersion } satisfies Hello, to);
	}

	#hear({ data, origin, source, ports: [port] }: MessageEvent): void {
		if (!this.#deps.peer || source !== this.#deps.peer || !port) return;
		const theirs = readConnect(data);
		if (theirs === null) return;
		this.#leave();
		clearTimeout(this.#closing);
		this.#over = new AbortController();
		this.#port = port;
		this.#website = origin;
		this.#status = 'asking';
		this.#phase = 'waiting';
		port.addEventListener('message', (event) => this.#receive(port, event.data));
		port.addEventListener('close', () => this.#bye(port));
		port.start();
		if (theirs !== protocolVersion) this.#refuse('version_mismatch');
		else if (!isTrustworthy(origin)) this.#refuse('insecure_origin');
		else void this.#consider(port);
	}

	/** Has the user agreed before? */
	async #consider(port: MessagePort): Promise<void> {
		// In storage of its own there is nothing to find, and nothing is to be left there.
		this.#apart = this.framed && !(await hasStorage());
		if (!this.#apart) await (this.#settingsOpen ??= openSettingsOnly().then((storage) => this.settings.open(storage)));
		if (port !== this.#port) return;
		if (isGranted(this.settings.values.bridgeGrants, this.#website)) return this.#admit();
		if (this.framed) {
			this.#refuse('consent_needed');
			this.#phase = 'unasked';
			return;
		}
		this.#phase = 'asking';
		this.#send({ type: 'status', status: 'asking' });
	}

	async #admit(): Promise<void> {
		const port = this.#port;
		const { signal } = this.#over;
		this.#phase = 'admitting';
		try {
			await this.#deps.takeCharge();
		} catch {
			this.#phase = 'unprotected';
			return;
		}
		if (port !== this.#port || this.#phase !== 'admitting') return;
		this.#relay = new BridgeRelay({
			baseUrl: this.#deps.baseUrl,
			website: this.#website,
			fetch: (input, init) => fetch(input, init),
			obstacle: () => (navigator.serviceWorker.controller ? null : 'The window of Hearth has lost its service worker.'),
			send: (message, transfer) => this.#send(message, transfer),
			onrunning: (count) => (this.#running = count)
		});
		this.#phase = 'admitted';
		while (!signal.aborted) {
			await this.#look();
			await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
		}
	}

	/** What is missing for an answer. Locks tell whether a tab serves, as they tell the service worker. */
	async #look(): Promise<void> {
		const { held = [] } = await navigator.locks.query();
		const base = new URL(this.#deps.baseUrl).pathname.replace(/\/$/, '');
		const serves = held.some(({ name }) => name === apiLock(base, 'on'));
		const status = !this.settings.values.apiEnabled ? 'api_off' : serves ? 'ready' : 'no_host';
		if (this.#phase !== 'admitted' || status === this.#status) return;
		// The tab may not have heard of a new grant yet.
		if (status === 'ready' && !(await this.#passes())) return;
		this.#status = status;
		this.#send({ type: 'status', status });
	}

	async #passes(): Promise<boolean> {
		const headers = { [websiteHeader]: this.#website };
		const asked = fetch(`${this.#deps.baseUrl}v1/models`, { method: 'OPTIONS', headers, cache: 'no-store' });
		return (await asked.catch(() => null))?.ok ?? false;
	}

	#receive(port: MessagePort, data: unknown): void {
		const message = readToBridge(data);
		if (port !== this.#port || !message) return;
		if (message.type === 'bye') this.#bye(port);
		else if (this.#relay) this.#relay.receive(message);
		else if (message.type === 'request') this.#send({ type: 'failed', id: message.id, reason: 'Not connected yet.' });
	}

	/** The website is gone, or has ended the connection. */
	#bye(port: MessagePort): void {
		if (port !== this.#port) return;
		this.#leave();
		this.#phase = 'gone';
		if (!this.framed) this.#closing = setTimeout(() => window.close(), lingerMs);
	}

	#refuse(code: RefusalCode): void {
		this.#send({ type: 'refused', code });
		this.#leave();
		this.#phase = code;
	}

	#leave(): void {
		this.#over.abort();
		this.#relay?.stop();
		this.#relay = null;
		this.#port?.close();
		this.#port = null;
	}

	#send(message: FromBridge, transfer: Transferable[] = []): void {
		this.#port?.postMessage(message, transfer);
	}
}

function isWebAddress(origin: string): boolean {
	return URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol);
}
