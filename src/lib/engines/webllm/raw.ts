import { AppError } from '#lib/base/errors.ts';
import type { Conversation } from '#lib/engines/webllm/chat-config.ts';
import type { Tokenizer } from '#lib/engines/webllm/internals.ts';

/** A text to be continued, as the library gets it. */
export interface RawPrompt {
	text: string;
	tokens: readonly number[];
}

/**
 * What every prompt of a model begins with (`<s>` or its like) written out; empty for a model without, and where the
 * tokenizer would read it as something else.
 */
function writeOpening({ system_prefix_token_ids: ids }: Conversation, tokenizer: Tokenizer): string {
	if (!ids?.length) return '';
	const text = tokenizer.decode(Int32Array.from(ids));
	return Array.from(tokenizer.encode(text)).join() === ids.join() ? text : '';
}

/**
 * A text to be continued, as it stands: nothing of a chat around it, and markers in it are the model's. The library puts
 * the tokens that a model wants at the beginning in front of conversations only, and takes no tokens; so they come as text.
 * @throws `request/invalid` for a text that is no token
 */
export function toRawPrompt(text: string, conversation: Conversation, tokenizer: Tokenizer): RawPrompt {
	if (tokenizer.encode(text).length === 0)
		throw new AppError('request/invalid', { param: 'messages', reason: 'must hold something to continue' });
	const whole = writeOpening(conversation, tokenizer) + text;
	return { text: whole, tokens: Array.from(tokenizer.encode(whole)) };
}

/**
 * What belongs between a text and its continuation. The library decodes the new tokens on their own, and tokenizers like
 * that of Llama 2 drop the blank that a text begins with: "Once upon" would go on with "a time".
 * @param last token of the text
 * @param first token of the continuation
 */
export function findSeam(last: number, first: number, tokenizer: Tokenizer): string {
	const [before, alone, both] = [[last], [first], [last, first]].map((ids) => tokenizer.decode(Int32Array.from(ids)));
	if (before === undefined || alone === undefined || !both?.startsWith(before)) return '';
	const after = both.slice(before.length);
	return after.endsWith(alone) ? after.slice(0, after.length - alone.length) : '';
}
