import { expect, test } from 'vitest';
import { library } from '#lib/catalog/library.ts';
import { licenseName } from '#lib/state/license-name.ts';

test('writes licences as their authors do', () => {
	expect(['apache-2.0', 'mit', 'llama3.2', 'cc-by-nc-4.0', 'bsd-3-clause'].map(licenseName)).toEqual([
		'Apache-2.0',
		'MIT',
		'Llama 3.2',
		'CC-BY-NC-4.0',
		'BSD-3-Clause'
	]);
});

test('leaves what it does not know as it is', () => {
	expect(['Apache-2.0', 'health-ai', 'other', 'constructor', ''].map(licenseName)).toEqual([
		'Apache-2.0',
		'health-ai',
		'other',
		'constructor',
		''
	]);
});

test('knows every licence of the catalogue', () => {
	for (const { license } of library.models) expect(licenseName(license)).not.toBe(license);
});
