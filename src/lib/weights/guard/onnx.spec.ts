import { expect, test } from 'vitest';
import { MalformedError } from '#lib/base/malformed.ts';
import { checkOnnx } from '#lib/weights/guard/onnx.ts';
import { externalData, field, join, onnxGraph, onnxTensor, sampleOnnx, varint } from '#lib/weights/guard/samples.ts';

const check = (bytes: Uint8Array<ArrayBuffer>, siblings: Parameters<typeof checkOnnx>[1] = null) =>
	checkOnnx(new Blob([bytes]), siblings);
type Fields = Uint8Array<ArrayBuffer>[];
const withTensor = (...fields: Fields) => sampleOnnx(onnxGraph(onnxTensor('t', ...fields)));
const dims = (...sizes: number[]) => sizes.map((size) => field(1, size));
const raw = (bytes: number) => field(9, new Uint8Array(bytes));
const outside = (entries: Record<string, string>) => withTensor(...externalData(entries));
const operators = field(8, field(2, 21));

/** Graphs within the `If` nodes of graphs. */
function nested(depth: number): Uint8Array<ArrayBuffer> {
	let graph = onnxGraph();
	for (let level = 0; level < depth; level++) graph = field(1, field(5, field(6, graph)));
	return sampleOnnx(graph);
}

test('a sound graph is walked through, its constants and nested graphs included', async () => {
	expect(await check(sampleOnnx())).toEqual({ format: 'onnx', tensorCount: 3 });
	expect((await check(nested(5))).tensorCount).toBe(3);
});

test.for<[string, Fields]>([
	['a packed shape', [field(1, join(varint(2), varint(3))), field(2, 1), raw(24)]],
	['numbers of 4 bits', [...dims(3), field(2, 22), raw(2)]],
	['a list of floats', [...dims(3), field(2, 1), field(4, new Uint8Array(12))]],
	['a list of halves', [...dims(2), field(2, 10), field(5, join(varint(15360), varint(1)))]],
	['numbers of a list one by one', [...dims(2), field(2, 7), field(7, 1), field(7, -1)]],
	['texts', [...dims(2), field(2, 8), field(6, 'a'), field(6, 'b')]],
	['nothing in no room', [...dims(0, 7), field(2, 1)]],
	['fields of a later version', [...dims(1), field(2, 2), raw(1), field(99, 'new'), field(98, 1)]]
])('accepts %s', async ([, fields]) => {
	expect((await check(withTensor(...fields))).tensorCount).toBe(2);
});

