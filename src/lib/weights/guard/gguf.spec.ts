import { expect, test } from 'vitest';
import { MalformedError } from '#lib/base/malformed.ts';
import { checkGguf } from '#lib/weights/guard/gguf.ts';
import {
	type GgufParts,
	type GgufSample,
	type GgufTensorSample,
	sampleGguf,
	uint
} from '#lib/weights/guard/samples.ts';
import { splitProblem } from '#lib/weights/guard/split.ts';

const check = (bytes: Uint8Array<ArrayBuffer>) => checkGguf(new Blob([bytes]));
const architecture = ['general.architecture', 'llama'] as const;
const withKeys = (...keys: (readonly [string | Uint8Array<ArrayBuffer>, GgufSample])[]) =>
	sampleGguf({ metadata: [architecture, ...keys] });
const withTensors = (...tensors: GgufTensorSample[]) => sampleGguf({ tensors });
const tensor = (changes: Partial<GgufTensorSample>) => ({ name: 't', dims: [4], type: 0, offset: 0, ...changes });
const notText = Uint8Array.of(0x66, 0xff, 0xfe);
const uint64 = (value: number): GgufSample => ({ type: 10, bytes: uint(value, 8) });
/** A list with its type, count and content as given. */
const list = (itemType: number, count: number | bigint, content = new Uint8Array(0)): GgufSample => ({
	type: 9,
	bytes: new Uint8Array([...uint(itemType, 4), ...uint(count, 8), ...content])
});
const split = (index: number, count: number, tensors = 4, changes: Partial<GgufParts> = {}) =>
	sampleGguf({
		metadata: [
			...(index === 0 ? [architecture] : []),
			...([
				['split.no', index],
				['split.count', count],
				['split.tensors.count', tensors]
			] as const)
		],
		...changes
	});

test('a sound file says what it is', async () => {
	expect(await check(sampleGguf())).toEqual({
		...{ format: 'gguf', type: 'model', architecture: 'llama' },
		...{ split: null, tensorCount: 2 }
	});
	expect(await check(withKeys(['general.type', 'adapter']))).toMatchObject({ type: 'adapter' });
});

test('what publishers are free in is accepted', async () => {
	await check(sampleGguf({ version: 2 }));
	await check(withKeys(['general.alignment', 32], ['a', uint64(1)], ['b', list(5, 2, uint(1, 8))], ['c', list(8, 0)]));
	await check(withKeys(['tokenizer.ggml.tokens', { texts: ['\ufffd', '', 'x'.repeat(70_000)] }]));
	await check(withTensors(tensor({ dims: [] }), tensor({ name: 'u', dims: [0, 9], offset: 32 })));
	await check(sampleGguf({ dataBytes: 1000 }));
	expect((await check(split(1, 2))).split).toEqual({ index: 1, count: 2, tensorCount: 4 });
});

