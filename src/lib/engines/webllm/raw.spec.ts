import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type { Conversation } from '#lib/engines/webllm/chat-config.ts';
import type { Tokenizer } from '#lib/engines/webllm/internals.ts';
import { findSeam, toRawPrompt } from '#lib/engines/webllm/raw.ts';

const conversation: Conversation = {
	system_template: '{system_message}',
	system_message: 'Be brief.',
	roles: { user: 'USER', assistant: 'ASSISTANT' },
	seps: ['\n'],
	stop_str: [],
	stop_token_ids: [2]
};

const vocabulary = ['<unk>', '<s>', '</s>', '▁', 'a', 'b', '▁a', '▁b'];

/** As Llama 2's: a blank in front of every text when it is read, and none when it is written. */
const llama: Tokenizer = {
	encode: (text) =>
		text
			.split(/(<s>)/)
			.filter((part) => part !== '')
			.flatMap((part) => (part === '<s>' ? [part] : (`▁${part.replaceAll(' ', '▁')}`.match(/▁?[ab]|▁|[^]/g) ?? [])))
			.map((piece) => Math.max(0, vocabulary.indexOf(piece))),
	decode: (tokens) =>
		[...tokens]
			.map((token) => vocabulary[token])
			.join('')
			.replaceAll('▁', ' ')
			.replace(/^ /, '')
};

/** As GPT-2's: what is read is what is written. */
const bytes: Tokenizer = {
	encode: (text) => [...text].map((letter) => letter.charCodeAt(0)),
	decode: (tokens) => String.fromCharCode(...tokens)
};

test('leaves a text as it is where the model wants nothing in front of it', () => {
	const text = ' $& <s>{user_message}\n';
	expect(toRawPrompt(text, conversation, bytes)).toEqual({ text, tokens: bytes.encode(text) });
	expect(toRawPrompt('a', { ...conversation, system_prefix_token_ids: null }, bytes).text).toBe('a');
});

test('writes out the tokens that the model wants at the beginning, as one reads them', () => {
	const opened = { ...conversation, system_prefix_token_ids: [1] };
	expect(toRawPrompt('a b', opened, llama)).toEqual({ text: '<s>a b', tokens: [1, 6, 7] });
});

test('leaves them out where they would be read as something else', () => {
	const spelled: Tokenizer = { ...llama, decode: () => '' };
	const opened = { ...conversation, system_prefix_token_ids: [1] };
	expect(toRawPrompt('a b', opened, spelled)).toEqual({ text: 'a b', tokens: [6, 7] });
});

test('refuses a text that is no token', () => {
	let refused: unknown;
	try {
		toRawPrompt('\u0000', { ...conversation, system_prefix_token_ids: [1] }, { ...llama, encode: () => [] });
	} catch (error) {
		refused = error;
	}
	expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('messages');
});

test.for<[string, Tokenizer, number, number, string]>([
	['a blank that the first word lost', llama, 6, 7, ' '],
	['a blank that is all the first token was', llama, 6, 3, ' '],
	['nothing before the rest of a word', llama, 6, 5, ''],
	['nothing after what a text begins with', llama, 1, 5, ''],
	['nothing where every token keeps its text', bytes, 97, 32, ''],
	['nothing beside half a character', { ...bytes, decode: ({ length }) => (length === 1 ? '\uFFFD' : 'é') }, 1, 2, '']
])('puts between a text and its continuation %s', ([, tokenizer, last, first, seam]) => {
	expect(findSeam(last, first, tokenizer)).toBe(seam);
});
