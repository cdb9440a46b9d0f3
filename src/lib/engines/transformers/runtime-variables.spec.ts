import { afterEach, expect, test } from 'vitest';
import { giveVariables } from '#lib/engines/transformers/runtime-variables.ts';

/** Hands out again what it is given: (i32, i32) -> i32 twice, and a memory. */
function makeProgram(): Uint8Array<ArrayBuffer> {
	const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
	const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
	const functions = ['environ_sizes_get', 'environ_get'];
	return new Uint8Array([
		...[0, 97, 115, 109, 1, 0, 0, 0],
		...section(1, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f),
		...section(
			2,
			3,
			...functions.flatMap((each) => [...name('env'), ...name(each), 0, 0]),
			...[...name('env'), ...name('memory'), 2, 0, 1]
		),
		...section(7, 2, ...functions.flatMap((each, index) => [...name(each), 0, index]))
	]);
}

type Tell = (a: number, b: number) => number;

/** A runtime that has one variable by itself. */
async function start(): Promise<{ memory: WebAssembly.Memory; sizes: Tell; get: Tell }> {
	const memory = new WebAssembly.Memory({ initial: 1 });
	const own = new TextEncoder().encode('HOME=/\0');
	const env = {
		memory,
		environ_sizes_get: (count: number, bytes: number) => {
			new DataView(memory.buffer).setUint32(count, 1, true);
			new DataView(memory.buffer).setUint32(bytes, own.length, true);
			return 0;
		},
		environ_get: (pointers: number, texts: number) => {
			new DataView(memory.buffer).setUint32(pointers, texts, true);
			new Uint8Array(memory.buffer).set(own, texts);
			return 0;
		}
	};
	const { instance } = await WebAssembly.instantiate(makeProgram(), { env, wasi_snapshot_preview1: env });
	const { environ_sizes_get: sizes, environ_get: get } = instance.exports as Record<string, Tell>;
	if (!sizes || !get) throw new Error('the program is broken');
	return { memory, sizes, get };
}

async function readVariables(): Promise<string[]> {
	const { memory, sizes, get } = await start();
	sizes(0, 4);
	const view = new DataView(memory.buffer);
	const [count, bytes] = [view.getUint32(0, true), view.getUint32(4, true)];
	get(100, 1000);
	const text = (at: number) => new TextDecoder().decode(new Uint8Array(memory.buffer, at)).split('\0')[0] ?? '';
	const found = Array.from({ length: count }, (_, index) => text(view.getUint32(100 + 4 * index, true)));
	expect(found.reduce((sum, each) => sum + each.length + 1, 0)).toBe(bytes);
	return found;
}

let end = () => false;
afterEach(() => void end());

test('a program finds the variables behind its own', async () => {
	end = giveVariables({ A: '1', LONG_NAME: 'two' });
	expect(await readVariables()).toEqual(['HOME=/', 'A=1', 'LONG_NAME=two']);
	expect(end()).toBe(true);
});

test('afterwards programs find their own only', async () => {
	expect(giveVariables({ A: '1' })()).toBe(false);
	expect(await readVariables()).toEqual(['HOME=/']);
});
