import { afterEach, describe, expect, test } from 'vitest';
import type { Countable, DataFlaw, WantedValue } from '#lib/base/data-flaw.ts';
import { isAppError, packError, unpackError } from '#lib/base/errors.ts';
import { current } from '#lib/messages/current.svelte.ts';
import { imports as english } from '#lib/messages/en/imports.ts';
import { languages } from '#lib/messages/languages.ts';
import { refusedFile } from '#lib/state/refused-file.ts';
import { readPresetFile } from '#lib/state/preset-import.ts';
import { flawReason } from '#lib/storage/flaw-reason.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';

/** Of each kind, with each choice that it has. Complete by type: a new kind does not compile until it is here. */
const byKind: { [K in DataFlaw['kind']]: readonly Omit<Extract<DataFlaw, { kind: K }>, 'kind'>[] } = {
	'not-json': [{ line: null }, { line: 12_345 }],
	'other-format': [{ wanted: 'chats' }, { wanted: 'presets' }],
	newer: [{ version: 9 }],
	nothing: [{ wanted: 'chats' }, { wanted: 'messages' }, { wanted: 'presets' }],
	'too-large': [
		{ mostBytes: 1_500_000, unpacked: false },
		{ mostBytes: 1_500_000, unpacked: true }
	],
	'damaged-zip': [{}],
	'wrong-type': (Object.keys(english.wanted) as WantedValue[]).map((wanted) => ({ wanted })),
	'not-one-of': [{ allowed: ['webgpu', 'cpu'] }],
	'not-within': [
		{ low: 0.5, high: 20_000, whole: false },
		{ low: 0, high: 20_000, whole: true }
	],
	'not-texts': [{ most: 16 }],
	'not-allowed': [{}],
	'too-many': (Object.keys(english.most) as Countable[]).map((of) => ({ of, most: 20_000 })),
	'uneven-lists': [{}],
	'same-id': [{}],
	'own-ancestor': [{}],
	'no-parent': [{}]
};
const flaws = Object.entries(byKind).flatMap(([kind, all]) => all.map((more) => ({ kind, ...more }) as DataFlaw));
const place = 'conversations[3].messages[2].content';

async function speak(tag: string): Promise<void> {
	const language = languages.find((one) => one.tag === tag);
	current.areas = (await language?.load()) ?? {};
	current.tag = tag;
	current.direction = language?.direction ?? 'ltr';
}

afterEach(() => speak('en'));

/** What the app says of a file of chats, as it comes out of the worker that reads it. */
async function saidOf(content: BlobPart): Promise<string> {
	const error = await readImportFile(new Blob([content])).then(
		() => 'imported',
		(thrown: unknown) => unpackError(structuredClone(packError(thrown)))
	);
	if (!isAppError(error, 'request/invalid') || !error.details.flaw) return String(error);
	return refusedFile(error.details.param, error.details.flaw);
}

describe.each(languages)('in $name', ({ tag }) => {
	test('every kind has words of its own, with the place as it stands in the file', async () => {
		await speak(tag);
		const said = flaws.map((flaw) => refusedFile(place, flaw));
		expect(new Set(said).size).toBe(flaws.length);
		for (const [index, flaw] of flaws.entries()) {
			expect(said[index]).not.toMatch(/undefined|null|NaN|\[object|#/);
			expect(said[index]?.includes(place)).toBe(flaw.kind !== 'newer');
		}
	});
});

test.each(languages.filter(({ tag }) => tag !== 'en'))('nothing of the English is left in $name', async ({ tag }) => {
	await speak('en');
	const before = flaws.map((flaw) => refusedFile('file', flaw));
	await speak(tag);
	for (const [index, flaw] of flaws.entries()) {
		const words = refusedFile('file', flaw);
		expect(words).not.toContain(flawReason(flaw));
		expect(words).not.toBe(before[index]);
		expect(words).not.toMatch(/\b(must|file|holds|has|have|from|most|this|that|not|the|list of)\b/i);
	}
});

describe('a refused file', () => {
	const chat = { id: 'c', title: 7, titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1, tipId: null, modelId: 'g' };
	const title = JSON.stringify({ format: 'hearth-chats', version: 1, conversations: [{ ...chat, messages: [] }] });

	test('is told in English with the place and what should be there', async () => {
		expect(await saidOf('{')).toBe(
			'This file was not imported: it is not JSON, or not all of it. The download or copy may have been cut off. Nothing was changed.'
		);
		expect(await saidOf(title)).toBe(
			'This file was not imported: conversations[0].title must be text. Nothing was changed.'
		);
		expect(await saidOf('{"format":"hearth-chats","version":99}')).toContain(
			'it was made by a newer version of Hearth'
		);
	});

	test('is told in German without a word of English', async () => {
		await speak('de');
		expect(await saidOf('{')).toBe(
			'Diese Datei wurde nicht importiert: Sie ist kein JSON oder nur ein Teil davon. Vielleicht wurde der Download oder das Kopieren abgebrochen. Nichts wurde geändert.'
		);
		expect(await saidOf(title)).toBe(
			'Diese Datei wurde nicht importiert: conversations[0].title muss ein Text sein. Nichts wurde geändert.'
		);
		const preset = { name: 'x', settings: { sampling: { maxTokens: 1e9 } } };
		const file = JSON.stringify({ format: 'hearth-presets', version: 1, presets: [preset] });
		expect(await readPresetFile(new Blob([file]))).toEqual({
			refused: expect.stringMatching(
				/^Diese Datei wurde nicht importiert: presets\[0\]\.settings\.sampling\.maxTokens muss eine ganze Zahl von [\d.]+ bis \d{1,3}(\.\d{3})+ sein\. Nichts wurde geändert\.$/
			) as unknown
		});
	});

	test('keeps the place from left to right in Arabic, and on one line whatever its keys are', async () => {
		await speak('ar');
		expect(refusedFile(place, { kind: 'not-allowed' })).toContain(`\u2066${place}\u2069`);
		const evil = refusedFile('mapping.a\u202e\nb', { kind: 'not-allowed' });
		expect(evil).toContain('\u2066mapping.a??b\u2069');
	});
});
