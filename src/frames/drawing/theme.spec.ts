import { expect, test } from 'vitest';
import { drawingTokens } from '#lib/base/drawing.ts';
import type { DrawingColours } from '#lib/base/drawing.ts';
import { contrast, parseRgb } from './colour.ts';
import { themeVariables } from './theme.ts';

/** A page of two colours. */
const page = (paper: string, ink: string) =>
	Object.fromEntries(
		drawingTokens.map((name) => [name, /^(paper|line)|wash$/.test(name) ? paper : ink])
	) as DrawingColours;

test.each([
	['light', 'rgb(250, 250, 250)', 'rgb(30, 30, 30)'],
	['dark', 'rgb(20, 20, 20)', 'rgb(240, 240, 240)']
])('text can be read on everything in %s', (scheme, paper, ink) => {
	const variables = themeVariables(page(paper, ink));
	expect(variables.darkMode).toBe(scheme === 'dark');
	const of = (name: string) => parseRgb(String(variables[name])) ?? [0, 0, 0];
	for (const name of ['background', 'primaryColor', 'noteBkgColor', 'cScale0', 'cScale11', 'pie1', 'pie12', 'gitInv0'])
		expect(contrast(of(name), of('textColor')), name).toBeGreaterThan(4.5);
	expect(contrast(of('git3'), of('gitBranchLabel3'))).toBeGreaterThan(4.5);
});
