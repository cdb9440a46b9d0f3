// How llama.cpp is told to load a model, and what shows that it obeyed.
import { expect, test, vi } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, textOf } from '#lib/engines/contract/suite-tools.ts';
import type { AdapterUse, ModelOptions, ModelSpec } from '#lib/engines/contract/types.ts';
import { WllamaEngine } from '#lib/engines/wllama/adapter.ts';
import { readGgufHeader } from '#lib/engines/wllama/gguf-header.ts';
import { loadModel } from '#lib/engines/wllama/load.ts';
import { makeAdapter } from './gguf.ts';
import { makeGuideSpec } from './guide.ts';

// Several loads in each test; on a busy machine one takes ten seconds.
vi.setConfig({ testTimeout: 180_000 });

/** What llama.cpp wrote while it loaded. */
async function logOf(options: ModelOptions): Promise<string> {
	const load = { onProgress: () => {}, signal: new AbortController().signal, threads: 1 };
	const { instance } = await loadModel(await makeGuideSpec({ options }), load);
	await instance.close();
	return instance.log.lines.map(({ text }) => text).join('\n');
}

test('the KV cache is kept in the type that was asked for', async () => {
	const small = await logOf({ kvCacheType: 'q8_0' });
	const usual = await logOf({ kvCacheType: 'f16' });
	expect(small).toMatch(/K \(q8_0\).*V \(q8_0\)/);
	expect(usual).toMatch(/K \(f16\).*V \(f16\)/);
	const mebibytes = (log: string) => Number(/K \(\w+\):\s+([\d.]+) MiB/.exec(log)?.[1]);
	expect(mebibytes(small) / mebibytes(usual)).toBeCloseTo(34 / 64, 1);
});

test('flash attention is off when it is switched off', async () => {
	expect(await logOf({ flashAttention: false })).toMatch(/flash_attn\s*= disabled/);
	expect(await logOf({ flashAttention: true })).not.toMatch(/flash_attn\s*= disabled/);
});

test('a small KV cache on the CPU is kept in 32 bits, for plain attention', async () => {
	const log = await logOf({});
	expect(log).toMatch(/K \(f32\).*V \(f32\)/);
	expect(log).toMatch(/flash_attn\s*= disabled/);
});

test('options that llama.cpp cannot join are refused', async () => {
	const spec = await makeGuideSpec({ options: { kvCacheType: 'q8_0', flashAttention: false } });
	const refused = await new WllamaEngine().load(spec).catch((error) => error);
	expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('options.kvCacheType');
});

test('a model that is larger than the memory of WebAssembly is refused before it is read', async () => {
	const spec = await makeGuideSpec();
	const blob = new Blob(['x']);
	Object.defineProperty(blob, 'size', { value: 5e9 });
	blob.slice = () => {
		throw new Error('it was read');
	};
	const large = { ...spec, files: [{ path: 'large.gguf', blob }] };
	const refused = await new WllamaEngine().load(large).catch((error) => error);
	expect(isAppError(refused, 'engine/load-failed') && refused.details.reason).toMatch(/5\.4 GB of memory.*4\.3 GB/);
});

test('a context that does not fit beside the weights is refused', async () => {
	const spec = await makeGuideSpec({ contextTokens: 2_000_000 });
	const refused = await new WllamaEngine().load(spec).catch((error) => error);
	expect(isAppError(refused, 'engine/load-failed') && refused.details.reason).toMatch(/GB of memory/);
});

test('an adapter is off until a request switches it on, by as much as it says', async () => {
	const base: ModelSpec = await makeGuideSpec();
	const width = (await readGgufHeader(base.files[0]?.blob ?? new Blob())).numbers['llama.embedding_length'] ?? 0;
	const adapters = [{ path: 'noise.gguf', blob: makeAdapter(width) }];
	const engine = new WllamaEngine();
	const say = async (...used: AdapterUse[]) =>
		textOf(await collect(engine.generate({ ...ask(), ...(used.length > 0 && { adapters: used }) })));

	await engine.load(base);
	const plain = await say();
	const { capabilities } = await engine.load({ ...base, adapters });
	expect(capabilities.adapters).toEqual(['noise.gguf']);
	expect(await say()).toBe(plain);
	const noise = await say({ path: 'noise.gguf', scale: 1 });
	expect(noise).not.toBe(plain);
	expect(await say({ path: 'noise.gguf', scale: 0 })).toBe(plain);
	expect(await say({ path: 'noise.gguf', scale: 1 })).toBe(noise);
	expect(await say()).toBe(plain);
	await engine.unload();
});
