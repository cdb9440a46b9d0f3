import { clear, createStore, get, setMany, type UseStore } from 'idb-keyval';
import { isToken, normalizeEndpoint, publicHub } from '#lib/base/endpoint.ts';
import { AppError } from '#lib/base/errors.ts';
import type { ChangeChannel } from '#lib/storage/changes.ts';
import { isStopList, isWithin, readingRateLimits, samplingLimits, type SamplingNumber } from '#lib/storage/limits.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import { toOpenError, toStorageError } from '#lib/storage/storage-error.ts';
import type { ChatSettings, Preset } from '#lib/storage/chat-types.ts';
import type { ApiClient, BridgeGrant, Settings } from '#lib/storage/settings-types.ts';
import type { SettingsStore } from '#lib/storage/types.ts';

/** What a new user starts with. */
export const defaultSettings: Readonly<Settings> = {
	theme: 'system',
	sendOnEnter: true,
	textSize: 'normal',
	contrast: 'system',
	backend: 'auto',
	maxTokens: 1024,
	temperature: 0.7,
	// What engines do by themselves when nobody says anything else, written down so that it can be shown.
	topP: 0.95,
	topK: 40,
	minP: 0.05,
	repetitionPenalty: 1,
	presencePenalty: 0,
	frequencyPenalty: 0,
	seed: null,
	stop: [],
	systemPrompt: '',
	confidence: false,
	readingVoice: '',
	readingRate: 1,
	newChat: {},
	newChatStart: null,
	presets: [],
	modelId: '',
	apiEnabled: false,
	apiKey: '',
	apiMaxTokens: 4096,
	apiClients: [],
	bridgeGrants: [],
	persistAsked: false,
	hubEndpoint: publicHub,
	hubToken: null
};

const keys = Object.keys(defaultSettings) as (keyof Settings)[];

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const within =
	(name: SamplingNumber) =>
	(value: unknown): value is number =>
		isWithin(value, samplingLimits[name]);

const valid: { [K in keyof Settings]: (value: unknown) => value is Settings[K] } = {
	theme: (value) => value === 'system' || value === 'light' || value === 'dark',
	sendOnEnter: isBoolean,
	textSize: (value) => value === 'small' || value === 'normal' || value === 'large',
	contrast: (value) => value === 'system' || value === 'more',
	backend: (value) => value === 'auto' || value === 'cpu',
	maxTokens: within('maxTokens'),
	temperature: within('temperature'),
	topP: within('topP'),
	topK: within('topK'),
	minP: within('minP'),
	repetitionPenalty: within('repetitionPenalty'),
	presencePenalty: within('presencePenalty'),
	frequencyPenalty: within('frequencyPenalty'),
	seed: (value): value is number | null => value === null || within('seed')(value),
	stop: isStopList,
	systemPrompt: (value): value is string => typeof value === 'string',
	confidence: isBoolean,
	readingVoice: (value): value is string => typeof value === 'string',
	readingRate: (value): value is number => isWithin(value, readingRateLimits),
	newChat: isChatSettings,
	newChatStart: (value): value is Settings['newChatStart'] => value === null || isStart(value),
	presets: (value): value is Settings['presets'] => Array.isArray(value) && value.every(isPreset),
	modelId: (value): value is string => typeof value === 'string',
	apiEnabled: isBoolean,
	apiKey: (value): value is string => typeof value === 'string',
	apiMaxTokens: within('maxTokens'),
	apiClients: (value): value is Settings['apiClients'] => Array.isArray(value) && value.every(isApiClient),
	bridgeGrants: (value): value is Settings['bridgeGrants'] => Array.isArray(value) && value.every(isBridgeGrant),
	persistAsked: isBoolean,
	hubEndpoint: (value): value is string => typeof value === 'string' && normalizeEndpoint(value) === value,
	hubToken: (value): value is string | null => value === null || isToken(value)
};

