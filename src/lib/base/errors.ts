import type { DataFlaw } from '#lib/base/data-flaw.ts';
import type { FileFlaw } from '#lib/base/malformed.ts';

/**
 * What the app does by itself about an engine that died: loads the model `again`, on the `cpu` instead of the GPU, or
 * `none`, because the engine had died just before.
 */
export type Recovery = 'again' | 'cpu' | 'none';

/**
 * Why a file cannot be had: it is `not-there`, takes an account (`no-access`), is a `web-page` instead, has the
 * `wrong-size`, was `changed` while it was fetched, or is `unreadable` on the disk of the user.
 */
export type RefusalReason = 'not-there' | 'no-access' | 'web-page' | 'wrong-size' | 'changed' | 'unreadable';

/**
 * Why a hub of models gave nothing that could be used: no network (`offline`), `no-answer`, the policy of this copy of the
 * app does not name it (`not-allowed`), the user has no access to the repository (`no-access`), the token is wrong
 * (`bad-token`), it is `not-there`, the hub wants a pause (`busy`) or is `failing`, a `web-page` came, or what came cannot be
 * read (`unreadable`) or is `too-long`.
 */
export const hubFailures = [
	'offline',
	'no-answer',
	'not-allowed',
	'no-access',
	'bad-token',
	'not-there',
	'busy',
	'failing',
	'web-page',
	'unreadable',
	'too-long'
] as const;

export type HubFailure = (typeof hubFailures)[number];

/**
 * What an engine finds missing in a browser: a part of WebAssembly (`no-wasm`), WebGPU, a GPU that will do (`no-adapter`),
 * 16-bit arithmetic on it (`no-f16`), or isolation from other pages.
 */
export type EngineLack = 'no-wasm' | 'no-webgpu' | 'no-adapter' | 'no-f16' | 'not-isolated';

/** Why a model did not start that people can do something about: too little `memory`, or a missing `file`. */
export type LoadObstacle = { kind: 'memory'; neededBytes: number; mostBytes: number } | { kind: 'file'; path: string };

/** Facts that accompany each code. Units are in the property names. */
export interface ErrorDetails {
	/** `reason` is technical English; people read the words for `lack` in its place, where there is one. */
	'engine/unsupported': { engine: string; reason: string; lack?: EngineLack };
	'engine/unsupported-operation': { engine: string; operation: string };
	'engine/not-loaded': { operation: string };
	'engine/busy': { operation: string };
	'engine/out-of-memory': { requestedBytes: number | null };
	'engine/device-lost': { reason: string; recovery?: Recovery };
	'engine/context-overflow': { promptTokens: number; contextTokens: number };
	/** The same with `obstacle`. */
	'engine/load-failed': { modelId: string; reason: string; obstacle?: LoadObstacle };
	'engine/crashed': { reason: string; recovery?: Recovery };
	'engine/timeout': { operation: string; waitedMs: number; recovery?: Recovery };
	/** An answer that was given at the same time failed, and the engine let go of both. It can go on. */
	'engine/interrupted': { reason: string };
	/** Nothing would keep the engine's worker from fetching elsewhere, so it was not started. */
	'engine/unprotected': { reason: 'no-service-worker' | 'not-installed'; detail: string };
	/** The tab that ran the model is gone, or gave it up. Another one takes over by itself. */
	'host/lost': { reason: string };
	'model/not-found': { modelId: string };
	/** The host could not be reached or answered with an error. `status: null`: no answer at all. */
	'model/download-failed': { file: string; status: number | null };
	/** The host answered, but not with the file, and asking again would not help. */
	'model/refused': { file: string; status: number | null; reason: RefusalReason };
	/** The bytes are not the ones that the manifest promises. */
	'model/corrupt': { modelId: string; file: string; expectedBytes: number; actualBytes: number };
	/**
	 * The file is no model, or breaks the rules of its format; `reason` follows its name. People read the words for `flaw` in its
	 * place, where there is one.
	 */
	'model/malformed': { file: string; reason: string; atByte: number | null; flaw?: FileFlaw };
	/** The store of models is full. What was written of the file is kept. `null` where nobody can tell. */
	'model/no-room': { neededBytes: number | null; freeBytes: number | null };
	/** There is no place for models of any size here, or it was taken away. */
	'model/store-unavailable': { reason: string };
	/** `what`: the repository, the file or the words that were asked for. `retryAfterMs`: as long as the hub wants to be left alone. */
	'hub/failed': {
		host: string;
		what: string;
		reason: HubFailure;
		status: number | null;
		retryAfterMs: number | null;
	};
	'storage/quota-exceeded': { neededBytes: number | null };
	'storage/unavailable': { reason: string };
	'chat/not-found': { chatId: string };
	/** The chat does not fit, and its setting says that nothing may be left out. */
	'chat/context-full': { promptTokens: number; contextTokens: number };
	/**
	 * `reason` is English, for programs. Of a file of chats or presets `param` is `file` or a place in it, and people read the words
	 * for `flaw`.
	 */
	'request/invalid': { param: string; reason: string; flaw?: DataFlaw };
	/** The loaded model or its engine cannot do what was asked; nothing is silently ignored. */
	'request/unsupported': { param: string; engine: string };
	'internal/bug': { reason: string };
}

export type ErrorCode = keyof ErrorDetails;

