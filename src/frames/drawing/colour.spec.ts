import { expect, test } from 'vitest';
import { contrast, isDark, mix, parseRgb } from './colour.ts';

test('reads computed colours, and no others', () => {
	expect(parseRgb('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
	expect(parseRgb('rgba(1, 2, 3, 0.8)')).toEqual([1, 2, 3]);
	expect(parseRgb('#01020f')).toEqual([1, 2, 15]);
	for (const other of ['rgba(1, 2, 3, 0)', '#fff', 'none', '', 'url(#a)']) expect(parseRgb(other)).toBeNull();
});

test('mixes', () => {
	expect(mix('rgb(255, 0, 0)', 'rgb(255, 255, 255)', 0.2)).toBe('#ffcccc');
	expect(mix('red', 'rgb(255, 255, 255)', 0.2)).toBe('red');
});

test('measures contrast', () => {
	expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
	expect(contrast([241, 236, 229], [255, 153, 255])).toBeLessThan(2);
});

test('knows a dark page', () => {
	expect(['rgb(19, 17, 15)', '#191613'].map(isDark)).toEqual([true, true]);
	expect(['rgb(253, 252, 250)', '#ffffff', 'unknown'].map(isDark)).toEqual([false, false, false]);
});
