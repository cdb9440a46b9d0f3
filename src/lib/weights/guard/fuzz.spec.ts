import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { makeRandom } from '#lib/base/random.ts';
import { checkModelFile } from '#lib/weights/guard/guard.ts';
import {
	externalData,
	field,
	type GgufSample,
	onnxGraph,
	onnxTensor,
	sampleGguf,
	sampleOnnx,
	sampleSafetensors,
	uint
} from '#lib/weights/guard/samples.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Random = (below: number) => number;

/** A file in memory, at once and without the machinery of a real one (which the other specs have); counts what is read. */
class CountedBlob extends Blob {
	readBytes = 0;
	#bytes: Bytes;

	constructor(bytes: Bytes) {
		super();
		this.#bytes = bytes;
	}

	override get size(): number {
		return this.#bytes.length;
	}

	override slice(start = 0, end = this.size): Blob {
		const piece = this.#bytes.slice(start, end);
		this.readBytes += piece.length;
		return { arrayBuffer: () => Promise.resolve(piece.buffer) } as Blob;
	}
}

/** Numbers that break careless readers. */
const hostile = [0n, 1n, 0x7fn, 0xffn, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n];
const hostileTexts = ['[[[[[[', '9'.repeat(30), '-1', '1e999', '"__proto__"', '\\u0000', '"', '}', 'null'];

const mutations: readonly ((bytes: Bytes, random: Random) => Bytes)[] = [
	/** Flips some bits. */
	(bytes, random) => {
		for (let flips = 1 + random(8); flips > 0; flips--) {
			const at = random(bytes.length);
			bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
		}
		return bytes;
	},
	/** Cuts it off. */
	(bytes, random) => bytes.slice(0, random(bytes.length)),
	/** Writes a huge or odd number somewhere, as 8 or 4 bytes. */
	(bytes, random) => {
		const wide = new Uint8Array(BigUint64Array.of(hostile[random(hostile.length)] ?? 2n ** 64n - 1n).buffer);
		const number = wide.subarray(0, random(2) === 0 ? 8 : 4);
		bytes.set(number, random(bytes.length - number.length));
		return bytes;
	},
	/** Copies one piece over another. */
	(bytes, random) => {
		const from = random(bytes.length);
		const piece = bytes.slice(from, from + 1 + random(64));
		bytes.set(piece, random(bytes.length - piece.length));
		return bytes;
	},
	/** Puts noise in, so that all behind it moves. */
	(bytes, random) => {
		const at = random(bytes.length);
		const noise = Uint8Array.from({ length: 1 + random(40) }, () => random(256));
		return new Uint8Array([...bytes.subarray(0, at), ...noise, ...bytes.subarray(at)]);
	},
	/** Takes a piece out. */
	(bytes, random) => {
		const at = random(bytes.length);
		return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + random(24))]);
	},
	/** Writes odd text somewhere. */
	(bytes, random) => {
		const text = new TextEncoder().encode(hostileTexts[random(hostileTexts.length)]);
		bytes.set(text, random(bytes.length - text.length));
		return bytes;
	}
];

const samples: readonly [string, Bytes][] = [
	['a.gguf', sampleGguf()],
	['a.safetensors', sampleSafetensors()],
	['a.onnx', sampleOnnx()],
	['b.onnx', sampleOnnx(onnxGraph(onnxTensor('t', ...externalData({ location: 'b.data', offset: '0' }))))]
];

/** What no mutation of these small files may exceed: each byte is looked at a few times, and no more. */
const mostReads = 4;

test('ten thousand mutated headers are refused in words or accepted, without reading on for ever', async () => {
	const uniform = makeRandom(20261121);
	const random: Random = (below) => Math.floor(uniform() * Math.max(1, below));
	const refused = new Map<string, number>();
	const surprises: unknown[] = [];
	let accepted = 0;
	for (let round = 0; round < 10_000; round++) {
		const [path, sample] = samples[round % samples.length]!;
		let bytes: Bytes = sample.slice();
		// At least 40 bytes, so that every mutation has room; cutting off below that has its own tests.
		for (let count = 1 + random(3); count > 0 && bytes.length > 40; count--)
			bytes = mutations[random(mutations.length)]!(bytes, random);
		const blob = new CountedBlob(bytes);
		try {
			await checkModelFile({ path, blob }, [{ path: 'b.data', bytes: 16 }]);
			accepted++;
		} catch (error) {
			const reason = isAppError(error, 'model/malformed') ? error.details.reason : '';
			if (!/^[a-z].{5,300}$/u.test(reason)) surprises.push({ round, path, error });
			const kind = reason.replace(/[\d"].*/u, '');
			refused.set(kind, (refused.get(kind) ?? 0) + 1);
		}
		if (blob.readBytes > mostReads * bytes.length + 1024) surprises.push({ round, path, read: blob.readBytes });
	}
	expect(surprises).toEqual([]);
	const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0);
	expect(accepted + refusals).toBe(10_000);
	// Else the mutations would miss the headers, or all fail in the same place.
	expect(refusals).toBeGreaterThan(5000);
	expect(accepted).toBeGreaterThan(100);
	expect(refused.size).toBeGreaterThan(40);
}, 60_000);

/** Eight gigabytes: a real beginning, and the same few bytes for ever after. */
class HugeBlob extends Blob {
	readBytes = 0;
	#start: Bytes;
	#rest: Bytes;

	constructor(start: Bytes, rest: Bytes) {
		super();
		this.#start = start;
		this.#rest = rest;
	}

	override get size(): number {
		return 8e9;
	}

	override slice(start = 0, end = this.size): Blob {
		this.readBytes += end - start;
		const head = this.#start.subarray(start, end);
		const rest = this.#rest;
		const bytes = new Uint8Array(end - start);
		let filled = head.length;
		const begun = (start + filled - this.#start.length) % rest.length;
		bytes.set(head);
		for (const piece of [rest.subarray(begun), rest.subarray(0, begun)]) {
			const fitting = piece.subarray(0, bytes.length - filled);
			bytes.set(fitting, filled);
			filled += fitting.length;
		}
		for (; filled < bytes.length; filled += filled - head.length) bytes.copyWithin(filled, head.length, filled);
		return { arrayBuffer: () => Promise.resolve(bytes.buffer) } as Blob;
	}
}

const manyTexts: GgufSample = { type: 9, bytes: new Uint8Array([...uint(8, 4), ...uint(9e8, 8)]) };
const ggufHead = sampleGguf({ metadata: [['a', manyTexts]], tensors: [], tensorCount: 0, dataBytes: 0 });
/** Behind the count of the list; the sample is filled up to a multiple of 32. */
const ggufStart = ggufHead.slice(0, 24 + 8 + 1 + 4 + 4 + 8);

test.for<[string, Bytes, Bytes, RegExp]>([
	['nine hundred million texts', ggufStart, new Uint8Array(8), /describes itself in more than 67\.1 MB/],
	['numbers of a graph', Uint8Array.of(8, 10), Uint8Array.of(0x28, 0), /has more parts than any model/],
	['a graph full of texts', Uint8Array.of(8, 10), field(6, 'x'.repeat(9000)), /describes itself in more than 134 MB/]
])('of eight gigabytes of %s little is read', { timeout: 60_000 }, async ([, start, rest, reason]) => {
	const blob = new HugeBlob(start, rest);
	await expect(checkModelFile({ path: start === ggufStart ? 'a.gguf' : 'a.onnx', blob })).rejects.toThrow(reason);
	expect(blob.readBytes).toBeLessThan(135 << 20);
});
