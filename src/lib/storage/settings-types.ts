import type { ChatSettings, Preset } from '#lib/storage/chat-types.ts';

/** A page or worker of this origin that has called the API. */
export interface ApiClient {
	/** Its path, or the origin of a website. */
	path: string;
	requests: number;
	lastAtMs: number;
	/** Calls are refused. */
	blocked: boolean;
}

/** A website that the user lets ask the models. */
export interface BridgeGrant {
	origin: string;
	grantedAtMs: number;
}

export interface Settings {
	theme: 'system' | 'light' | 'dark';
	sendOnEnter: boolean;
	textSize: 'small' | 'normal' | 'large';
	/** `system`: as the browser says. */
	contrast: 'system' | 'more';
	backend: 'auto' | 'cpu';
	/** Upper bound of one answer. */
	maxTokens: number;
	/** This and what follows are for chats that say nothing else and models that advise nothing; limits in `limits.ts`. */
	temperature: number;
	topP: number;
	topK: number;
	minP: number;
	repetitionPenalty: number;
	presencePenalty: number;
	frequencyPenalty: number;
	/** `null` for another one with every answer. */
	seed: number | null;
	stop: readonly string[];
	systemPrompt: string;
	/** Engines are asked how sure they are of each token, and answers are tinted by it. */
	confidence: boolean;
	/** `voiceURI` of the voice that reads answers aloud; empty for one by the language of the text. */
	readingVoice: string;
	/** How fast it reads: 1 is its usual speed; limits in `limits.ts`. */
	readingRate: number;
	/** What was set for the chat that does not exist yet. */
	newChat: ChatSettings;
	/** What each new chat begins with: a copy of a preset's settings. `null` for nothing. */
	newChatStart: { presetId: string; settings: ChatSettings } | null;
	/** Settings under a name, in the order that they were made. */
	presets: readonly Preset[];
	/** The installed model that answers; empty for the built-in one. */
	modelId: string;
	/** True once the app has asked the browser to keep its data (`askToPersist`). */
	persistAsked: boolean;
	/** Other pages of this origin may use the models through `/v1` and `/api`. */
	apiEnabled: boolean;
	/** What they must send for it; empty for nothing. */
	apiKey: string;
	/** The most tokens of one answer through the API. */
	apiMaxTokens: number;
	/** Who has called, the latest first. */
	apiClients: readonly ApiClient[];
	/** Websites that may use the models through the page `/bridge`. */
	bridgeGrants: readonly BridgeGrant[];
	/** The hub of models that is asked, or a mirror of it, as `normalizeEndpoint` writes it. */
	hubEndpoint: string;
	/** Of the user's own account at that hub; `null` for none. Stays on this device: no export has it. */
	hubToken: string | null;
}
