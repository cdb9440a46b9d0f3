import { toAppError, type AppError, type ErrorCode } from '#lib/base/errors.ts';

export type ErrorType =
	| 'invalid_request_error'
	| 'authentication_error'
	| 'permission_error'
	| 'not_found_error'
	| 'rate_limit_error'
	| 'server_error';

export interface ApiErrorParts {
	status: number;
	message: string;
	type?: ErrorType;
	/** The parameter that is at fault, as the client named it. */
	param?: string | null;
	code?: string | null;
	headers?: Record<string, string>;
}

/** What a client is told instead of an answer. */
export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly status: number;
	readonly type: ErrorType;
	readonly param: string | null;
	readonly code: string | null;
	readonly headers: Record<string, string>;

	constructor({ status, message, type, param = null, code = null, headers = {} }: ApiErrorParts) {
		super(message);
		this.status = status;
		this.type = type ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
		this.param = param;
		this.code = code;
		this.headers = headers;
	}
}

/** A parameter with a value that nobody could serve. */
export function badParam(param: string, reason: string, code: string | null = 'invalid_value'): ApiError {
	return new ApiError({ status: 400, message: `${param}: ${reason}.`, param, code });
}

/** A parameter that is understood, and that this engine cannot honour. */
export function unsupportedParam(param: string, reason = 'is not supported here'): ApiError {
	return badParam(param, reason, 'unsupported_parameter');
}

export function noSuchModel(model: string): ApiError {
	return new ApiError({
		status: 404,
		message: `There is no model ${JSON.stringify(model)} on this device. GET /v1/models lists those that are there.`,
		param: 'model',
		code: 'model_not_found'
	});
}

/** Members of `GenerateRequest` under the names of a client's API. */
export type ParamNames = (param: string) => string;

const unavailable: ReadonlySet<ErrorCode> = new Set([
	'engine/unsupported',
	'engine/out-of-memory',
	'engine/device-lost',
	'engine/crashed',
	'engine/timeout',
	'engine/interrupted',
	'engine/busy',
	'engine/unprotected',
	'host/lost',
	'model/download-failed',
	'model/no-room',
	'model/store-unavailable'
]);

/** Any thrown value as what a client is told. */
export function toApiError(thrown: unknown, nameOf: ParamNames = (param) => param): ApiError {
	if (thrown instanceof ApiError) return thrown;
	if (thrown instanceof Error && thrown.name === 'AbortError')
		return new ApiError({ status: 499, message: 'The request was aborted.', code: 'aborted' });
	return fromAppError(toAppError(thrown), nameOf);
}

function fromAppError(error: AppError, nameOf: ParamNames): ApiError {
	const { code, message, details } = error;
	if (code === 'request/invalid') {
		const { param, reason } = details as { param: string; reason: string };
		return badParam(nameOf(param), reason);
	}
	if (code === 'request/unsupported') {
		const { param } = details as { param: string };
		return unsupportedParam(nameOf(param), 'is not supported by this model and its engine');
	}
	if (code === 'engine/context-overflow')
		return new ApiError({ status: 400, message, param: nameOf('messages'), code: 'context_length_exceeded' });
	if (code === 'engine/unsupported-operation') {
		const { operation } = details as { operation: string };
		const reason = `cannot be used for ${operation}`;
		return new ApiError({ status: 400, message: `This model ${reason}.`, param: 'model', code: 'unsupported_model' });
	}
	if (code === 'model/not-found')
		return new ApiError({ status: 404, message, param: 'model', code: 'model_not_found' });
	if (
		code === 'engine/not-loaded' ||
		code === 'engine/load-failed' ||
		code.startsWith('model/m') ||
		code === 'model/corrupt'
	)
		return new ApiError({ status: 409, message, type: 'server_error', param: 'model', code: 'model_not_loaded' });
	return new ApiError({ status: unavailable.has(code) ? 503 : 500, message, code });
}

/** The body of an error in OpenAI's shape. */
export function openaiError({ message, type, param, code }: ApiError): string {
	return JSON.stringify({ error: { message, type, param, code } });
}

/** The body of an error in Ollama's shape. */
export function ollamaError({ message }: ApiError): string {
	return JSON.stringify({ error: message });
}
