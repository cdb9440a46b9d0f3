import type { Wasm } from '#lib/device/types.ts';

/** Section ids and opcodes below: WebAssembly core specification 3.0, chapter 5 "Binary Format". */
const section = { type: 1, function: 3, memory: 5, code: 10 } as const;

type Section = readonly [id: number, ...body: number[]];

/** `\0asm`, version 1, then each section as id, size, body. Every body here is shorter than 128 bytes: one-byte sizes. */
function moduleBytes(...sections: readonly Section[]): Uint8Array<ArrayBuffer> {
	const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
	return new Uint8Array([...header, ...sections.flatMap(([id, ...body]) => [id, body.length, ...body])]);
}

/** One function without parameters or locals: its type, its declaration, its body closed by `end`. */
function oneFunction(results: readonly number[], ...body: readonly number[]): readonly [Section, Section, Section] {
	return [
		[section.type, 1, 0x60, 0, results.length, ...results],
		[section.function, 1, 0],
		[section.code, 1, body.length + 2, 0, ...body, 0x0b]
	];
}

/** Exported for its spec: modules that validate only where the feature exists. */
export const featureModules = {
	// i32.const 0, i8x16.splat: returns a v128
	simd: moduleBytes(...oneFunction([0x7b], 0x41, 0, 0xfd, 0x0f)),
	// try (no result), catch_all, end
	exceptions: moduleBytes(...oneFunction([], 0x06, 0x40, 0x19, 0x0b)),
	threads: (() => {
		// i32.const 0, i32.atomic.load align=4 offset=0, drop; limits flag 3: has a maximum, is shared
		const [type, declaration, code] = oneFunction([], 0x41, 0, 0xfe, 0x10, 2, 0, 0x1a);
		return moduleBytes(type, declaration, [section.memory, 1, 3, 1, 1], code);
	})(),
	// limits flag 4: 64-bit addresses
	memory64: moduleBytes([section.memory, 1, 4, 1])
} as const;

/** What llama.cpp's build imports: shared (it is compiled for threads) and 64-bit. Smallest size: one page. */
function canMakeEngineMemory(): boolean {
	try {
		const limits = { address: 'i64', initial: 1n, maximum: 1n, shared: true };
		new WebAssembly.Memory(limits as unknown as WebAssembly.MemoryDescriptor);
		return true;
	} catch {
		return false;
	}
}

/** What this browser's WebAssembly can do, by asking it to validate tiny modules. Never throws. */
export function probeWasm(): Wasm {
	if (typeof WebAssembly !== 'object') {
		return { simd: false, exceptions: false, threads: false, memory64: false, jspi: false, engineMemory: false };
	}
	return {
		simd: WebAssembly.validate(featureModules.simd),
		exceptions: WebAssembly.validate(featureModules.exceptions),
		threads: WebAssembly.validate(featureModules.threads),
		memory64: WebAssembly.validate(featureModules.memory64),
		jspi: 'Suspending' in WebAssembly && 'promising' in WebAssembly,
		engineMemory: canMakeEngineMemory()
	};
}
