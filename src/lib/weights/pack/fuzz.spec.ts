import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { makeRandom } from '#lib/base/random.ts';
import { openPack, verifyPack } from '#lib/weights/pack/read-pack.ts';
import { fileToPack, sampleModel } from '#lib/weights/pack/samples.ts';
import { blockBytes, writeHeader } from '#lib/weights/pack/tar.ts';
import { writePack } from '#lib/weights/pack/write-pack.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Random = (below: number) => number;

/** A file in memory, without the machinery of a real one, which `pack.spec.ts` has. */
function memoryBlob(bytes: Bytes): Blob {
	return {
		size: bytes.length,
		slice: (start?: number, end?: number) => memoryBlob(bytes.slice(start, end)),
		arrayBuffer: () => Promise.resolve(bytes.slice().buffer)
	} as Blob;
}

const files = [await fileToPack('model.gguf', 2500), await fileToPack('onnx/b.onnx', 700, 2)];
const sound = new Uint8Array(await (await writePack(sampleModel, files, { chunkBytes: 1024, nowMs: 0 })).arrayBuffer());
const promised = new Map(files.map(({ path, sha256 }) => [path, sha256]));
const descriptionBytes = sound.indexOf(0, blockBytes) - blockBytes;

const hostileTexts = ['9'.repeat(30), '-1', '1e999', '"__proto__"', '\\u0000', '../', 'null', '[]', '{', '}', '"'];

const mutations: readonly ((bytes: Bytes, random: Random) => Bytes)[] = [
	/** Flips some bits anywhere. */
	(bytes, random) => {
		for (let flips = 1 + random(4); flips > 0; flips--) bytes[random(bytes.length)]! ^= 1 << random(8);
		return bytes;
	},
	/** Flips a bit of the description. */
	(bytes, random) => {
		bytes[blockBytes + random(descriptionBytes)]! ^= 1 << random(8);
		return bytes;
	},
	/** Cuts it off. */
	(bytes, random) => bytes.slice(0, random(bytes.length)),
	/** Writes something hostile into the description, whose size stays. */
	(bytes, random) => {
		const text = new TextEncoder().encode(hostileTexts[random(hostileTexts.length)]);
		bytes.set(text, blockBytes + random(descriptionBytes - text.length));
		return bytes;
	},
	/** Lies about the size of the description, with a header that is sound in itself. */
	(bytes, random) => {
		bytes.set(writeHeader({ name: 'hearth.json', bytes: random(2) ? random(20_000) : 8 ** 11 - 1 - random(9) }, 0));
		return bytes;
	},
	/** Takes a piece out, so that all behind it moves. */
	(bytes, random) => {
		const from = random(bytes.length);
		const length = random(2) ? blockBytes : 1 + random(600);
		return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + length)]);
	},
	/** Copies one block over another. */
	(bytes, random) => {
		const blocks = bytes.length / blockBytes;
		bytes.copyWithin(random(blocks) * blockBytes, random(blocks) * blockBytes, random(blocks) * blockBytes);
		return bytes;
	}
];

test('of two thousand changed packs each is refused with a reason, or holds what was packed', async () => {
	const random = makeRandom(20261121);
	const below: Random = (limit) => Math.floor(random() * limit);
	let refused = 0;
	for (let round = 0; round < 2100; round++) {
		const mutate = mutations[round % mutations.length]!;
		const bytes = mutate(sound.slice(), below);
		try {
			const pack = await openPack('x.hearth', memoryBlob(bytes));
			await verifyPack('x.hearth', pack);
			for (const { packed, blob } of pack.files) {
				// A name, or the promise of the whole, may have been changed: then the store refuses it as it is written.
				const expected = promised.get(packed.path);
				if (packed.sha256 === expected && (await sha256Hex(new Uint8Array(await blob.arrayBuffer()))) !== expected)
					throw new Error(`round ${round}`);
			}
		} catch (error) {
			if (!isAppError(error, 'model/malformed')) throw error;
			expect(error.details.reason).toMatch(/^[a-z]/);
			refused++;
		}
	}
	expect(refused).toBeGreaterThan(1200);
}, 60_000);
