import { abortable } from '#lib/base/abortable.ts';
import { apiLimits } from '#lib/base/api-limits.ts';
import { ApiError, noSuchModel } from '#lib/api/errors.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';
import { totalBytes, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { LoadedModel } from '#lib/engines/contract/types.ts';
import { Queue } from '#lib/host/queue.ts';
import type { ModelHost } from '#lib/host/types.ts';

/** How much of the time that the requests so far took counts for the next. */
const newestShare = 0.3;

export interface BackendParts {
	version: string;
	host: Pick<ModelHost, 'load' | 'generate' | 'embed'>;
	/** What can be loaded here. */
	models: () => readonly ModelInfo[];
	loaded: () => LoadedModel | null;
	maxTokens: () => number;
	/** For models that advise nothing. */
	temperature: () => number;
}

/**
 * The app's engine as the API sees it. Requests stand in a line of their own, and only the first of them in the line of the
 * engine: so a question in a chat waits for one request at most, however many there are.
 */
export function makeBackend(parts: BackendParts): ApiBackend {
	const { host } = parts;
	const queue = new Queue();
	let usualMs = 1_000;
	let active = 0;
	const find = (id: string): ModelInfo => {
		const model = parts.models().find((info) => info.id === id);
		if (!model) throw noSuchModel(id); // removed while the request waited
		return model;
	};
	return {
		version: parts.version,
		get maxTokens() {
			return parts.maxTokens();
		},
		models: () => parts.models().map((info) => describe(info, parts.temperature())),
		loaded: parts.loaded,
		async enter(signal, onAhead) {
			if (queue.length >= apiLimits.waiting) throw tooMany(Math.ceil((active * usualMs) / 1000));
			active++;
			try {
				const leave = await queue.enter({ signal, onWaiting: onAhead });
				const beganMs = performance.now();
				return () => {
					active--;
					usualMs += newestShare * (performance.now() - beganMs - usualMs);
					leave();
				};
			} catch (error) {
				active--;
				throw error;
			}
		},
		// A client that leaves does not stop the load: the next request needs it too.
		load: (id, signal, onWaiting) => abortable(host.load(find(id), { onWaiting }), signal),
		generate: (id, request, signal) => host.generate(find(id), request, { signal }),
		embed: (id, texts, signal) => host.embed(find(id), texts, { signal })
	};
}

function tooMany(waitS: number): ApiError {
	return new ApiError({
		status: 429,
		type: 'rate_limit_error',
		message: `${apiLimits.waiting} requests are waiting already.`,
		code: 'queue_full',
		headers: { 'retry-after': String(Math.min(60, Math.max(1, waitS))) }
	});
}

function describe(info: ModelInfo, temperature: number): ApiModel {
	const { id, name, contextTokens, parameters, quantization, license, engine, files, maxAnswerTokens } = info;
	// What the user brought advises nothing before it is loaded.
	const known = !info.disk && !info.stored;
	return {
		id,
		name,
		bytes: totalBytes(info),
		sha256: files[0]?.sha256 ?? null,
		contextTokens,
		parameters,
		quantization,
		license,
		engine,
		embeds: info.task === 'embed',
		advice: known ? { temperature: info.temperature, maxTokens: maxAnswerTokens } : { temperature }
	};
}
