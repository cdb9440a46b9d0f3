import type { EngineState } from '#lib/state/engine.svelte.ts';
import type { PromptRoom } from '#lib/state/prompt.ts';
import type { ChatSettings } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** The room that the prompt of the next answer of a chat has; best after `EngineState.prepare`. */
export function promptRoom(engine: EngineState, chat: ChatSettings, settings: Settings) {
	const { contextTokens } = engine;
	const { maxTokens } = engine.samplingFor(chat, settings);
	return {
		contextTokens,
		// However long an answer may become, half of the window is for what it answers.
		reserveTokens: Math.min(maxTokens, Math.floor(contextTokens / 2)),
		systemPrompt: chat.systemPrompt ?? settings.systemPrompt,
		seesImages: engine.images !== null
	} satisfies PromptRoom;
}
