import { afterEach, expect, test, vi } from 'vitest';
import { askToPersist, storageEstimate } from '#lib/storage/persistence.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

test('tells what is used, and whether it is kept', async () => {
	const estimate = await storageEstimate();
	expect(estimate.usageBytes).toBeGreaterThanOrEqual(0);
	expect(estimate.quotaBytes).toBeGreaterThan(0);
	expect(estimate.persisted).toBe(await navigator.storage.persisted());
	expect(await askToPersist()).toBe(await navigator.storage.persisted());
});

test('says that it does not know where the browser does not say', async () => {
	vi.spyOn(navigator, 'storage', 'get').mockReturnValue(undefined as unknown as StorageManager);
	expect(await storageEstimate()).toEqual({ usageBytes: null, quotaBytes: null, persisted: false });
	expect(await askToPersist()).toBe(false);
});

test('takes a refusal for a no', async () => {
	vi.spyOn(navigator.storage, 'estimate').mockRejectedValue(new DOMException('', 'SecurityError'));
	vi.spyOn(navigator.storage, 'persist').mockRejectedValue(new TypeError());
	expect(await storageEstimate()).toMatchObject({ usageBytes: null, quotaBytes: null });
	expect(await askToPersist()).toBe(false);
});
