import { decodeNamedCharacterReference as decodeAll } from 'decode-named-character-reference';
import { expect, test } from 'vitest';
import { decodeNamedCharacterReference } from '#lib/markdown/entities.ts';

test('decodes the names of HTML 4 as the package does that it stands in for', () => {
	const names =
		'amp lt gt quot apos nbsp iexcl yuml Alpha alpha sigmaf sigma Omega omega thetasym piv hellip mdash euro trade rarr hArr forall infin le ge lang rang hearts zwj OElig'.split(
			' '
		);
	for (const name of names) expect(decodeNamedCharacterReference(name), name).toBe(decodeAll(name));
});

test('leaves other names alone', () => {
	for (const name of ['', 'bogus', 'AMP', 'Sigmaf', 'constructor', '__proto__', 'colon', 'Tab', 'NewLine']) {
		expect(decodeNamedCharacterReference(name), name).toBe(false);
	}
});
