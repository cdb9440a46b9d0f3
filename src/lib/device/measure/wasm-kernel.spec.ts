import { expect, test } from 'vitest';
import { blockBytes, blockWeights, makeKernel } from '#lib/device/measure/wasm-kernel.ts';

test('reads every byte once', () => {
	const { memory, read } = makeKernel(65_536);
	const words = new Uint32Array(memory.buffer, 0, 64);
	words.forEach((_, index) => (words[index] = index * 2_654_435_761));
	expect(read(256) >>> 0).toBe(words.reduce((sum, word) => (sum ^ word) >>> 0, 0));
	words[63] = 0;
	expect(read(256) >>> 0).toBe(words.reduce((sum, word) => (sum ^ word) >>> 0, 0));
});

test('multiplies 4-bit weights with 8-bit numbers', () => {
	const { memory, dot } = makeKernel(65_536);
	const bytes = new Uint8Array(memory.buffer);
	const x = new Int8Array(memory.buffer, 4096, blockWeights);
	x.forEach((_, index) => (x[index] = index * 7 - 120));
	let expected = 0;
	for (let block = 0; block < 3; block++) {
		const at = block * blockBytes;
		for (let index = 0; index < 16; index++) {
			const [low, high] = [(index * 5 + block) % 16, (index * 3 + 9 * block) % 16];
			bytes[at + index] = low | (high << 4);
			expected += 0.5 ** block * ((low - 8) * (x[index] ?? 0) + (high - 8) * (x[index + 16] ?? 0));
		}
		new DataView(memory.buffer).setFloat32(at + 16, 0.5 ** block, true);
	}
	expect(dot(0, 3 * blockBytes, 4096)).toBe(expected);
});
