import { modelLibURLPrefix, prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import { findBuild } from '#lib/catalog/library.ts';
import type { Architecture, Build, LibraryModel } from '#lib/catalog/library-types.ts';
import {
	activationBytes,
	kvBytes,
	kvBytesPerToken,
	memoryNeed,
	ownKvCacheType,
	tableBytes,
	weightBytes
} from '#lib/catalog/memory.ts';

const mebibyte = 2 ** 20;

function entry(id: string): { model: LibraryModel; build: Build; architecture: Architecture } {
	const found = findBuild(id);
	const architecture = found?.model.architecture;
	if (!architecture) throw new Error(`no architecture: ${id}`);
	return { ...found, architecture };
}

const llama8b = entry('llama-3.1-8b.wllama.q4_k_m');

describe('the KV cache', () => {
	test('is what is published for Llama 3.1 8B', () => {
		expect(kvBytesPerToken(llama8b.architecture, 'f16')).toBe(131_072);
		// llama.cpp prints "KV self size = 1024.00 MiB" for 8192 tokens.
		expect(kvBytes(llama8b.architecture, 8192, 'f16', 128)).toBe(1024 * mebibyte);
	});

	test('shrinks with its type', () => {
		expect(kvBytesPerToken(llama8b.architecture, 'f32')).toBe(262_144);
		expect(kvBytesPerToken(llama8b.architecture, 'q8_0')).toBe(69_632);
		expect(kvBytesPerToken(llama8b.architecture, 'q4_0')).toBe(36_864);
	});

	test('of a layer with a sliding window stops growing, where the engine drops what is past', () => {
		// Gemma 3 4B: 5 of 34 layers keep all; the others keep 1024 tokens and a batch, rounded up to 1280.
		const { architecture } = entry('gemma-3-4b.wllama.q4_k_m');
		const perLayer = 2 * 4 * 256 * 2;
		expect(kvBytes(architecture, 32_768, 'f16', 128)).toBe(perLayer * (5 * 32_768 + 29 * 1280));
		expect(kvBytes(architecture, 512, 'f16', 128)).toBe(perLayer * 34 * 512);
		expect(kvBytes(architecture, 32_768, 'f16', null)).toBe(perLayer * 34 * 32_768);
	});

	test('of a hybrid counts only the layers that have one', () => {
		expect(kvBytesPerToken(entry('qwen3.5-4b.wllama.q4_k_m').architecture, 'f16')).toBe(2 * 8 * 4 * 256 * 2);
		expect(kvBytes(entry('bge-small-en-v1.5.wllama.q8_0').architecture, 512, 'f16', 128)).toBe(0);
	});

	// web-llm's package lists these models with two lengths of context: the difference is KV cache alone.
	test.for([
		['Phi-3.5-mini-instruct-q4f16_1-MLC', 'phi-3.5-mini.webllm.q4f16_1', mebibyte],
		['gemma-2-2b-it-q4f16_1-MLC', 'gemma-2-2b.webllm.q4f16_1', mebibyte],
		['gemma-2-2b-it-q4f32_1-MLC', 'gemma-2-2b.webllm.q4f32_1', mebibyte],
		// The package counts these two in millions.
		['Llama-3.1-8B-Instruct-q4f16_1-MLC', 'llama-3.1-8b.webllm.q4f16_1', 1e6],
		['Llama-3.1-8B-Instruct-q4f32_1-MLC', 'llama-3.1-8b.webllm.q4f32_1', 1e6]
	] as const)('agrees with the list of web-llm: %s', ([name, id, unit]) => {
		const listed = (name: string) => prebuiltAppConfig.model_list.find(({ model_id }) => model_id === name);
		const [long, short] = [listed(name), listed(`${name}-1k`)];
		const { architecture, build } = entry(id);
		const formula = kvBytes(architecture, 4096 - 1024, ownKvCacheType(build), null);
		expect(formula / unit).toBeCloseTo(long!.vram_required_MB! - short!.vram_required_MB!, 1);
		expect(long!.model_lib).toBe(modelLibURLPrefix + build.wasm!.path);
	});
});

test('the buffers are what llama.cpp prints', () => {
	// "compute buffer size = 258.50 MiB" (Llama 3 8B) and "70.50 MiB" (Llama 2 7B), with batches of 512.
	expect(activationBytes(llama8b.architecture, 512)).toBe(258.5 * mebibyte);
	expect(activationBytes({ ...llama8b.architecture, vocabulary: 32_000 }, 512)).toBe(70.5 * mebibyte);
	expect(activationBytes(entry('nomic-embed-text-v1.5.wllama.q8_0').architecture, 512)).toBe(512 * 768 * 4);
});

describe('the weights', () => {
	test('are estimated within a tenth of published files', () => {
		// Sizes on the pages of these repositories: 4.92 GB, 1.12 GB (q4f16: 483 MB, q4: 786 MB).
		expect(weightBytes(llama8b.model, unknown(llama8b.build)).bytes / 4.92e9).toBeCloseTo(1, 1);
		const half = entry('qwen2.5-0.5b.transformers.q4f16');
		expect(weightBytes(half.model, unknown(half.build)).bytes / 483e6).toBeCloseTo(1, 1);
		const full = entry('qwen2.5-0.5b.transformers.q4');
		expect(weightBytes(full.model, unknown(full.build)).bytes / 786e6).toBeCloseTo(1, 1);
	});

	test('are the sum of the files once the hub was asked', () => {
		const build: Build = { ...llama8b.build, files: [sized('a.gguf', 5e9), sized('mmproj.gguf', 1e9)], unverified: [] };
		expect(weightBytes(llama8b.model, build)).toEqual({ bytes: 6e9, estimated: false });
		const graph: Build = {
			...build,
			files: [sized('config.json', 7), sized('m.onnx', 1e9), sized('m.onnx_data', 2e9)]
		};
		expect(weightBytes(llama8b.model, graph).bytes).toBe(3e9);
	});
});

test('the largest table of Qwen 3 4B has the 319 MB that the device page speaks of', () => {
	const { architecture, build } = entry('qwen3-4b.wllama.q4_k_m');
	expect(tableBytes(architecture, build) / 1e6).toBeCloseTo(319, 0);
});

describe('the need', () => {
	const question = { contextTokens: 4096, backend: 'cpu' } as const;

	test('is the sum of its parts, and says what is estimated', () => {
		const need = memoryNeed(llama8b.model, unknown(llama8b.build), question);
		expect(need.totalBytes).toBe(need.weightBytes + need.kvCacheBytes + need.workingBytes);
		expect(need.kvCacheBytes).toBe(131_072 * 4096);
		expect(need.workingBytes).toBe(0.4e9);
		expect(need.estimated).toContain('weights');
	});

	test('is no estimate where everything was confirmed', () => {
		const build = { ...llama8b.build, files: [sized('a.gguf', 5e9)], unverified: [] };
		expect(memoryNeed({ ...llama8b.model, unverified: [] }, build, question).estimated).toEqual([]);
	});

	test('without an architecture counts no KV cache and says so', () => {
		const need = memoryNeed({ ...llama8b.model, architecture: null }, unknown(llama8b.build), question);
		expect(need.kvCacheBytes).toBe(0);
		expect(need.estimated).toEqual(['weights', 'kvCache', 'working']);
	});

	test('follows a choice of cache type in llama.cpp only', () => {
		const asked = { ...question, kvCacheType: 'q8_0' } as const;
		expect(memoryNeed(llama8b.model, llama8b.build, asked).kvCacheBytes).toBe(69_632 * 4096);
		const { model, build } = entry('llama-3.1-8b.webllm.q4f32_1');
		expect(memoryNeed(model, build, { ...asked, backend: 'webgpu' }).kvCacheBytes).toBe(262_144 * 4096);
	});

	test('of a web-llm build is the figure of its package, moved to another context', () => {
		const { model, build } = entry('phi-3.5-mini.webllm.q4f16_1');
		const at = (contextTokens: number) =>
			memoryNeed(model, unknown(build), { contextTokens, backend: 'webgpu' }).totalBytes;
		expect(at(4096)).toBeCloseTo(3672.07 * mebibyte, -1);
		expect(at(1024)).toBeCloseTo(2520.07 * mebibyte, -1);
	});

	test('of ONNX weights has a copy while loading', () => {
		const { model, build } = entry('smollm2-360m.transformers.q4');
		const need = memoryNeed(model, build, question);
		expect(need.workingBytes).toBeCloseTo(0.16e9 + 1.4 * need.weightBytes);
	});
});

function unknown(build: Build): Build {
	return { ...build, files: build.files.map((file) => ({ ...file, bytes: null })), unverified: ['files'] };
}

function sized(path: string, bytes: number) {
	return { path, bytes, sha256: 'a'.repeat(64) };
}
