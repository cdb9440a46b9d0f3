import { test } from 'vitest';
import { cdp } from 'vitest/browser';
import { openDB } from 'idb';
const { origin } = location;
function noise(length: number): string {
	const bytes = new Uint8Array(length);
	for (let start = 0; start < length; start += 65_536) crypto.getRandomValues(bytes.subarray(start, start + 65_536));
	return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
test('x', async () => {
	const db = await openDB('zz', 1, { upgrade(d) { d.createObjectStore('s'); } });
	await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
	for (const size of [30_000, 8_000_000]) {
		for (let i = 0; i < (size < 100000 ? 200: 8); i++) {
			try { await db.put('s', noise(size), `${size}-${i}`); if (size > 100000 || i % 50 === 0) console.log('ok', size, i, JSON.stringify(await navigator.storage.estimate())); }
			catch (e) { console.log('fail', size, i, String(e), (e as any)?.constructor?.name); break; }
		}
	}
	await cdp().send('Storage.overrideQuotaForOrigin', { origin });
});
