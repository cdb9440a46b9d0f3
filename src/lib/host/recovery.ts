import { AppError, isAppError, type ErrorCode, type Recovery } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { Backend, EngineId } from '#lib/engines/contract/types.ts';

/** Deaths that are nobody's request. After `engine/out-of-memory` the same load would only fail again. */
export type Death = AppError<'engine/crashed' | 'engine/device-lost' | 'engine/timeout'>;

const deaths: readonly ErrorCode[] = ['engine/crashed', 'engine/device-lost', 'engine/timeout'];

export function isDeath(error: unknown): error is Death {
	return isAppError(error) && deaths.includes(error.code);
}

/** An engine died, and what came of it: told when the model is there again, or when it is certain that it is not. */
export interface RecoveryEvent {
	model: ModelInfo;
	error: Death;
	recovery: Recovery;
	/** What became of the answer that was being written; `null` when there was none. */
	answer: 'cut' | 'restarted' | null;
	/** Why the model could not be loaded again. */
	failure: AppError | null;
	/** The tab whose answer it was, by its id; `null` when there was none, or it did not say. */
	user: string | null;
}

/** The same error, with what is done about it in its details. */
export function withRecovery(death: Death, recovery: Recovery): Death {
	// The compiler does not see that these are the details of this very code.
	return new AppError(death.code, { ...death.details, recovery } as never, { cause: death }) as Death;
}

/** No other backend than WebGPU. */
const gpuOnly: readonly EngineId[] = ['webllm'];

/** True when this engine can go on without a GPU. */
export function runsOnCpu(engineId: EngineId): boolean {
	return !gpuOnly.includes(engineId);
}

/**
 * Decides what is done about a death: the model is loaded again, once. What dies twice in a row is not loaded a second
 * time in the same way, or a model that kills its engine would do so for ever.
 */
export class Recoveries {
	#modelId: string | null = null;
	#inARow = 0;

	/** An answer has come to its end: the next death is the first again. */
	reset(): void {
		this.#inARow = 0;
	}

	/** Counts this death. */
	next(
		{ code }: Death,
		{ modelId, backend, canUseCpu }: { modelId: string; backend: Backend; canUseCpu: boolean }
	): Recovery {
		if (modelId !== this.#modelId) this.#inARow = 0;
		this.#modelId = modelId;
		this.#inARow++;
		// A GPU that went away once goes away again, and what hangs or crashes on it twice may not on the CPU.
		const gpuFailed = backend === 'webgpu' && (code === 'engine/device-lost' || this.#inARow > 1);
		if (gpuFailed && canUseCpu) return 'cpu';
		return this.#inARow === 1 ? 'again' : 'none';
	}
}
