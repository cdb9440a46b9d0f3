import type { EngineMethods } from '#lib/engines/contract/methods.ts';
import type {
	CallOptions,
	ChatMessage,
	Engine,
	EngineId,
	GenerateEvent,
	GenerateRequest,
	LoadOptions,
	ModelSpec
} from '#lib/engines/contract/types.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { streamEvents } from '#lib/rpc/stream.ts';

/** An engine that lives on the other side of a port. */
export class RemoteEngine implements Engine {
	readonly id: EngineId;
	#caller: Caller<EngineMethods>;

	constructor(id: EngineId, port: Port) {
		this.id = id;
		this.#caller = new Caller(port);
	}

	probe({ signal }: CallOptions = {}) {
		return this.#caller.call('probe', null, { signal });
	}

	load(spec: ModelSpec, { signal, onProgress }: LoadOptions = {}) {
		return this.#caller.call('load', spec, { signal, onEvent: onProgress });
	}

	generate(request: GenerateRequest, { signal: outer }: CallOptions = {}) {
		return streamEvents<GenerateEvent>(
			(onEvent, signal) => this.#caller.call('generate', request, { signal, onEvent }),
			outer
		);
	}

	countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}) {
		return this.#caller.call('countTokens', messages, { signal });
	}

	embed(texts: readonly string[], { signal }: CallOptions = {}) {
		return this.#caller.call('embed', texts, { signal });
	}

	/** Resolves when the worker has answered; not a word about what its engine does. */
	async ping(): Promise<void> {
		await this.#caller.call('ping', null);
	}

	async unload(): Promise<void> {
		await this.#caller.call('unload', null);
	}

	/** The worker is gone: fails every call in flight and every later one. */
	close(error: Error): void {
		this.#caller.close(error);
	}
}
