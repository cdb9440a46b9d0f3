import type { ChatMessage } from '#lib/engines/contract/types.ts';

const zeroWidthSpace = '\u200b';

// <|im_start|> and its many relatives, also with DeepSeek's full-width bars.
const barMarkers = /<(?=[|｜][^\s<>]{1,64}[|｜]>)/g;

// <__media__>, where llama.cpp puts an image, and <__image__>, its older name.
const mediaMarkers = /<(?=__[^\s<>]{1,64}__>)/g;

/**
 * What the templates and processors of vision models replace by an image, besides the forms that are always broken. For
 * models that read images only: `<image>` is ordinary text elsewhere.
 */
export const imageMarkers: readonly string[] = [
	...['<image>', '</image>', '<img>', '</img>', '<IMG_CONTEXT>', '<fake_token_around_image>', '<global-img>'],
	...[
		'<start_of_image>',
		'<end_of_image>',
		'<image_soft_token>',
		'<image_placeholder>',
		'<row_',
		'<slice>',
		'</slice>'
	],
	...['[IMG]', '[IMG_BREAK]', '[IMG_END]']
];

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
		return first.replace(barMarkers, `<${zeroWidthSpace}`).replace(mediaMarkers, `<${zeroWidthSpace}`);
	};
}

/** The same messages with every content neutralized. */
export function neutralizeMessages(
	messages: readonly ChatMessage[],
	neutralize: (text: string) => string
): ChatMessage[] {
	return messages.map(({ role, content }) => ({ role, content: neutralize(content) }));
}
