import { expect, test } from 'vitest';
import { MalformedError } from '#lib/base/malformed.ts';
import { checkSafetensors } from '#lib/weights/guard/safetensors.ts';
import { join, sampleSafetensors, uint } from '#lib/weights/guard/samples.ts';

const check = (bytes: Uint8Array<ArrayBuffer>) => checkSafetensors(new Blob([bytes]));
const one = (changes: object, dataBytes = 8) =>
	sampleSafetensors({ t: { dtype: 'F16', shape: [4], data_offsets: [0, 8], ...changes } }, dataBytes);
const two = (offsets: readonly number[], dataBytes: number) =>
	sampleSafetensors(
		{
			t: { dtype: 'U8', shape: [8], data_offsets: [0, 8] },
			u: { dtype: 'U8', shape: [8], data_offsets: offsets }
		},
		dataBytes
	);
const entry = '{"dtype":"U8","shape":[8],"data_offsets":[0,8]}';

test('a sound file is counted', async () => {
	expect(await check(sampleSafetensors())).toEqual({ format: 'safetensors', quantization: null, tensorCount: 2 });
	expect((await check(sampleSafetensors('{}   ', 0))).tensorCount).toBe(0);
	await check(one({ dtype: 'F4', shape: [3, 5] }));
	await check(sampleSafetensors({ 'a"[{:\\"': { dtype: 'U8', shape: [], data_offsets: [0, 1] } }, 1));
});

test.for<[string, Uint8Array<ArrayBuffer>, RegExp]>([
	['nothing', new Uint8Array(0), /ends in the middle of the length/],
	['a header of 2^63 bytes', join(uint(2n ** 63n, 8), '{}'), /claims a header of 9223372036854775808 bytes/],
	['a header longer than the file', join(uint(100, 8), '{}'), /ends in the middle of its header/],
	['an empty header', join(uint(0, 8)), /header without content/],
	['no JSON', sampleSafetensors('{"t":'), /header that is no JSON/],
	['bytes that are no text', sampleSafetensors(Uint8Array.of(0x7b, 0xff, 0x7d)), /header that is no JSON/],
	['a list', sampleSafetensors('[]'), /no list of tensors/],
	['a name twice', sampleSafetensors(`{"t":${entry},"t":${entry}}`, 8), /uses a name twice/],
	['a property twice', sampleSafetensors(`{"t":{"dtype":"I8",${entry.slice(1)}}`, 8), /uses a name twice/],
	['deep lists', sampleSafetensors(`{"t":${'['.repeat(1e5)}${']'.repeat(1e5)}}`), /deeper than its format/],
	['half a million lists', sampleSafetensors(`[${'[],'.repeat(5e5)}[]]`), /more tensors than any model/],
	['no description', sampleSafetensors({ t: 3 }), /no description in its tensor "t"/],
	['an unknown kind of number', one({ dtype: 'Q4' }), /unknown kind "Q4"/],
	['a kind from JavaScript', one({ dtype: 'constructor' }), /unknown kind "constructor"/],
	['a negative dimension', one({ shape: [-4] }), /shape that makes no sense/],
	['half a dimension', one({ shape: [0.5] }), /shape that makes no sense/],
	['a dimension beyond 2^53', one({ shape: [2 ** 60] }), /shape that makes no sense/],
	['dimensions that overflow', one({ shape: [2 ** 52, 2 ** 52] }), /more numbers than can be counted/],
	['no offsets', one({ data_offsets: undefined }), /offsets that make no sense/],
	['offsets that run backwards', one({ data_offsets: [8, 0] }), /gives -8 bytes to numbers that take 8/],
	['too little room', one({ data_offsets: [0, 7] }), /gives 7 bytes to numbers that take 8/],
	['two tensors in one place', two([4, 12], 12), /"t" and "u" into the same place/],
	['a gap', two([10, 18], 18), /gaps between its tensors/],
	['data that is cut off', two([8, 16], 15), /is incomplete: \d+ B of \d+ B/],
	['data that belongs to nothing', two([8, 16], 17), /data behind its last tensor/]
])('refuses %s', async ([, bytes, reason]) => {
	const error: unknown = await check(bytes).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(MalformedError);
	expect((error as MalformedError).message).toMatch(reason);
});
