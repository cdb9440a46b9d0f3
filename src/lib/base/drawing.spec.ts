import { expect, test } from 'vitest';
import { drawingKind, shortReason } from '#lib/base/drawing.ts';

test('Mermaid and SVG are drawn, however they are written; all else is code', () => {
	expect(['mermaid', 'Mermaid', 'SVG'].map(drawingKind)).toEqual(['mermaid', 'mermaid', 'svg']);
	for (const other of [null, '', 'xml', 'html', 'mermaid-js', 'constructor']) expect(drawingKind(other)).toBeNull();
});

test('an error is told in one line', () => {
	expect(shortReason(new Error('Parse error on line 2:\ngraph TD\n----^'))).toBe('Parse error on line 2');
	expect(shortReason('No diagram')).toBe('No diagram');
	expect(shortReason(new Error(`Text: ${'long '.repeat(100)}`))).toMatch(/^Text: long .*long…$/);
	expect(shortReason(new Error(''))).toBe('');
});
