import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawingMark } from '#lib/base/drawing-path.ts';
import { drawingPage, inlineScript } from './drawing-page.js';

test('a script in the page cannot end or hide the element around it, and means the same', () => {
	const script = inlineScript(' self.a = ["</script>", "<!-- <SCRIPT>", /<!--/u.source];\r\n');
	expect(script).not.toMatch(/<(\/?script|!--)|\r|^\s|\s$/i);
	const page: { a?: string[] } = {};
	new Function('self', script)(page);
	expect(page.a).toEqual(['</script>', '<!-- <SCRIPT>', '\\x3C!--']);
	expect(() => inlineScript('if (a<!--b) c()')).toThrow(SyntaxError);
});

test('the page lets that script run and no other, loads nothing, and is known by its mark', () => {
	const page = drawingPage('self.a = 1;');
	const hash = createHash('sha256').update('self.a = 1;').digest('base64');
	expect(page).toContain(`script-src 'sha256-${hash}';`);
	expect(page).toContain('<script>self.a = 1;</script>');
	expect(page).toContain("default-src 'none'");
	expect(page).toContain(drawingMark);
	expect(page).not.toMatch(/\b(src|href)=/);
});
