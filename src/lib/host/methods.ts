import { packError, unpackError, type AppError, type WireError } from '#lib/base/errors.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type {
	ChatMessage,
	Embeddings,
	EngineSupport,
	GenerateEvent,
	GenerateRequest,
	LoadedModel,
	TokenCount
} from '#lib/engines/contract/types.ts';
import type { Death, RecoveryEvent } from '#lib/host/recovery.ts';
import type { SlotDecision } from '#lib/host/slots.ts';
import type { HostProgress, HostStatus } from '#lib/host/status.ts';

/** What a call is for, and when it was asked for (`askedNowMs`). */
interface Asked {
	model: ModelInfo;
	askedAtMs: number;
}

/** How many are before this call. */
export type Waiting = { kind: 'waiting'; ahead: number };

/** What the tab with the engine offers to others. */
export type HostMethods = {
	probe: { params: null; event: never; result: EngineSupport };
	load: { params: Asked; event: Waiting | { kind: 'progress'; progress: HostProgress }; result: LoadedModel };
	preload: { params: Asked; event: Waiting; result: null };
	generate: {
		params: Asked & { request: GenerateRequest };
		event: Waiting | { kind: 'event'; event: GenerateEvent };
		result: null;
	};
	countTokens: { params: Asked & { messages: readonly ChatMessage[] }; event: Waiting; result: TokenCount };
	embed: { params: Asked & { texts: readonly string[] }; event: Waiting; result: Embeddings };
	measureSlots: { params: Asked; event: Waiting; result: SlotDecision | null };
	/** `null`: whatever is loaded. */
	unload: { params: string | null; event: never; result: null };
	/** Tells what the host does, now and after each change, until it is cancelled. */
	watch: { params: null; event: HostNews; result: null };
	/** Ends the engine after the answers that were asked for; then the caller takes over. */
	handOver: { params: null; event: never; result: null };
	/** Answered at once: a sign of life. */
	ping: { params: null; event: never; result: null };
};

export type HostNews =
	| { kind: 'status'; status: Omit<HostStatus, 'error'> & { error: WireError | null } }
	/** What is loaded, as its successor would load it. */
	| { kind: 'model'; model: ModelInfo | null }
	| { kind: 'recovery'; event: WireRecovery };

type WireRecovery = Omit<RecoveryEvent, 'error' | 'failure'> & { error: WireError; failure: WireError | null };

export function packStatus(status: HostStatus): HostNews {
	return { kind: 'status', status: { ...status, error: status.error && packError(status.error) } };
}

export function unpackStatus({ status }: Extract<HostNews, { kind: 'status' }>): HostStatus {
	return { ...status, error: status.error && (unpackError(status.error) as AppError) };
}

export function packRecovery({ error, failure, ...rest }: RecoveryEvent): HostNews {
	return { kind: 'recovery', event: { ...rest, error: packError(error), failure: failure && packError(failure) } };
}

export function unpackRecovery({ event }: Extract<HostNews, { kind: 'recovery' }>): RecoveryEvent {
	const { error, failure, ...rest } = event;
	return { ...rest, error: unpackError(error) as Death, failure: failure && (unpackError(failure) as AppError) };
}
