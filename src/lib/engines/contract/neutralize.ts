import type { ChatMessage } from '#lib/engines/contract/types.ts';

const zeroWidthSpace = '\u200b';

// <|im_start|> and its many relatives, also with DeepSeek's full-width bars.
const barMarkers = /<(?=[|｜][^\s<>]{1,64}[|｜]>)/g;

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/**
 * A function that breaks control markers in chat text, so that a message cannot forge the turn of somebody else:
 * llama.cpp reads such markers in any text as the control tokens themselves. A zero-width space goes behind the first
 * character, and readers see no difference.
 * @param controlTokens what the loaded model's own vocabulary calls control tokens, besides the well-known pattern
 */
export function makeNeutralizer(controlTokens: readonly string[] = []): (text: string) => string {
	// One letter or a blank would break ordinary text, and cannot carry a role.
	const markers = controlTokens.filter((token) => token.length > 2 && token.trim() === token);
	const own = markers.length === 0 ? null : new RegExp(markers.map(escapeRegExp).join('|'), 'g');
	return (text) => {
		const first = own ? text.replace(own, (marker) => marker[0] + zeroWidthSpace + marker.slice(1)) : text;
		return first.replace(barMarkers, `<${zeroWidthSpace}`);
	};
}

/** The same messages with every content neutralized. */
export function neutralizeMessages(
	messages: readonly ChatMessage[],
	neutralize: (text: string) => string
): ChatMessage[] {
	return messages.map(({ role, content }) => ({ role, content: neutralize(content) }));
}
