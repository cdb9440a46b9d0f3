import { expect, test } from 'vitest';
import { listTokens, readSpelling } from '#lib/engines/transformers/vocabulary.ts';

test.for<[unknown, string]>([
	[{ decoder: { type: 'ByteLevel' } }, 'byte_level'],
	[{ decoder: { type: 'Sequence', decoders: [{ type: 'Replace' }, { type: 'ByteFallback' }] } }, 'byte_fallback'],
	[{ decoder: { type: 'Metaspace' } }, 'byte_fallback'],
	[{ decoder: null }, 'raw'],
	[null, 'raw']
])('%j is spelled as %s', ([file, spelling]) => {
	expect(readSpelling(file)).toBe(spelling);
});

test('ids without text, and logits without a token, have an empty place', () => {
	const vocabulary = new Map([
		['b', 1],
		['<end>', 0],
		['a', 3],
		['beyond', 9]
	]);
	expect(listTokens(vocabulary, 5, new Set([0]))).toEqual(['', 'b', '', 'a', '']);
});
