import type { ModelCapabilities, Thinking } from '#lib/engines/contract/types.ts';
import type { ThinkingChoice } from '#lib/storage/chat-types.ts';

/** Without what the loaded model cannot follow, which an engine would refuse; it stays set for other models. */
export function onlySteered(
	choice: ThinkingChoice | undefined,
	steered: NonNullable<ModelCapabilities['thinking']> | null
): Thinking | undefined {
	if (!choice || !steered) return undefined;
	return choice.enabled && !steered.budget ? { enabled: true } : choice;
}
