import { expect, test } from 'vitest';
import { makeRandom } from '#lib/base/random.ts';
import type { DownloadProgress } from '#lib/weights/types.ts';
import { failure, firstDifference, hub, openStore, publish } from './stage.ts';

const kills = 10;
/** Slow enough for a busy machine: what is still on its way to a tab when it dies is counted as fetched twice. */
const lineBytesPerSecond = 4_000_000;

test('64 MB whose worker is killed ten times arrive as they are, with at most 1 % fetched twice', async () => {
	const { file, request } = await publish({ bytes: 64_000_000, lineBytesPerSecond });
	const random = makeRandom(20_261_121);
	const places = Array.from({ length: kills }, () => Math.floor(random() * file.bytes)).sort((a, b) => a - b);
	for (const place of places) {
		const store = openStore();
		const onProgress = ({ loadedBytes, file: { phase } }: DownloadProgress) => {
			if (phase === 'transferring' && loadedBytes >= place) store.close();
		};
		expect(await failure(store.download([request], { onProgress }))).toMatchObject({ code: 'model/store-unavailable' });
	}
	const store = openStore();
	await store.download([request]);
	const { sentBytes } = await hub.log(file);
	console.log(`fetched twice: ${(((sentBytes - file.bytes) / file.bytes) * 100).toFixed(2)} % of the file`);
	expect(sentBytes - file.bytes).toBeLessThanOrEqual(file.bytes / 100);
	expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
});
