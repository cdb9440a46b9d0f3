import { abortable } from '#lib/base/abortable.ts';
import { apiLimits } from '#lib/base/api-limits.ts';
import { ApiError, noSuchModel } from '#lib/api/errors.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';
import { totalBytes, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { LoadedModel } from '#lib/engines/contract/types.ts';
import { Queue, type SharedPlace } from '#lib/host/queue.ts';
import { canShareSlots, slotKey, type SlotMemory } from '#lib/host/slots.ts';
import type { ModelHost } from '#lib/host/types.ts';

/** So long nobody may have asked before it is measured whether answers at once help. */
const quietMs = 5_000;

/** Measurements that somebody came into the middle of cost a load each: then it is left until the next visit. */
const maxTrials = 3;

/** How much of the time that the requests so far took counts for the next. */
const newestShare = 0.3;

export interface BackendParts {
	version: string;
	host: Pick<ModelHost, 'load' | 'generate' | 'embed' | 'measureSlots'>;
	/** What was measured of answers at once. */
	slots: SlotMemory;
	/** What can be loaded here. */
	models: () => readonly ModelInfo[];
	loaded: () => LoadedModel | null;
	maxTokens: () => number;
	/** For models that advise nothing. */
	temperature: () => number;
}

/**
 * The app's engine as the API sees it. Requests stand in a line of their own, and only as many of them in the line of the
 * engine as it answers at once: so a question in a chat waits for one request at most, however many there are.
 */
export function makeBackend(parts: BackendParts): ApiBackend {
	const { host } = parts;
	const queue = new Queue();
	const atOnce = () => {
		const slots = parts.loaded()?.slots ?? 1;
		return slots > 1 && parts.slots.enabled ? slots : 1;
	};
	const shared: SharedPlace = {
		kind: 'call',
		joins: (inside) => (atOnce() === 1 ? 'alone' : inside.length < atOnce() ? 'come' : 'wait')
	};
	const idle = new IdleTrial(parts);
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
		atOnce,
		async enter(signal, onAhead) {
			if (queue.length >= apiLimits.waiting) throw tooMany(Math.ceil((active * usualMs) / 1000));
			active++;
			idle.end();
			const onWaiting = (ahead: number) => {
				if (ahead > 0) idle.crowded = true;
				onAhead(ahead);
			};
			const over = () => {
				active--;
				if (active === 0) idle.begin();
			};
			try {
				const leave = await queue.enter({ signal, onWaiting }, shared);
				const beganMs = performance.now();
				return () => {
					over();
					usualMs += newestShare * (performance.now() - beganMs - usualMs);
					leave();
				};
			} catch (error) {
				over();
				throw error;
			}
		},
		// A client that leaves does not stop the load: the next request needs it too.
		load: async (id, signal, onWaiting) => {
			const loaded = await abortable(host.load(find(id), { onWaiting }), signal);
			queue.admit(); // it may have room for more than one
			return loaded;
		},
		generate: (id, request, signal) => host.generate(find(id), { ...request, beside: true }, { signal }),
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

/** Measures once, when requests have had to wait and nobody asks any more, whether answers at once would have helped. */
class IdleTrial {
	/** Requests have had to wait. */
	crowded = false;
	#parts: BackendParts;
	#trials = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#abort = new AbortController();

	constructor(parts: BackendParts) {
		this.#parts = parts;
	}

	/** Nobody asks: measures after a while. */
	begin(): void {
		if (!this.crowded || this.#trials === maxTrials) return;
		this.end();
		this.#timer = setTimeout(() => void this.#measure(), quietMs);
	}

	/** Somebody asks. */
	end(): void {
		clearTimeout(this.#timer);
		this.#abort.abort();
	}

	async #measure(): Promise<void> {
		const { models, loaded, slots, host } = this.#parts;
		const now = loaded();
		const model = models().find(({ id }) => id === now?.modelId);
		if (!now || !model || !slots.enabled || !canShareSlots(model)) return;
		if (slots.find(slotKey(model, now.backend)) !== null) return;
		this.#trials++;
		this.#abort = new AbortController();
		await host.measureSlots(model, { signal: this.#abort.signal }).catch(() => {}); // what is kept says why
	}
}
