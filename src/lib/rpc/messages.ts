import type { WireError } from '#lib/base/errors.ts';

/** A method takes params, may report events, and ends with one result or one error. */
export interface Method {
	params: unknown;
	event: unknown;
	result: unknown;
}

/** The methods that one side of a port offers, by name. */
export type Methods = Record<string, Method>;

/** From the caller to the server of a port. */
export type Request = { kind: 'call'; id: number; method: string; params: unknown } | { kind: 'cancel'; id: number };

/** From the server back to the caller: any number of events, then one result or one error. */
export type Reply =
	| { kind: 'event'; id: number; event: unknown }
	| { kind: 'result'; id: number; result: unknown }
	| { kind: 'error'; id: number; error: WireError };

/** What `Worker`, `MessagePort` and `DedicatedWorkerGlobalScope` have in common. */
export interface Port {
	postMessage(message: unknown, transfer?: Transferable[]): void;
	addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
	start?(): void;
}
