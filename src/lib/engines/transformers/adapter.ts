import { abortable } from '#lib/base/abortable.ts';
import { AppError, isAbort } from '#lib/base/errors.ts';
import { Turn } from '#lib/engines/contract/turn.ts';
import type {
	Backend,
	CallOptions,
	ChatMessage,
	Embeddings,
	Engine,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	LoadOptions,
	ModelSpec,
	TokenCount
} from '#lib/engines/contract/types.ts';
import {
	refuseImages,
	refuseUnsupported,
	validateMessages,
	validateRequest,
	validateTexts
} from '#lib/engines/contract/validate.ts';
import { validateSpec } from '#lib/engines/contract/validate-spec.ts';
import { isFatal } from '#lib/engines/transformers/errors.ts';
import { checkFiles, weightBytes } from '#lib/engines/transformers/files.ts';
import { InnerWorker } from '#lib/engines/transformers/inner.ts';
import { probeSupport } from '#lib/engines/transformers/probe.ts';
import { threadsFor } from '#lib/engines/transformers/threads.ts';

interface Ready {
	inner: InnerWorker;
	task: 'generate' | 'embed';
	loaded: LoadedModel;
}

/** transformers.js on ONNX Runtime, behind the engine contract. The library itself lives in an inner worker. */
export class TransformersEngine implements Engine {
	readonly id = 'transformers';
	#ready: Ready | null = null;
	#turn = new Turn();

	async probe({ signal }: CallOptions = {}) {
		signal?.throwIfAborted();
		return probeSupport();
	}

	async load(spec: ModelSpec, { signal, onProgress = () => {} }: LoadOptions = {}): Promise<LoadedModel> {
		signal?.throwIfAborted();
		validateSpec(spec, { engine: this.id, options: [], adapters: false, tasks: ['generate', 'embed'] });
		const startedMs = performance.now();
		const { stopping, end } = await this.#turn.begin('load', signal);
		try {
			this.#close();
			onProgress({ phase: 'start' });
			checkFiles(spec);
			const onGpu = spec.backend === 'webgpu' && spec.task !== 'embed';
			const backends: Backend[] = onGpu ? ['webgpu', 'cpu'] : ['cpu'];
			for (const backend of backends) {
				try {
					this.#ready = await this.#attempt(spec, backend, onProgress, startedMs, stopping);
				} catch (error) {
					if (isAbort(error) || backend === 'cpu') throw error;
				}
				if (this.#ready) break;
			}
			return this.#requireModel('load', spec.task).loaded;
		} finally {
			end();
		}
	}

	async *generate(request: GenerateRequest, { signal }: CallOptions = {}): AsyncGenerator<GenerateEvent> {
		signal?.throwIfAborted();
		validateRequest(request);
		refuseUnsupported(request, this.#requireModel('generate').loaded);
		yield* this.#turn.stream<GenerateEvent>('generate', signal, (onEvent, stopping) => {
			const { caller } = this.#requireModel('generate').inner;
			return this.#watch(caller.call('generate', request, { signal: stopping, onEvent }));
		});
	}

	async countTokens(messages: readonly ChatMessage[], { signal }: CallOptions = {}): Promise<TokenCount> {
		signal?.throwIfAborted();
		validateMessages(messages);
		refuseImages(messages, this.#requireModel('countTokens').loaded);
		const { stopping, end } = await this.#turn.begin('countTokens', signal);
		try {
			const { caller } = this.#requireModel('countTokens').inner;
			const count = await this.#watch(caller.call('countTokens', messages));
			stopping.throwIfAborted();
			return count;
		} finally {
			end();
		}
	}

	async embed(texts: readonly string[], { signal }: CallOptions = {}): Promise<Embeddings> {
		signal?.throwIfAborted();
		validateTexts(texts);
		this.#requireModel('embed', 'embed');
		const { stopping, end } = await this.#turn.begin('embed', signal);
		try {
			const { caller } = this.#requireModel('embed', 'embed').inner;
			return await this.#watch(caller.call('embed', texts, { signal: stopping }));
		} finally {
			end();
		}
	}

	async unload(): Promise<void> {
		await this.#turn.stop();
		this.#close();
	}

	async #attempt(
		spec: ModelSpec,
		backend: Backend,
		onProgress: NonNullable<LoadOptions['onProgress']>,
		startedMs: number,
		stopping: AbortSignal
	): Promise<Ready> {
		const inner = new InnerWorker();
		try {
			const threads = backend === 'cpu' ? threadsFor(weightBytes(spec)) : 1;
			const loading = inner.caller.call('load', { spec, backend, threads }, { onEvent: onProgress });
			const loaded = await abortable(loading, stopping);
			stopping.throwIfAborted();
			return { inner, task: spec.task ?? 'generate', loaded: { ...loaded, loadMs: performance.now() - startedMs } };
		} catch (error) {
			inner.close();
			throw error;
		}
	}

	/** The outcome of a call; after a fatal one the model is gone. */
	async #watch<T>(call: Promise<T>): Promise<T> {
		try {
			return await call;
		} catch (error) {
			if (isFatal(error)) this.#close();
			throw error;
		}
	}

	/** @param task that the model must have been loaded for */
	#requireModel(operation: string, task: Ready['task'] = 'generate'): Ready {
		if (!this.#ready) throw new AppError('engine/not-loaded', { operation });
		if (this.#ready.task !== task) throw new AppError('engine/unsupported-operation', { engine: this.id, operation });
		return this.#ready;
	}

	#close(): void {
		this.#ready?.inner.close();
		this.#ready = null;
	}
}