/** May a setting have this value? For data of unknown origin. */
export function isSetting<K extends keyof Settings>(key: K, value: unknown): value is Settings[K] {
	return valid[key](value);
}

function isApiClient(value: Partial<ApiClient> | null): value is ApiClient {
	if (typeof value?.path !== 'string' || typeof value.blocked !== 'boolean') return false;
	return Number.isFinite(value.requests) && Number.isFinite(value.lastAtMs);
}

function isBridgeGrant(value: Partial<BridgeGrant> | null): value is BridgeGrant {
	return typeof value?.origin === 'string' && Number.isFinite(value.grantedAtMs);
}

function isStart(value: unknown): value is NonNullable<Settings['newChatStart']> {
	const { presetId, settings } = (value ?? {}) as Partial<NonNullable<Settings['newChatStart']>>;
	return typeof presetId === 'string' && isChatSettings(settings);
}

function isPreset(value: unknown): value is Preset {
	const { id, name, settings } = (value ?? {}) as Partial<Preset>;
	return typeof id === 'string' && typeof name === 'string' && name !== '' && isChatSettings(settings);
}

function isChatSettings(value: unknown): value is ChatSettings {
	try {
		parseChatSettings({ value, place: 'newChat' });
		return true;
	} catch {
		return false;
	}
}

/** Where settings are kept, one value a key. */
export interface KeyValues {
	get(key: string): Promise<unknown>;
	setMany(entries: [string, unknown][]): Promise<void>;
	clear(): Promise<void>;
}

/**
 * Settings in IndexedDB, through idb-keyval. Tried once here, so that a refusal is noticed before anything is saved.
 * @throws `storage/unavailable`
 */
export async function openKeyValues(name: string, waitMs = 10_000): Promise<KeyValues> {
	const store: UseStore = createStore(name, 'settings');
	let timer: ReturnType<typeof setTimeout> | undefined;
	const waiting = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new AppError('storage/unavailable', { reason: 'it does not answer' })), waitMs);
	});
	try {
		await Promise.race([get('theme', store), waiting]);
	} catch (error) {
		throw toOpenError(error);
	} finally {
		clearTimeout(timer);
	}
	return {
		get: (key) => get<unknown>(key, store),
		setMany: (entries) => setMany(entries, store),
		clear: () => clear(store)
	};
}

/** Settings that last as long as this tab. */
export function memoryKeyValues(): KeyValues {
	const values = new Map<string, unknown>();
	return {
		get: async (key) => values.get(key),
		setMany: async (entries) => {
			for (const [key, value] of entries) values.set(key, value);
		},
		clear: async () => values.clear()
	};
}

export class StoredSettings implements SettingsStore {
	#values: KeyValues;
	#changes: ChangeChannel;

	constructor(values: KeyValues, changes: ChangeChannel) {
		this.#values = values;
		this.#changes = changes;
	}

	async load(): Promise<Settings> {
		const settings = { ...defaultSettings };
		// Key by key: one record that the browser cannot read must not take the others with it.
		await Promise.all(
			keys.map(async (key) => {
				const value = await this.#values.get(key).catch(() => undefined);
				if (valid[key](value)) Object.assign(settings, { [key]: value });
			})
		);
		return settings;
	}

	async save(change: Partial<Settings>): Promise<Settings> {
		const changed = keys.filter((key) => change[key] !== undefined);
		for (const key of changed) {
			if (!valid[key](change[key])) {
				throw new AppError('request/invalid', { param: key, reason: 'has a value that is not allowed' });
			}
		}
		await write(() => this.#values.setMany(changed.map((key) => [key, change[key]])));
		this.#changes.announce('settings', changed);
		return this.load();
	}

	async reset(): Promise<Settings> {
		await write(() => this.#values.clear());
		this.#changes.announce('settings');
		return this.load();
	}
}

async function write(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		// idb-keyval rejects with the transaction's error, which is null when the browser names none.
		throw toStorageError(error ?? new DOMException('the browser ended the transaction', 'AbortError'));
	}
}
