/** The part of WASI through which a program learns its environment variables. Pointers are addresses in its memory. */
interface Environment {
	environ_sizes_get?: (count: number, bytes: number) => number;
	environ_get?: (pointers: number, texts: number) => number;
	memory?: WebAssembly.Memory;
}

/**
 * ONNX Runtime reads a prompt behind a cached one with a tiled attention kernel. In WebAssembly that kernel is six to eight
 * times slower than the plain one (35 tokens behind 655: 532 against 75 ms of CPU time, 21 Nov 2026), so that a turn late in
 * a chat took many times as long as an early one. Scores of a whole piece of a prompt are kept at once then: piece times
 * context times heads.
 */
export const runtimeVariables = { ORT_GQA_DISABLE_FLASH_ATTENTION: '1' };

/**
 * Gives environment variables to the WebAssembly programs that are started from now on: the library has no option for it.
 * A program that asks for none is left alone, and so is the larger build of ONNX Runtime, whose imports have no names.
 * @returns ends it, and tells whether a program has read them
 */
export function giveVariables(variables: Readonly<Record<string, string>>): () => boolean {
	const texts = Object.entries(variables).map(([name, value]) => new TextEncoder().encode(`${name}=${value}\0`));
	const { instantiate, instantiateStreaming } = WebAssembly;
	let read = false;

	function extend(environment: Environment, memory: WebAssembly.Memory): void {
		const { environ_sizes_get: tellSizes, environ_get: tell } = environment;
		if (!tellSizes || !tell) return;
		/** What the program would have without us. */
		const before = { count: 0, bytes: 0 };
		environment.environ_sizes_get = (count, bytes) => {
			const failed = tellSizes(count, bytes);
			const view = new DataView(memory.buffer);
			before.count = view.getUint32(count, true);
			before.bytes = view.getUint32(bytes, true);
			const ours = texts.reduce((sum, { length }) => sum + length, 0);
			view.setUint32(count, before.count + texts.length, true);
			view.setUint32(bytes, before.bytes + ours, true);
			return failed;
		};
		environment.environ_get = (pointers, start) => {
			const failed = tell(pointers, start);
			const view = new DataView(memory.buffer);
			let at = start + before.bytes;
			for (const [index, text] of texts.entries()) {
				view.setUint32(pointers + 4 * (before.count + index), at, true);
				new Uint8Array(memory.buffer).set(text, at);
				at += text.length;
			}
			read = true;
			return failed;
		};
	}

	function extendAll(imports: WebAssembly.Imports | undefined): void {
		const modules = new Set(Object.values(imports ?? {}) as Environment[]); // one object can have several names
		const memory = [...modules].map((module) => module.memory).find((found) => found instanceof WebAssembly.Memory);
		if (memory) for (const module of modules) extend(module, memory);
	}

	WebAssembly.instantiate = ((source: never, imports?: WebAssembly.Imports) => {
		extendAll(imports);
		return instantiate(source, imports);
	}) as typeof instantiate;
	WebAssembly.instantiateStreaming = (source, imports) => {
		extendAll(imports);
		return instantiateStreaming(source, imports);
	};
	return () => {
		Object.assign(WebAssembly, { instantiate, instantiateStreaming });
		return read;
	};
}