test.for<[string, Uint8Array<ArrayBuffer>, RegExp]>([
	['another mark', sampleGguf({ magic: 'GGUG' }), /is not a GGUF file/],
	['three bytes', sampleGguf().slice(0, 3), /ends in the middle of its first bytes/],
	['version 1', sampleGguf({ version: 1 }), /version 1, which nothing reads any more/],
	['version 4', sampleGguf({ version: 4 }), /version 4, which this app does not know yet/],
	['the other order of bytes', sampleGguf({ version: 0x03000000 }), /another order of bytes/],
	['2^62 tensors', sampleGguf({ tensorCount: 2n ** 62n }), /claims 4611686018427387904 tensors, more than any/],
	['more tensors than bytes', sampleGguf({ tensorCount: 90_000 }), /claims 90000 tensors, for which it is too short/],
	['2^64 - 1 keys', sampleGguf({ keyCount: 2n ** 64n - 1n }), /claims 18446744073709551615 metadata keys/],
	['a key without a name', withKeys(['', 1]), /leaves a metadata key empty/],
	['a key of 70 kB', withKeys(['x'.repeat(70_000), 1]), /has 70000 bytes for a metadata key/],
	['a key that is no text', withKeys([notText, 1]), /no text for a metadata key/],
	['a key twice', withKeys(['a', 1], ['a', 2]), /metadata key "a" twice/],
	['an unknown type of value', withKeys(['a', { type: 13, bytes: uint(0, 8) }]), /unknown type 13/],
	[
		'a string of 2^60 bytes',
		withKeys(['a', { type: 8, bytes: uint(2n ** 60n, 8) }]),
		/claims 1152921504606846976 bytes/
	],
	[
		'a list of 2^61 numbers',
		withKeys(['a', list(10, 2n ** 61n)]),
		/items in the value of "a", for which it is too short/
	],
	['a list of 2^40 strings', withKeys(['a', list(8, 2n ** 40n)]), /for which it is too short/],
	['a list of lists', withKeys(['a', list(9, 1, uint(0, 8))]), /list of lists/],
	['a list of an unknown type', withKeys(['a', list(99, 1)]), /unknown type 99/],
	['no architecture', sampleGguf({ metadata: [] }), /does not say of which architecture/],
	['a number for an architecture', sampleGguf({ metadata: [['general.architecture', 3]] }), /of which architecture/],
	['alignment 0', withKeys(['general.alignment', 0]), /no power of two/],
	['alignment 24', withKeys(['general.alignment', 24]), /no power of two/],
	['alignment 2^31', withKeys(['general.alignment', 2 ** 31]), /no power of two/],
	['alignment in 64 bits', withKeys(['general.alignment', uint64(32)]), /no power of two/],
	['no tensors', withTensors(), /holds no weights/],
	['a tensor without a name', withTensors(tensor({ name: '' })), /leaves the name of a tensor empty/],
	['a name of 64 bytes', withTensors(tensor({ name: 'x'.repeat(64) })), /has 64 bytes for the name of a tensor/],
	['a name that is no text', withTensors(tensor({ name: notText })), /no text for the name of a tensor/],
	['a name twice', withTensors(tensor({}), tensor({ offset: 32 })), /two tensors called "t"/],
	['5 dimensions', withTensors(tensor({ dims: [1, 1, 1, 1, 1] })), /5 dimensions; 4 are the most/],
	['a dimension of 2^63', withTensors(tensor({ dims: [2n ** 63n] })), /more numbers than can be counted/],
	[
		'dimensions that overflow',
		withTensors(tensor({ dims: [2n ** 32n, 2n ** 32n] })),
		/more numbers than can be counted/
	],
	['dimensions of 4 EB', withTensors(tensor({ dims: [2n ** 60n] })), /more data than any disk holds/],
	['an unknown encoding', withTensors(tensor({ type: 99 })), /this app does not know \(99\)/],
	['an encoding that was removed', withTensors(tensor({ type: 31 })), /llama.cpp no longer reads \(31\)/],
	['rows that are no whole blocks', withTensors(tensor({ type: 12, dims: [255] })), /rows of 255 numbers, which Q4_K/],
	['an odd offset', withTensors(tensor({ offset: 16 })), /between two multiples of 32/],
	['an offset of 2^63', withTensors(tensor({ offset: 2n ** 63n })), /more data than any disk holds/],
	['two tensors in one place', withTensors(tensor({ dims: [9] }), tensor({ name: 'u', offset: 32 })), /the same place/],
	['data that is cut off', sampleGguf({ dataBytes: 99 }), /is incomplete: \d+ B of \d+ B are there/],
	['a split without its number', withKeys(['split.count', 2]), /does not say rightly which/],
	['part 3 of 2', split(2, 2), /does not say rightly which/],
	['a split by words', withKeys(['split.count', 'two']), /gives no number for split.count/]
])('refuses %s', async ([, bytes, reason]) => {
	const error: unknown = await check(bytes).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(MalformedError);
	expect((error as MalformedError).message).toMatch(reason);
});

test('refuses the file at every length before its end', async () => {
	const whole = sampleGguf();
	for (let length = 0; length < whole.length; length++)
		await expect(check(whole.slice(0, length))).rejects.toBeInstanceOf(MalformedError);
});

test('says at which byte', async () => {
	const bytes = sampleGguf({ version: 4 });
	await expect(check(bytes)).rejects.toMatchObject({ atByte: 4 });
});

test('names out of a file are shown on one line, in one direction, and not without end', async () => {
	const name = `a\n\u202eb${'x'.repeat(90)}`;
	await expect(check(withKeys([name, 1], [name, 1]))).rejects.toThrow(`"a??b${'x'.repeat(56)}..."`);
});

test('the parts of a split model must be all there, in order, of one model', async () => {
	const parts = await Promise.all([split(0, 2), split(1, 2)].map(check));
	const [first, second] = parts;
	expect(splitProblem(parts)).toBeNull();
	expect(splitProblem([first!])).toEqual({ kind: 'not-all', count: 2 });
	expect(splitProblem([second!, first!])).toEqual({ kind: 'mixed' });
	expect(splitProblem([first!, await check(split(1, 2, 5))])).toEqual({ kind: 'mixed' });
	expect(splitProblem([first!, await check(sampleGguf())])).toEqual({ kind: 'mixed' });
	expect(splitProblem([await check(sampleGguf()), first!])).toEqual({ kind: 'not-split' });
	const long = [await check(split(0, 2, 9)), await check(split(1, 2, 9))];
	expect(splitProblem(long)).toEqual({ kind: 'tensors', found: 4, promised: 9 });
});