test.for<[string, Uint8Array<ArrayBuffer>, RegExp]>([
	['no version', join(field(7, onnxGraph()), operators), /says no version that ONNX has/],
	['version 1000', join(field(1, 1000), field(7, onnxGraph()), operators), /says no version that ONNX has/],
	['no graph', join(field(1, 10), operators), /has no graph/],
	['two graphs', join(sampleOnnx(), field(7, onnxGraph())), /has two graphs/],
	['no operators', join(field(1, 10), field(7, onnxGraph())), /which operators it uses/],
	['a number for a graph', join(field(1, 10), field(7, 3)), /a number where a part of the graph belongs/],
	['a part of an unknown kind', join(field(1, 10), varint((2 << 3) | 3)), /part of an unknown kind/],
	['a part without a number', join(field(1, 10), varint(0), varint(0)), /without a valid number/],
	['a number of 77 bits', join(varint(8), new Uint8Array(11).fill(0xff)), /more than 64 bits/],
	[
		'a length of 2^63',
		join(field(1, 10), varint((7 << 3) | 2), varint(2n ** 63n)),
		/part of 9223372036854775808 bytes/
	],
	['a tensor longer than its graph', sampleOnnx(join(varint((5 << 3) | 2), varint(50), 'x')), /in a place for 1$/],
	['a cut graph', sampleOnnx().slice(0, 90), /is incomplete: 90 B of at least \d+ B/],
	['graphs in graphs without end', nested(40), /nests graphs deeper/],
	['two tensors of one name', sampleOnnx(onnxGraph(onnxTensor('t'), onnxTensor('t'))), /two tensors called "t"/],
	['a name that is no text', withTensor(field(8, Uint8Array.of(255))), /no text for the name of a tensor/],
	['a name of 5 kB', withTensor(field(8, 'x'.repeat(5000))), /has 5000 bytes for the name/],
	['too little data', withTensor(...dims(2, 3), field(2, 1), raw(23)), /has 23 bytes where its shape takes 24/],
	['too much data', withTensor(...dims(2, 3), field(2, 1), raw(25)), /has 25 bytes where its shape takes 24/],
	['no data', withTensor(...dims(2, 3), field(2, 1)), /claims 6 numbers and has fewer/],
	['a list that is too short', withTensor(...dims(3), field(2, 1), field(4, new Uint8Array(8))), /claims 3 numbers/],
	['data twice', withTensor(...dims(1), field(2, 2), raw(1), raw(1)), /has its numbers twice/],
	['raw data and a list', withTensor(...dims(1), field(2, 2), raw(1), field(5, 1)), /has its numbers twice/],
	['text as raw data', withTensor(...dims(1), field(2, 8), raw(1)), /has text as raw bytes/],
	['a negative dimension', withTensor(...dims(-1), field(2, 1), raw(4)), /a negative dimension/],
	['dimensions that overflow', withTensor(...dims(2 ** 40, 2 ** 40), field(2, 1)), /more numbers than can be counted/],
	['65 dimensions', withTensor(...dims(...Array<number>(65).fill(1))), /more than 64 dimensions/],
	['65 packed dimensions', withTensor(field(1, new Uint8Array(65).fill(1))), /more than 64 dimensions/],
	['no kind of number', withTensor(...dims(1), raw(4)), /does not know, maybe a newer one \(0\)/],
	['an unknown kind of number', withTensor(...dims(1), field(2, 99), raw(4)), /maybe a newer one \(99\)/]
])('refuses %s', async ([, bytes, reason]) => {
	const error: unknown = await check(bytes).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(MalformedError);
	expect((error as MalformedError).message).toMatch(reason);
});

test.for([
	...['', '..', '.', '../secret', '/etc/passwd', 'C:\\data', 'a/../../b', 'sub/model.data', 'http://example.org/x'],
	...['*/_ORT_MEM_ADDR_/*', '.\\x', 'a\0b', 'x'.repeat(300)]
])('never follows a reference to %j', async (location) => {
	await expect(check(outside({ location }))).rejects.toThrow(/which is no file beside it/);
});

test('data in another file of the model must be there in full', async () => {
	const siblings = [{ path: 'onnx/m.onnx_data', bytes: 40 }];
	const at = (offset: string, length = '16') => outside({ location: 'm.onnx_data', offset, length });
	await check(at('24'), siblings);
	await check(outside({ location: './m.onnx_data' }), siblings);
	await expect(check(at('25'), siblings)).rejects.toThrow(/behind the end of "m.onnx_data"/);
	await expect(check(at('0', '15'))).rejects.toThrow(/takes 15 bytes of another file/);
	await expect(check(at('-1'))).rejects.toThrow(/makes no sense/);
	await expect(check(at('0x10'))).rejects.toThrow(/makes no sense/);
	await expect(check(at('9'.repeat(19)), siblings)).rejects.toThrow(/behind the end/);
	await expect(check(outside({ location: 'other' }), siblings)).rejects.toThrow(/needs the file "other"/);
	const twice = withTensor(...externalData({ location: 'a' }), ...externalData({ location: 'b' }));
	await expect(check(twice)).rejects.toThrow(/in two ways/);
	await expect(check(withTensor(...externalData({ location: 'a' }), raw(16)))).rejects.toThrow(/both here and/);
});
