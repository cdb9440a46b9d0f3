import { expect, test } from 'vitest';
import { featureModules } from '#lib/device/wasm.ts';

test('the feature modules are well formed apart from the feature that they ask for', () => {
	const { simd, exceptions, threads } = featureModules;
	for (const bytes of [simd, exceptions, threads]) expect(WebAssembly.validate(bytes)).toBe(true);
});

test('a module with a changed instruction is refused, so the feature is what is asked for', () => {
	for (const bytes of Object.values(featureModules)) {
		const broken = bytes.slice();
		broken[broken.length - 2] = 0xf8; // no such instruction, no such limit
		expect(WebAssembly.validate(broken)).toBe(false);
	}
});
