import { AppError } from '#lib/base/errors.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { HashMethods } from '#lib/weights/vault/hash-methods.ts';
import { hashWorkerName } from '#lib/weights/vault/hash-service.ts';

/**
 * SHA-256 of a whole file on a thread of its own: in WebAssembly it is the slowest step of a download, and the network is not
 * to wait for it. To be used in the worker of the weights, whose script it is.
 */
export class HashLane {
	#worker: Worker;
	#caller: Caller<HashMethods>;
	/** It went on from the state that it was given. */
	readonly resumed: boolean;

	private constructor(worker: Worker, caller: Caller<HashMethods>, resumed: boolean) {
		this.#worker = worker;
		this.#caller = caller;
		this.resumed = resumed;
	}

	/** @param state what an `update` gave earlier, to go on from; not used when another version of the library made it */
	static async start(state: Uint8Array<ArrayBuffer> | null): Promise<HashLane> {
		const worker = new Worker(trustedScriptUrl(self.location.href), { type: 'module', name: hashWorkerName });
		const caller = new Caller<HashMethods>(worker);
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			const reason = `the worker of the hash failed: ${event.message || 'it could not start'}`;
			caller.close(new AppError('model/store-unavailable', { reason }));
		});
		const { resumed } = await caller.call('start', { state });
		return new HashLane(worker, caller, resumed);
	}

	/** The next bytes, which are moved away; resolves with the state behind them. Calls may wait for each other here. */
	async update(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
		return (await this.#caller.call('update', { bytes }, { transfer: [bytes.buffer] })).state;
	}

	/** Lower-case hexadecimal of all that was given. */
	async digest(): Promise<string> {
		return (await this.#caller.call('digest', null)).sha256;
	}

	end(): void {
		this.#worker.terminate();
		this.#caller.close(new DOMException('The hash was given up.', 'AbortError'));
	}
}