/** For logs and bug reports. What a user reads, with the next step, is in `state/remedies.ts`. */
const messages: { [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
	'engine/unsupported': (d) => `${d.engine} cannot run here: ${d.reason}.`,
	'engine/unsupported-operation': (d) => `${d.engine} does not support ${d.operation}.`,
	'engine/not-loaded': (d) => `Load a model before calling ${d.operation}.`,
	'engine/busy': (d) => `The engine is busy; ${d.operation} was refused.`,
	'engine/out-of-memory': () => 'The engine ran out of memory.',
	'engine/device-lost': (d) => `The GPU device was lost: ${d.reason}.`,
	'engine/context-overflow': (d) => `The prompt has ${d.promptTokens} tokens; this model holds ${d.contextTokens}.`,
	'engine/load-failed': (d) => `${d.modelId} could not be loaded: ${d.reason}.`,
	'engine/crashed': (d) => `The engine stopped unexpectedly: ${d.reason}.`,
	'engine/timeout': (d) => `${d.operation} gave no sign of life for ${Math.round(d.waitedMs / 1000)} s.`,
	'engine/interrupted': (d) => `The answer was cut off by another one that failed beside it: ${d.reason}.`,
	'engine/unprotected': (d) => `No engine was started: nothing keeps it from the network (${d.reason}: ${d.detail}).`,
	'host/lost': (d) => `The tab that ran the model is gone: ${d.reason}.`,
	'model/not-found': (d) => `There is no model called ${d.modelId}.`,
	'model/download-failed': (d) => `Could not fetch ${d.file} (status ${d.status ?? 'none'}).`,
	'model/corrupt': (d) =>
		`${d.file} of ${d.modelId} does not match its checksum (${d.actualBytes} of ${d.expectedBytes} bytes).`,
	'model/malformed': (d) => `${d.file} ${d.reason} (${d.atByte === null ? 'as a whole' : `at byte ${d.atByte}`}).`,
	'model/refused': (d) => `${d.file} was refused: ${d.reason} (status ${d.status ?? 'none'}).`,
	'model/no-room': (d) => `No room for a model: ${d.neededBytes ?? 'some'} bytes needed, ${d.freeBytes ?? 'few'} free.`,
	'model/store-unavailable': (d) => `Models cannot be stored: ${d.reason}.`,
	'hub/failed': (d) => `${d.host} did not give ${d.what}: ${d.reason} (status ${d.status ?? 'none'}).`,
	'storage/quota-exceeded': (d) => `The storage quota is full; ${d.neededBytes ?? 'some'} bytes were needed.`,
	'storage/unavailable': (d) => `Browser storage is unavailable: ${d.reason}.`,
	'chat/not-found': (d) => `There is no chat ${d.chatId}.`,
	'chat/context-full': (d) => `The chat has ${d.promptTokens} tokens; the model holds ${d.contextTokens}.`,
	'request/invalid': (d) => `${d.param}: ${d.reason}.`,
	'request/unsupported': (d) => `${d.engine} does not support ${d.param} with this model.`,
	'internal/bug': (d) => d.reason
};

/** The one error class of the app: a stable code with typed details. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
	override readonly name = 'AppError';
	readonly code: C;
	readonly details: ErrorDetails[C];

	constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions) {
		super(messages[code](details), options);
		this.code = code;
		this.details = details;
	}
}

/** True for an `AppError`, of the given code if one is named. */
export function isAppError<C extends ErrorCode>(error: unknown, code?: C): error is AppError<C> {
	return error instanceof AppError && (code === undefined || error.code === code);
}

/** True for the result of an `AbortSignal`: never shown to anybody. */
export function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === 'AbortError';
}

/** What the platform throws when an origin has used up its share of the disk. */
export function isQuotaExceeded(error: unknown): boolean {
	return error instanceof Error && error.name === 'QuotaExceededError';
}

/** Any thrown value as an `AppError`; what is not ours yet becomes a bug that keeps its cause. */
export function toAppError(error: unknown): AppError {
	if (isAppError(error)) return error;
	const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return new AppError('internal/bug', { reason }, { cause: error });
}

/** What crosses a thread: structured clone drops subclasses and own properties of errors. */
export type WireError =
	| { kind: 'app'; code: ErrorCode; details: unknown; stack: string | undefined }
	| { kind: 'abort' }
	| { kind: 'other'; name: string; message: string; stack: string | undefined };

/** Turns any thrown value into plain data that survives `postMessage`. */
export function packError(error: unknown): WireError {
	if (isAppError(error)) return { kind: 'app', code: error.code, details: error.details, stack: error.stack };
	if (isAbort(error)) return { kind: 'abort' };
	if (error instanceof Error) return { kind: 'other', name: error.name, message: error.message, stack: error.stack };
	return { kind: 'other', name: 'Error', message: String(error), stack: undefined };
}

/** The inverse of `packError`: an `AppError`, an `AbortError`, or a plain `Error` with its old name. */
export function unpackError(wire: WireError): Error {
	if (wire.kind === 'abort') return new DOMException('The operation was aborted.', 'AbortError');
	const error =
		wire.kind === 'app'
			? new AppError(wire.code, wire.details as never)
			: Object.assign(new Error(wire.message), { name: wire.name });
	if (wire.stack) error.stack = wire.stack;
	return error;
}
