import { AppError } from '#lib/base/errors.ts';
import innerWorkerUrl from '#lib/engines/transformers/inner.worker.ts?worker&url';
import type { ModelMethods } from '#lib/engines/transformers/methods.ts';
import { Caller } from '#lib/rpc/caller.ts';

/**
 * A worker of its own for each model. The library never recovers from a load or a run that failed (it chains them all on
 * one promise), cannot stop a load, and WebAssembly memory never shrinks: only the end of its worker cures all three.
 */
export class InnerWorker {
	readonly caller: Caller<ModelMethods>;
	#worker: Worker;

	constructor() {
		this.#worker = new Worker(innerWorkerUrl, { type: 'module', name: 'transformers model' });
		this.caller = new Caller(this.#worker);
		this.#worker.addEventListener('error', (event) => {
			event.preventDefault(); // told through the calls that fail, not as an error of our own worker
			this.#end(event.message || 'its worker could not start');
		});
		this.#worker.addEventListener('messageerror', () => this.#end('a message could not be read'));
	}

	/** Ends the worker, whatever it does, and frees its memory. What is still pending fails. */
	close(): void {
		this.#end('it was closed');
	}

	#end(reason: string): void {
		this.#worker.terminate();
		this.caller.close(new AppError('engine/crashed', { reason }));
	}
}
