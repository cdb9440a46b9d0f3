import { defaultSettings } from '#lib/storage/settings.ts';
import type { Preset, WholeDraft } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/**
 * Whose a setting is. The person's go into an export. The device's never do: what is installed or measured here, tokens, keys,
 * grants, and the hub, since the token would be sent to whatever hub a file names. A new setting does not compile before it is
 * on one side.
 */
const owners = {
	theme: 'person',
	sendOnEnter: 'person',
	textSize: 'person',
	contrast: 'person',
	maxTokens: 'person',
	temperature: 'person',
	topP: 'person',
	topK: 'person',
	minP: 'person',
	repetitionPenalty: 'person',
	presencePenalty: 'person',
	frequencyPenalty: 'person',
	seed: 'person',
	stop: 'person',
	systemPrompt: 'person',
	confidence: 'person',
	readingRate: 'person',
	newChatStart: 'person',
	presets: 'a part of its own',
	newChat: 'device',
	backend: 'device',
	modelId: 'device',
	readingVoice: 'device',
	apiEnabled: 'device',
	apiKey: 'device',
	apiMaxTokens: 'device',
	apiClients: 'device',
	bridgeGrants: 'device',
	persistAsked: 'device',
	hubEndpoint: 'device',
	hubToken: 'device'
} as const satisfies Record<keyof Settings, 'person' | 'device' | 'a part of its own'>;

type Owners = typeof owners;

/** The settings that belong to the person. */
export type PersonalKey = { [K in keyof Owners]: Owners[K] extends 'person' ? K : never }[keyof Owners];

export const personalKeys: readonly PersonalKey[] = (Object.keys(owners) as (keyof Owners)[]).filter(
	(key): key is PersonalKey => owners[key] === 'person'
);

/** Those that are set to something; the others are what they are by default. */
export type PersonalSettings = Partial<Pick<Settings, PersonalKey>>;

/** A preset as it leaves a device: its id says nothing elsewhere. */
export type NamedSettings = Pick<Preset, 'name' | 'settings'>;

/** What is the person's beside chats and folders. */
export interface PersonalData {
	presets: readonly NamedSettings[];
	settings: PersonalSettings;
	/** A BCP 47 tag; `null` where none was picked. */
	language: string | null;
	/** Empty for none. */
	notebook: string;
	/** Of chats, and of the one that does not exist yet; none in files of version 2. */
	drafts: readonly WholeDraft[];
}

/** Do two values of a setting say the same? */
export function sameSetting(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** The person's settings that are not as they are by default. */
export function personalSettings(values: Settings): PersonalSettings {
	const changed = personalKeys.filter((key) => !sameSetting(values[key], defaultSettings[key]));
	return Object.fromEntries(changed.map((key) => [key, values[key]]));
}
