import { expect, test } from 'vitest';
import { makeRandom } from '#lib/base/random.ts';
import type { DownloadProgress } from '#lib/weights/types.ts';
import { failure, firstDifference, hub, openStore, publish } from './stage.ts';

const kills = 10;
const lineBytesPerSecond = 4_000_000;
/** What one kill may cost: bytes that were on their way to the tab when it died. On a slow line, so few that it shows. */
const onTheWayBytes = 2 ** 20;

test('64 MB whose worker is killed ten times arrive as they are, and nothing that was written comes twice', async () => {
	const { file, request } = await publish({ bytes: 64_000_000, lineBytesPerSecond });
	const random = makeRandom(20_261_121);
	const places = Array.from({ length: kills }, () => Math.floor(random() * file.bytes)).sort((a, b) => a - b);
	let hadBytes = 0;
	for (const place of [...places, Infinity]) {
		const store = openStore();
		let resumedBytes = 0;
		const onProgress = ({ loadedBytes, file: { phase } }: DownloadProgress) => {
			if (phase !== 'transferring') return;
			resumedBytes ||= loadedBytes;
			if (loadedBytes < place) return;
			hadBytes = loadedBytes;
			store.close();
		};
		const before = hadBytes;
		const error = await failure(store.download([request], { onProgress }));
		expect(resumedBytes).toBeGreaterThanOrEqual(before);
		if (place < Infinity) expect(error).toMatchObject({ code: 'model/store-unavailable' });
		else expect(await firstDifference(await store.open(request.sha256!), file)).toBe(-1);
	}
	const { sentBytes } = await hub.log(file);
	console.log(`sent twice with ${kills} kills: ${(((sentBytes - file.bytes) / file.bytes) * 100).toFixed(2)} %`);
	expect(sentBytes - file.bytes).toBeLessThan(kills * onTheWayBytes);
});
