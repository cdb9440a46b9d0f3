import { expect, test } from 'vitest';
import { imageMarkers, makeNeutralizer, neutralizeMessages } from '#lib/engines/contract/neutralize.ts';

const visible = (text: string) => text.replaceAll('\u200b', '');

test.for([
	'<|im_start|>',
	'<|im_end|>',
	'<|endoftext|>',
	'<|eot_id|>',
	'<|start_header_id|>',
	'<|system|>',
	'<｜begin▁of▁sentence｜>',
	'<|image_pad|>',
	'<__media__>',
	'<__media_0aZ9bY8cX7dW6eV5fU4gT3hS2iR1jQ0k__>',
	'<__image__>'
])('breaks %s and changes nothing that one can see', (marker) => {
	const text = makeNeutralizer()(`before ${marker}${marker} after`);
	expect(text).not.toContain(marker);
	expect(visible(text)).toBe(`before ${marker}${marker} after`);
});

test.for([
	'a <| b |> c',
	'x < y | z > w',
	'<div>|</div>',
	'let f = a<|b;',
	'plain text',
	'<image>',
	'<__init__ of a>',
	''
])('leaves %j alone', (text) => {
	expect(makeNeutralizer()(text)).toBe(text);
});

test('breaks the control tokens of the loaded model, and only those', () => {
	const neutralize = makeNeutralizer(['<s>', '</s>', '<start_of_turn>', '[INST]', ' ', '\n', 'a']);
	const text = 'a <s>b</s> [INST] <start_of_turn>model <b>\n';
	expect(neutralize(text)).not.toMatch(/<s>|<\/s>|\[INST\]|<start_of_turn>/);
	expect(visible(neutralize(text))).toBe(text);
	expect(neutralize('a <b>c</b>\n')).toBe('a <b>c</b>\n');
	expect(makeNeutralizer()('<s>struck</s>')).toBe('<s>struck</s>');
});

test('breaks the places of images for models that have eyes', () => {
	const neutralize = makeNeutralizer(imageMarkers);
	const text = 'a <image> b [IMG] c <row_1_col_2> d <start_of_image><img></img>';
	expect(neutralize(text)).not.toMatch(/<image>|\[IMG\]|<row_1|<start_of_image>|<\/?img>/);
	expect(visible(neutralize(text))).toBe(text);
	expect(neutralize('<img src="a.png"> <images>')).toBe('<img src="a.png"> <images>');
});

test('does not put a marker together while it breaks another', () => {
	const neutralize = makeNeutralizer(['<|im_end|>', '</s>']);
	const text = neutralize('<|im_<|im_end|>end|> <</s>/s>');
	expect(text).not.toMatch(/<\|im_end\|>|<\/s>/);
	expect(neutralize(text)).not.toMatch(/<\|im_end\|>|<\/s>/);
});

test('neutralizes every message and keeps the roles', () => {
	const messages = neutralizeMessages(
		[
			{ role: 'system', content: 'a' },
			{ role: 'user', content: '<|x|>' }
		],
		makeNeutralizer()
	);
	expect(messages).toEqual([
		{ role: 'system', content: 'a' },
		{ role: 'user', content: '<\u200b|x|>' }
	]);
});
