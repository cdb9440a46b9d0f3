import { ApiError, ollamaError, openaiError, toApiError } from '#lib/api/errors.ts';
import { readBody } from '#lib/api/fields.ts';
import { sendJson } from '#lib/api/json-reply.ts';
import { readOllamaEmbed } from '#lib/api/ollama/embed.ts';
import { readOllamaChat, readOllamaGenerate } from '#lib/api/ollama/generate.ts';
import { listLoaded, listTags, showOllamaModel } from '#lib/api/ollama/models.ts';
import { readChat } from '#lib/api/openai/chat.ts';
import { readCompletion } from '#lib/api/openai/completions.ts';
import { readEmbedding } from '#lib/api/openai/embeddings.ts';
import { listModels, showModel } from '#lib/api/openai/models.ts';
import { readResponse } from '#lib/api/openai/responses.ts';
import { runEmbedding } from '#lib/api/run-embedding.ts';
import { runJob } from '#lib/api/run-job.ts';
import type { ApiCall, ApiContext } from '#lib/api/types.ts';

type Endpoint = (call: ApiCall, context: ApiContext) => void | Promise<void>;

const send = (value: (context: ApiContext, call: ApiCall) => unknown): Endpoint => {
	return (call, context) => sendJson(context.sink, value(context, call));
};

/** Every path with its methods. */
export const endpoints: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
	'/v1/models': { GET: send(({ backend }) => listModels(backend)) },
	'/v1/chat/completions': { POST: (call, context) => runJob(readChat(readBody(call)), context) },
	'/v1/completions': { POST: (call, context) => runJob(readCompletion(readBody(call)), context) },
	'/v1/embeddings': { POST: (call, context) => runEmbedding(readEmbedding(readBody(call)), context) },
	'/v1/responses': { POST: (call, context) => runJob(readResponse(readBody(call)), context) },
	'/api/version': { GET: send(({ backend }) => ({ version: backend.version })) },
	'/api/tags': { GET: send(({ backend }) => listTags(backend)) },
	'/api/ps': { GET: send(({ backend }) => listLoaded(backend)) },
	'/api/show': { POST: send(({ backend }, call) => showOllamaModel(backend, readBody(call))) },
	'/api/chat': { POST: (call, context) => runJob(readOllamaChat(readBody(call)), context) },
	'/api/generate': { POST: (call, context) => runJob(readOllamaGenerate(readBody(call)), context) },
	'/api/embed': { POST: (call, context) => runEmbedding(readOllamaEmbed(readBody(call), 'embed'), context) },
	'/api/embeddings': { POST: (call, context) => runEmbedding(readOllamaEmbed(readBody(call), 'embeddings'), context) }
};

const modelPath = '/v1/models/';

/**
 * Answers one request of a client. Never rejects: whatever goes wrong is told to the client, in the shape of the API that
 * it spoke to.
 */
export async function answerCall(call: ApiCall, context: ApiContext): Promise<void> {
	try {
		await find(call, context)(call, context);
	} catch (error) {
		sendError(call.path, toApiError(error), context);
	}
}

/** Tells an error to a client that has no head yet. */
export function sendError(path: string, error: ApiError, { sink }: Pick<ApiContext, 'sink'>): void {
	const body = /^\/api(\/|$)/.test(path) ? ollamaError(error) : openaiError(error);
	sendJson(sink, body, { status: error.status, headers: error.headers });
}

function find({ method, path }: ApiCall, { sink }: ApiContext): Endpoint {
	const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
	const isModel = plain.startsWith(modelPath);
	const methods = isModel
		? { GET: send(({ backend }) => showModel(backend, readId(plain))) }
		: Object.hasOwn(endpoints, plain)
			? endpoints[plain]
			: undefined;
	if (!methods)
		throw new ApiError({
			status: 404,
			message: `There is no ${path} here. docs/API.md lists what there is.`,
			code: 'unknown_url'
		});
	const { GET } = methods as Record<string, Endpoint>;
	const endpoint = (methods as Record<string, Endpoint>)[method];
	if (endpoint) return endpoint;
	if (method === 'HEAD' && GET) return (call, context) => GET(call, { ...context, sink: { ...sink, write: () => {} } });
	const allow = [...Object.keys(methods), ...(GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
	if (method === 'OPTIONS') return () => sink.head(204, { allow }, null);
	throw new ApiError({
		status: 405,
		message: `${path} takes ${Object.keys(methods).join(', ')}, not ${method}.`,
		code: 'method_not_allowed',
		headers: { allow }
	});
}

/** Ids may hold slashes, as files in folders and models of a hub do. */
function readId(path: string): string {
	try {
		return decodeURIComponent(path.slice(modelPath.length));
	} catch {
		return path.slice(modelPath.length);
	}
}
