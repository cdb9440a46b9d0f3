import { expect, test } from 'vitest';
import { failure, firstDifference, flipStored, hub, openStore, publish, quick } from './stage.ts';

const token = 'hf_only_for_this_test';

test('a gated file comes with the token of the user, which no redirect gets to see and no record keeps', async () => {
	const { file, request } = await publish({ gated: true, token });
	const authorization = { origin: new URL(request.url).origin, token };
	const store = openStore();
	await store.download([request], { authorization, tuning: quick });
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
	const { requests } = await hub.log(file);
	const carried = (place: string) => requests.filter(({ at }) => at === place).map(({ authorized }) => authorized);
	expect(new Set(carried('resolve'))).toEqual(new Set([true]));
	expect(new Set(carried('data'))).toEqual(new Set([false])); // another origin
	expect(await everythingStored()).not.toContain(token);

	await flipStored({ id: request.sha256! }, 1000);
	const later = openStore();
	expect(await failure(later.repair(request.sha256!, { tuning: quick }))).toMatchObject({ reason: 'no-access' });
	expect(await later.repair(request.sha256!, { authorization, tuning: quick })).toMatchObject({ state: 'ready' });
});

test.for([
	['no token', null, 401],
	['a wrong one', 'hf_wrong', 403]
] as const)('a gated file is refused at once with %s', async ([, wrong, status]) => {
	const { file, request } = await publish({ gated: true, token });
	const { origin } = new URL(request.url);
	const authorization = wrong === null ? undefined : { origin, token: wrong };
	expect(await failure(openStore().download([request], { authorization, tuning: quick }))).toEqual({
		code: 'model/refused',
		file: 'model.gguf',
		reason: 'no-access',
		status
	});
	expect((await hub.log(file)).requests.every(({ at }) => at === 'resolve')).toBe(true);
});

test('a token goes to no other origin, and a size that nobody told is asked for with it', async () => {
	const open = await publish();
	const authorization = { origin: 'https://elsewhere.example', token };
	await openStore().download([open.request], { authorization, tuning: quick });
	expect((await hub.log(open.file)).requests.some(({ authorized }) => authorized)).toBe(false);

	const { request } = await publish({ gated: true, token });
	const mine = { origin: new URL(request.url).origin, token };
	const [stored] = await openStore().download([{ ...request, bytes: null }], { authorization: mine, tuning: quick });
	expect(stored).toMatchObject({ state: 'ready' });
});

/** All records of all databases, as text. */
async function everythingStored(): Promise<string> {
	const found: unknown[] = [];
	for (const { name = '' } of await indexedDB.databases()) {
		const database = await result(indexedDB.open(name));
		for (const store of database.objectStoreNames) {
			found.push(await result(database.transaction(store).objectStore(store).getAll()));
		}
		database.close();
	}
	expect(JSON.stringify(found)).toContain('model.gguf'); // it did look
	return JSON.stringify(found);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error as Error);
	});
}
