import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog, guide, totalBytes } from '#lib/catalog/catalog.ts';

test('every bundled file has the promised size and hash', () => {
	for (const { folder, files } of catalog) {
		for (const { path, bytes, sha256 } of files) {
			const content = readFileSync(`static/${folder}/${path}`);
			expect({ path, bytes: content.length }).toEqual({ path, bytes });
			expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
		}
	}
});

test('everything of Guide together stays below 15 MB', () => {
	const { files } = __GUIDE_MANIFEST__;
	expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(15_000_000);
	expect(totalBytes(guide)).toBeGreaterThan(1_000_000);
});
