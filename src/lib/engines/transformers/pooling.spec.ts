import { expect, test } from 'vitest';
import { pool, readPooling } from '#lib/engines/transformers/pooling.ts';

const rows = Float32Array.of(3, 0, 0, 4, 1, 1);

test('makes one vector of length 1 out of many', () => {
	expect([...pool(rows, 2, 'mean')].map((value) => value.toFixed(4))).toEqual(['0.6247', '0.7809']); // 4 and 5 over sqrt 41
	expect([...pool(rows, 2, 'cls')]).toEqual([1, 0]);
	expect([...pool(rows, 2, 'last')].map((value) => value.toFixed(4))).toEqual(['0.7071', '0.7071']);
});

test('refuses to make a direction out of nothing', () => {
	expect(() => pool(new Float32Array(4), 2, 'mean')).toThrow(/no numbers/);
	expect(() => pool(Float32Array.of(NaN, 1), 2, 'cls')).toThrow(/no numbers/);
});

test('reads the way of pooling, and refuses what it does not have', () => {
	expect(readPooling(null)).toBe('mean');
	expect(readPooling({ word_embedding_dimension: 384, pooling_mode_mean_tokens: true })).toBe('mean');
	expect(readPooling({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false })).toBe('cls');
	expect(readPooling({ pooling_mode_lasttoken: true })).toBe('last');
	expect(() => readPooling({ pooling_mode_max_tokens: true })).toThrow(/pooling_mode_max_tokens/);
	expect(() => readPooling({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: true })).toThrow(/ and /);
});
