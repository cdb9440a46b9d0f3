import { expect, test } from 'vitest';
import { fold, queryWords } from '#lib/storage/match.ts';
import { checksum, isSound, Probe, SignatureMaker } from '#lib/storage/signature.ts';
import { searchedForms } from '#lib/storage/searched-text.ts';
import { sampleMessage } from '#lib/storage/chats-suite.ts';

/** Numbers from 0 to 1 that are the same in every run (Marsaglia's xorshift). */
function makeRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

const between = (from: string, to: string) => {
	const [first = 0, last = 0] = [from.codePointAt(0), to.codePointAt(0)];
	return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
};
const scripts = {
	Latin: [...between('A', 'Z'), ...between('a', 'z'), ...between('À', 'ɏ'), ...between('ẞ', 'ỹ'), 'ﬁ', 'ß'],
	Greek: [...between('Α', 'Ω'), ...between('ά', 'ώ'), 'ς', 'Σ'],
	Cyrillic: between('Ѐ', 'ӿ'),
	Arabic: between('ء', 'ٟ'),
	Hebrew: between('\u0591', 'ת'),
	Devanagari: between('ऀ', 'ॿ'),
	Thai: between('ก', '๎'),
	Chinese: between('一', '伿'),
	Japanese: [...between('ぁ', 'ヿ'), '日', '本', '。'],
	Korean: between('가', '갿'),
	Deseret: between('𐐀', '𐑏'),
	emoji: [...between('😀', '🙏'), '👩‍👩‍👧', '\ud83d', '\udc00'],
	controls: [...between('\0', '\u0008'), 'a', 'é'],
	marks: ['e', '\u0301', 'o', '\u0308', 'İ', 'ı', 'I']
};
const spaces = [' ', ' ', ' ', '\n', '\t', '\u00a0', '\u3000', '\u2028'];

function randomText(letters: readonly string[], length: number, random: () => number): string {
	const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
	return Array.from({ length }, () => (random() < 0.15 ? pick(spaces) : pick(letters))).join('');
}

function signatureOf(text: string): Uint32Array<ArrayBuffer> {
	const maker = new SignatureMaker();
	for (const form of searchedForms(sampleMessage('chat', { text }))) if (form !== null) maker.add(form);
	return maker.finish();
}

const named = Object.entries(scripts);

test.each(named)(
	'no part of a text is ever denied, as it is written, in lower case or without accents: %s',
	(_name, letters) => {
		const random = makeRandom(7);
		let asked = 0;
		for (let round = 0; round < 60; round++) {
			const text = randomText(letters, 10 + Math.floor(random() * 400), random);
			const bits = signatureOf(text);
			for (const form of [text, text.toLowerCase(), fold(text)]) {
				const start = Math.floor(random() * form.length);
				const words = queryWords(form.slice(start, start + 1 + Math.floor(random() * 12)));
				const isThere = [text.toLowerCase(), fold(text)].some((one) => words.every((word) => one.includes(word)));
				if (!isThere) continue; // cut through a letter, which folds to another one then
				asked++;
				expect(new Probe(words).mayBeIn(bits), `${JSON.stringify(words)} in ${JSON.stringify(text)}`).toBe(true);
			}
		}
		expect(asked).toBeGreaterThan(60);
	}
);

// Controls count as spaces.
test.each(named.filter(([name]) => name !== 'controls'))(
	'what is not there is denied nearly always: %s',
	(_name, letters) => {
		const random = makeRandom(11);
		const texts = Array.from({ length: 40 }, () => randomText(letters, 300, random));
		const signatures = texts.map(signatureOf);
		let [absent, taken] = [0, 0];
		for (const [from, text] of texts.entries()) {
			const words = queryWords(text.replace(/\s/gu, '').slice(0, 6));
			for (const [at, bits] of signatures.entries()) {
				const other = texts[at] ?? '';
				if (at === from || words.every((word) => fold(other).includes(word))) continue;
				absent++;
				if (new Probe(words).mayBeIn(bits)) taken++;
			}
		}
		expect(taken / absent).toBeLessThan(0.1);
	}
);

test('parts of a long text that is folded in steps are not denied either', () => {
	const text = '🙂é'.repeat(30_000).slice(0, 59_999) + 'Ünder the brïdge';
	const bits = signatureOf(text);
	for (const query of ['under', 'Ünder brïdge', '🙂é🙂', 'e🙂e']) {
		expect(new Probe(queryWords(query)).mayBeIn(bits)).toBe(true);
	}
	expect(new Probe(queryWords('over')).mayBeIn(bits)).toBe(false);
});

test('a signature grows with what is in the chat, up to a limit', () => {
	const random = makeRandom(3);
	const bytes = (length: number) => signatureOf(randomText(scripts.Chinese, length, random)).byteLength;
	expect(bytes(0)).toBe(64);
	expect(bytes(300)).toBeLessThan(1_000);
	expect(bytes(3_000)).toBeGreaterThan(bytes(300));
	expect(bytes(100_000)).toBe(16_384);
});

test('a signature of which one bit was lost, that was cut off, or is not finished, is not sound', () => {
	const bits = signatureOf('all that was said');
	const record = { id: 'chat', bits, checksum: checksum(bits) };
	expect(isSound(record)).toBe(true);
	expect(isSound({ ...record, claim: 'somebody' })).toBe(false);
	const lost = bits.slice();
	const at = lost.findIndex((word) => word !== 0);
	lost[at] = (lost[at] ?? 0) & ((lost[at] ?? 0) - 1);
	expect(isSound({ ...record, bits: lost })).toBe(false);
	const short = bits.slice(1);
	expect(isSound({ ...record, bits: short, checksum: checksum(short) })).toBe(false);
	const other: unknown = [...bits];
	expect(isSound({ ...record, bits: other as typeof bits })).toBe(false); // as a damaged database may have it
});
