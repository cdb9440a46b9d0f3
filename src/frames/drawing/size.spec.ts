import { expect, test } from 'vitest';
import { shownWidth, wantedSize } from './size.ts';

test('takes the size that is written, and the shape where only one side is', () => {
	expect(wantedSize('200', '100', '0 0 4 4')).toEqual({ width: 200, height: 100 });
	expect(wantedSize('200px', null, '0 0 40 10')).toEqual({ width: 200, height: 50 });
	expect(wantedSize(null, '50', '0,0,40,10')).toEqual({ width: 200, height: 50 });
});

test('a shape without a size is large enough to be seen', () => {
	expect(wantedSize('100%', null, '0 0 24 24')).toEqual({ width: 320, height: 320 });
	expect(wantedSize('100%', '100%', '-8 -8 640 480')).toEqual({ width: 640, height: 480 });
	for (const broken of [null, '', '0 0 0 0', '0 0 x y', '0 0 10'])
		expect(wantedSize('-3', 'x', broken)).toEqual({ width: 320, height: 160 });
});

test('fits the frame, but a wide one scrolls before it is too small to read', () => {
	expect(shownWidth(300, 700)).toBe(300);
	expect(shownWidth(700, 632)).toBe(600);
	expect(shownWidth(2_000, 400)).toBe(1_200);
	expect(shownWidth(200, 0)).toBe(120);
});
