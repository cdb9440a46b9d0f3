import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { type InstalledFile, InstalledModels, storedId } from '#lib/weights/installed.ts';

const opened: InstalledModels[] = [];
let name = '';

afterEach(() => {
	for (const models of opened.splice(0)) models.close();
	indexedDB.deleteDatabase(name);
	name = '';
});

function open(onChange?: () => void): InstalledModels {
	name ||= `test-${newId()}`;
	const models = new InstalledModels(onChange, name);
	opened.push(models);
	return models;
}

function planOf(id: string, hashes: readonly string[]): InstallPlan {
	return {
		id,
		name: id,
		engine: 'wllama',
		quantization: 'Q8_0',
		source: { kind: 'hub', endpoint: 'https://hub.example', repository: 'me/it', revision: null },
		license: null,
		parameters: null,
		contextTokens: null,
		architecture: null,
		kind: 'chat',
		modalities: ['text'],
		shaderF16: false,
		files: hashes.map((sha256, index) => ({
			path: `${index}.gguf`,
			url: `https://x.example/${sha256}`,
			bytes: 1,
			sha256
		}))
	};
}

const stored = (hashes: readonly string[]): InstalledFile[] =>
	hashes.map((sha256) => ({ id: sha256, bytes: 1, sha256, trust: 'published' }));

test('what is installed survives a reload, with its dates', async () => {
	await open().add(planOf('one', ['a', 'b']));
	await open().update(planOf('one', ['a', 'b']), stored(['a', 'b']));
	await open().noteUse('one', 5);
	const [model, ...others] = await open().list();
	expect(others).toEqual([]);
	expect(model).toMatchObject({ id: 'one', claims: ['a', 'b'], lastUsedAtMs: 5, files: stored(['a', 'b']) });
	expect(model?.installedAtMs).toBeGreaterThanOrEqual(model!.addedAtMs);
});

test('a file that two models share goes with the second of them', async () => {
	const models = open();
	await models.add(planOf('one', ['a', 'shared']));
	await models.add(planOf('two', ['shared', 'b']));
	const removed: string[] = [];
	const remove = async (id: string) => void removed.push(id);
	await models.remove('one', remove);
	expect(removed).toEqual(['a']);
	await models.remove('two', remove);
	expect(removed).toEqual(['a', 'shared', 'b']);
	expect(await models.list()).toEqual([]);
});

test('a download that has only begun keeps a file that it will need', async () => {
	const models = open();
	await models.add(planOf('one', ['shared']));
	await models.update(planOf('one', ['shared']), stored(['shared']));
	await models.add(planOf('two', ['shared']));
	const removed: string[] = [];
	await models.remove('one', async (id) => void removed.push(id));
	expect(removed).toEqual([]);
});

test('a model that is set aside keeps its claims, and comes back as it was', async () => {
	const models = open();
	await models.add(planOf('one', ['a', 'shared']));
	await models.update(planOf('one', ['a', 'shared']), stored(['a', 'shared']));
	await models.noteUse('one', 5);
	const before = await models.list();
	await models.setAside('one');
	expect((await models.list())[0]?.removedAtMs).toBeGreaterThan(0);
	await models.add(planOf('two', ['shared']));
	const removed: string[] = [];
	await models.remove('two', async (id) => void removed.push(id));
	expect(removed).toEqual([]);
	await models.restore('one');
	expect(await models.list()).toEqual(before);
	await models.remove('one', async (id) => void removed.push(id), { onlyAside: true });
	expect(removed).toEqual([]);
});

test('a model that is wanted again while it is set aside is not taken away', async () => {
	const models = open();
	await models.add(planOf('one', ['a']));
	await models.setAside('one');
	await models.add(planOf('one', ['a', 'b']));
	const removed: string[] = [];
	await models.remove('one', async (id) => void removed.push(id), { onlyAside: true });
	expect(removed).toEqual([]);
	const [listed] = await models.list();
	expect(listed).toMatchObject({ claims: ['a', 'b'], files: null });
	expect(listed?.removedAtMs).toBeUndefined();
});

test('what was set aside and not wanted again goes with its files', async () => {
	const models = open();
	await models.add(planOf('one', ['a', 'b']));
	await models.setAside('one');
	const removed: string[] = [];
	await models.remove('one', async (id) => void removed.push(id), { onlyAside: true });
	expect(removed).toEqual(['a', 'b']);
	expect(await models.list()).toEqual([]);
});

test('what was removed is not listed again by a download that ends just then', async () => {
	const models = open();
	await models.add(planOf('one', ['a']));
	await models.remove('one', async () => {});
	await models.update(planOf('one', ['a']), stored(['a']));
	expect(await models.list()).toEqual([]);
});

test('another tab hears of a change, and lists the same', async () => {
	const heard = vi.fn<() => void>();
	const there = open(heard);
	await open().add(planOf('one', ['a']));
	await vi.waitFor(() => expect(heard).toHaveBeenCalled());
	expect(await there.list()).toMatchObject([{ id: 'one', files: null, installedAtMs: null }]);
});

test('a file without a published hash goes by its address', async () => {
	const url = 'https://x.example/m.gguf';
	expect(await storedId({ sha256: 'abc', url })).toBe('abc');
	expect(await storedId({ sha256: null, url })).toMatch(/^url-[0-9a-f]{64}$/);
	expect(await storedId({ sha256: null, url: null })).toBeNull();
});
