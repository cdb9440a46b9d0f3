import { expect, test } from 'vitest';
import { readScript } from '#lib/engines/fake/script.ts';

test('an ordinary message has no script', () => {
	expect(readScript('What is [x] slow?')).toEqual({
		tokenMs: 0,
		prefillMs: 0,
		words: null,
		markdown: false,
		longTokens: null,
		say: null,
		think: null,
		call: null,
		trouble: null,
		failure: null
	});
});

test('markers stand anywhere, with or without numbers', () => {
	expect(readScript('a [slow] b')).toMatchObject({ tokenMs: 200 });
	expect(readScript('[slow=50][words=7]')).toMatchObject({ tokenMs: 50, words: 7 });
	expect(readScript('[hang]')).toMatchObject({ trouble: { kind: 'hang', afterTokens: 3 } });
	expect(readScript('[crash=0]')).toMatchObject({ trouble: { kind: 'crash', afterTokens: 0 } });
	expect(readScript('[hang-prefill]')).toMatchObject({ trouble: { kind: 'prefill' } });
	expect(readScript('[markdown]')).toMatchObject({ markdown: true, longTokens: null });
	expect(readScript('[markdown=400]')).toMatchObject({ markdown: true, longTokens: 400 });
	expect(readScript('[say=Hello there.]')).toMatchObject({ say: 'Hello there.' });
});

test('an error is named by its code', () => {
	const failure = { code: 'engine/out-of-memory', afterTokens: 5 };
	expect(readScript('x [fail=engine/out-of-memory@5]')).toMatchObject({ failure });
});
