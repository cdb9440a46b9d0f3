import { expect, test } from 'vitest';
import { PromptEncoder } from '#lib/engines/transformers/encoder.ts';
import type { AddedToken, Tokenizer } from '#lib/engines/transformers/library.ts';

const markers = ['<|im|>', '<|im_start|>', '<|im_end|>', '<think>'];

/**
 * One token for each word and its blank, as SentencePiece has it: the first word of a text is treated as if a blank stood
 * before it.
 */
function open(change: Partial<AddedToken> = {}) {
	const added = markers.map((content, id) => ({ id, content, special: content !== '<think>', ...change }));
	const ids = new Map(markers.map((content, id) => [content, id]));
	const idOf = (word: string) => ids.get(word) ?? ids.set(word, ids.size).size - 1;
	const whole = (text: string) =>
		text
			.split(/(<\|im(?:_start|_end)?\|>|<think>)/)
			.flatMap((part, index) =>
				markers.includes(part) || part === '' ? [part] : (index === 0 ? ` ${part}` : part).split(/(?= )/)
			)
			.filter((word) => word !== '')
			.map(idOf);
	const asked: string[] = [];
	const encode: Tokenizer['encode'] = (text) => {
		asked.push(text);
		return whole(text);
	};
	return { encoder: new PromptEncoder({ encode }, added), whole, asked };
}

const turn = (role: string, content: string) => `<|im_start|>${role}\n${content}<|im_end|>\n`;

test('reads what is new in a chat, and makes the same tokens as of the whole', () => {
	const { encoder, whole, asked } = open();
	let chat = turn('user', ' What is a token?  ');
	for (let index = 0; index < 4; index++) {
		const prompt = `${chat}<|im_start|>assistant\n`;
		asked.length = 0;
		expect(encoder.encode(prompt)).toEqual(whole(prompt));
		expect(asked.join('').includes('What is a token?')).toBe(index === 0);
		chat += turn('assistant', `<think> Number ${index}, 漢字 🙂.`) + turn('user', `And ${index}?`);
	}
});

test.for([
	'',
	'no marker',
	'<|im_end|><|im_end|>',
	' before<|im_start|>',
	'<|im|>a <|im_start|> a',
	'a<think>a<|im|>a'
])('makes the same tokens of %j', (text) => {
	const { encoder, whole } = open();
	for (const next of [text, `${text} a`, `a${text}`]) expect(encoder.encode(next)).toEqual(whole(next));
});

test.for([{ lstrip: true }, { rstrip: true }, { single_word: true }, { normalized: true }])(
	'leaves a text whole at markers that read what is beside them: %o',
	(change) => {
		const { encoder, asked } = open(change);
		const text = turn('user', 'a ') + turn('assistant', ' b');
		encoder.encode(text);
		expect(asked).toEqual([text]);
	}
);

test('takes a message as long as a book', () => {
	const { encoder } = open();
	expect(encoder.encode(turn('user', 'many words '.repeat(150_000))).length).toBeGreaterThan(200_000);
});
