import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/base/id.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { LibraryRemovals } from '#lib/state/library-removals.ts';
import { Notices } from '#lib/state/notices.svelte.ts';
import { InstalledModels, type InstalledModel } from '#lib/weights/installed.ts';

const names: string[] = [];
const opened: InstalledModels[] = [];

afterEach(() => {
	for (const models of opened.splice(0)) models.close();
	for (const name of names.splice(0)) indexedDB.deleteDatabase(name);
});

/** Ids of models name locks of the origin, so each test has its own. */
function planOf(id: string): InstallPlan {
	return {
		id,
		name: id,
		engine: 'wllama',
		quantization: 'Q8_0',
		source: { kind: 'url', url: 'https://x.example/a' },
		license: null,
		parameters: null,
		contextTokens: null,
		architecture: null,
		kind: 'chat',
		modalities: ['text'],
		shaderF16: false,
		files: [{ path: 'a.gguf', url: 'https://x.example/a', bytes: 1, sha256: `hash of ${id}` }]
	};
}

/** What one tab has: a list in a database that tabs share, and a store that only notes what is deleted. */
function openTab(name = `test-${newId()}`) {
	names.push(name);
	const records = new InstalledModels(() => {}, name);
	opened.push(records);
	const notices = new Notices();
	const deleted: string[] = [];
	let all: InstalledModel[] = [];
	const contents = {
		records,
		get all() {
			return all;
		},
		reread: async () => {
			all = await records.list();
		},
		refresh: () => Promise.resolve(),
		store: () => Promise.resolve({ remove: async (id: string) => void deleted.push(id) })
	};
	return { name, notices, deleted, contents, removals: new LibraryRemovals({ contents, notices }) };
}

async function withModel(tab = openTab()) {
	const id = newId();
	await tab.contents.records.add(planOf(id));
	const isListed = async () => {
		const model = (await tab.contents.records.list()).find((one) => one.id === id);
		return model !== undefined && model.removedAtMs === undefined;
	};
	return { ...tab, id, isListed };
}

test('its bytes stay as long as the notice does, and go with it', async () => {
	const { id, removals, notices, deleted, isListed } = await withModel();
	const onUndo = vi.fn<() => void>();
	await removals.remove(id, 'It is removed.', onUndo);
	expect(await isListed()).toBe(false);
	expect(notices.list).toMatchObject([{ text: 'It is removed.', action: { label: 'Undo' } }]);
	expect(deleted).toEqual([]);
	notices.dismiss(notices.list[0]!.id);
	await vi.waitFor(() => expect(deleted).toEqual([`hash of ${id}`]));
	expect(onUndo).not.toHaveBeenCalled();
});

test('Undo brings it back, and nothing is deleted then', async () => {
	const { id, removals, notices, deleted, isListed } = await withModel();
	const onUndo = vi.fn<() => void>();
	await removals.remove(id, 'It is removed.', onUndo);
	await notices.act(notices.list[0]!);
	await vi.waitFor(() => expect(onUndo).toHaveBeenCalledOnce());
	expect(await isListed()).toBe(true);
	expect(notices.list).toEqual([]);
	await removals.finishOld();
	expect(deleted).toEqual([]);
});

test('who wants it again meanwhile keeps it, and the notice goes', async () => {
	const { id, removals, notices, contents, deleted, isListed } = await withModel();
	await removals.remove(id, 'It is removed.', () => {});
	await contents.records.add(planOf(id));
	removals.withdraw(id);
	expect(notices.list).toEqual([]);
	await removals.finishAll(); // waits for what is under way
	expect(await isListed()).toBe(true);
	expect(deleted).toEqual([]);
});

test('where room is needed it goes at once', async () => {
	const { id, removals, notices, deleted } = await withModel();
	expect(await removals.finishAll()).toBe(false);
	await removals.remove(id, 'It is removed.', () => {});
	expect(await removals.finishAll()).toBe(true);
	expect(deleted).toEqual([`hash of ${id}`]);
	expect(notices.list).toEqual([]);
});

test('what a tab that is gone has set aside goes at the next start, and what a notice stands for does not', async () => {
	const first = await withModel();
	const second = openTab(first.name);
	await first.removals.remove(first.id, 'It is removed.', () => {});
	const gone = newId();
	await first.contents.records.add(planOf(gone));
	await first.contents.records.setAside(gone); // its tab crashed after this
	await second.contents.reread();
	await second.removals.finishOld();
	expect(second.deleted).toEqual([`hash of ${gone}`]);
	expect(first.deleted).toEqual([]);
	first.notices.dismiss(first.notices.list[0]!.id);
	await vi.waitFor(() => expect(first.deleted).toEqual([`hash of ${first.id}`]));
});
