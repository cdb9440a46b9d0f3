import { createStore, keys, set } from 'idb-keyval';
import { expect, test } from 'vitest';
import { newId } from '#lib/base/id.ts';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { defaultSettings, openKeyValues, StoredSettings } from '#lib/storage/settings.ts';

const open = async (name: string) => new StoredSettings(await openKeyValues(name), new ChangeChannel(null));

test('starts with the defaults, and finds what was saved again', async () => {
	const name = `test-${newId()}`;
	const settings = await open(name);
	expect(await settings.load()).toEqual(defaultSettings);
	expect(await settings.save({ theme: 'dark', temperature: 0 })).toEqual({
		...defaultSettings,
		theme: 'dark',
		temperature: 0
	});
	expect(await (await open(name)).load()).toMatchObject({ theme: 'dark', temperature: 0 });
	expect(await settings.reset()).toEqual(defaultSettings);
	expect(await (await open(name)).load()).toEqual(defaultSettings);
});

test('replaces damaged values one by one', async () => {
	const name = `test-${newId()}`;
	const settings = await open(name);
	await settings.save({ systemPrompt: 'Be brief.', sendOnEnter: false });
	const store = createStore(name, 'settings');
	const damaged: [string, unknown][] = [
		['theme', 'sepia'],
		['temperature', Number.NaN],
		['maxTokens', 10.5],
		['backend', new Map()],
		['persistAsked', 'yes']
	];
	for (const [key, value] of damaged) await set(key, value, store);
	await set('nobodyKnows', 'this', store);

	expect(await settings.load()).toEqual({ ...defaultSettings, systemPrompt: 'Be brief.', sendOnEnter: false });
});

test('writes only what changed, so that two tabs do not undo each other', async () => {
	const name = `test-${newId()}`;
	const [one, two] = await Promise.all([open(name), open(name)]);
	await Promise.all([one.save({ theme: 'light' }), two.save({ maxTokens: 64 })]);
	expect(await one.load()).toMatchObject({ theme: 'light', maxTokens: 64 });
	expect((await keys(createStore(name, 'settings'))).toSorted()).toEqual(['maxTokens', 'theme']);
});

test('refuses a value that is out of bounds, and names it', async () => {
	const settings = await open(`test-${newId()}`);
	const wrong = settings.save({ theme: 'dark', temperature: 2.5 });
	await expect(wrong).rejects.toMatchObject({ code: 'request/invalid', details: { param: 'temperature' } });
	expect(await settings.load()).toEqual(defaultSettings);
});

test('takes the address of a hub as it is compared, and a token that fits into a header', async () => {
	const settings = await open(`test-${newId()}`);
	expect(await settings.save({ hubEndpoint: 'https://mirror.example', hubToken: 'hf_abcdefgh' })).toMatchObject({
		hubEndpoint: 'https://mirror.example',
		hubToken: 'hf_abcdefgh'
	});
	for (const hubEndpoint of ['http://mirror.example', 'https://mirror.example/', 'x'])
		await expect(settings.save({ hubEndpoint })).rejects.toMatchObject({ details: { param: 'hubEndpoint' } });
	await expect(settings.save({ hubToken: 'a b c d e f g' })).rejects.toMatchObject({ details: { param: 'hubToken' } });
	expect(await settings.save({ hubToken: null })).toMatchObject({ hubToken: null });
});
