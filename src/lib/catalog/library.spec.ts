import { modelLibURLPrefix, prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import { buildBytes, buildId, isPinned } from '#lib/catalog/builds.ts';
import { checkLibrary } from '#lib/catalog/check-library.ts';
import { findBuild, library } from '#lib/catalog/library.ts';
import type { Build } from '#lib/catalog/library-types.ts';
import { catalogue } from '#lib/messages/en/catalogue.ts';

const { models } = library;
const entries = models.flatMap((model) => model.builds.map((build) => ({ model, build, id: buildId(model, build) })));

describe('the library', () => {
	test('has the form that its types promise', () => {
		expect(checkLibrary(library)).toEqual([]);
	});

	test('has what people look for', () => {
		expect(models.length).toBeGreaterThanOrEqual(40);
		expect(new Set(entries.map(({ build }) => build.engine))).toEqual(new Set(['wllama', 'transformers', 'webllm']));
		const families = new Set(models.map(({ family }) => family));
		for (const family of ['Llama', 'Qwen', 'Gemma', 'Phi', 'Mistral', 'SmolLM', 'OLMo', 'DeepSeek'])
			expect(families, family).toContain(family);
		for (const kind of ['chat', 'reasoning', 'code', 'vision', 'embedding'])
			expect(models.filter((model) => model.kind === kind).length, kind).toBeGreaterThan(2);
		expect(models.filter(({ parameters }) => parameters.active < parameters.total).length).toBeGreaterThan(2);
		const totals = models.filter(({ kind }) => kind !== 'embedding').map(({ parameters }) => parameters.total);
		expect(Math.min(...totals)).toBeLessThan(136e6);
		expect(Math.max(...totals)).toBeLessThan(15e9);
	});

	test('has one plain sentence about each model, and about no other', () => {
		expect(Object.keys(catalogue).sort()).toEqual(models.map(({ id }) => id).sort());
		for (const summary of Object.values(catalogue)) expect(summary).toMatch(/^[A-Z].{10,118}\.$/);
	});

	test('names everything once', () => {
		expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
		for (const { build, id } of entries)
			expect(new Set(build.files.map(({ path }) => path)).size, id).toBe(build.files.length);
	});

	test('has numbers that can be true together', () => {
		for (const { id, parameters, architecture, builds } of models) {
			expect(parameters.active, id).toBeLessThanOrEqual(parameters.total);
			if (!architecture) continue;
			const { layers, kvLayers, heads, kvHeads, slidingWindow, vocabulary, width } = architecture;
			expect(kvLayers, id).toBeLessThanOrEqual(layers);
			expect(heads % kvHeads, id).toBe(0);
			expect(slidingWindow?.layers ?? 0, id).toBeLessThanOrEqual(kvLayers);
			expect(vocabulary * width, id).toBeLessThan(parameters.total);
			expect(builds.length, id).toBeGreaterThan(0);
		}
	});

	test('lists only what its engine can do here', () => {
		for (const { model, build, id } of entries) {
			const paths = build.files.map(({ path }) => path);
			if (build.engine === 'wllama') {
				expect(
					paths.every((path) => path.endsWith('.gguf')),
					id
				).toBe(true);
				const projectors = build.files.filter(({ role }) => role === 'projector').length;
				expect(projectors, id).toBe(model.modalities.includes('image') ? 1 : 0);
			} else {
				expect(model.kind, id).not.toBe('embedding');
			}
			if (build.engine === 'transformers') {
				expect(paths, id).toEqual(expect.arrayContaining(['config.json', 'tokenizer.json', 'tokenizer_config.json']));
				expect(paths.filter((path) => path.endsWith('.onnx')).length, id).toBe(1);
				expect(model.modalities, id).toEqual(['text']);
			}
		}
	});

	test('says of web-llm what the installed package says', () => {
		const builds = entries.filter(({ build }) => build.engine === 'webllm');
		expect(builds.length).toBeGreaterThan(20);
		for (const { build, id } of builds) {
			const record = prebuiltAppConfig.model_list.find(
				({ model, model_id }) => model.endsWith(`/${build.repository}`) && !model_id.endsWith('-1k')
			);
			expect(record?.model_lib, id).toBe(modelLibURLPrefix + build.wasm?.path);
			expect(record?.vram_required_MB, id).toBeCloseTo((build.memory?.bytes ?? 0) / 2 ** 20, 2);
			expect(record?.overrides?.context_window_size, id).toBe(build.memory?.contextTokens);
			if (record?.required_features?.includes('shader-f16')) expect(build.shaderF16, id).toBe(true);
			expect(build.shaderF16, id).toBe(build.quantization.includes('f16'));
		}
	});

	test('claims no size or hash that the hub was not asked for', () => {
		for (const { build, id } of entries) {
			if (build.unverified.includes('files')) expect(isPinned(build), id).toBe(false);
			else expect(isPinned(build), id).toBe(true);
			if (build.revision === null)
				expect(
					build.files.every(({ bytes, sha256 }) => bytes === sha256),
					id
				).toBe(true);
		}
	});

	test('finds a build by its id', () => {
		const { model, build, id } = entries[0]!;
		expect(id).toBe('smollm2-135m.wllama.q8_0');
		expect(findBuild(id)).toEqual({ model, build });
		expect(findBuild('smollm2-135m.wllama.none')).toBeNull();
	});
});

describe('the size of a build', () => {
	const { build } = entries.find(({ build }) => build.engine === 'webllm')!;
	const known = (path: string, bytes: number) => ({ path, bytes, sha256: 'b'.repeat(64) });
	const pinned: Build = {
		...build,
		revision: 'c'.repeat(40),
		files: [known('a', 1), known('b', 20)],
		wasm: known('c', 300),
		unverified: []
	};

	test('is known when everything is', () => {
		expect(isPinned(pinned)).toBe(true);
		expect(buildBytes(pinned)).toBe(321);
	});

	test.for([
		['a size', { files: [{ path: 'a', bytes: null, sha256: null }] }],
		['the list of files', { unverified: ['files'] }],
		['the compiled library', { wasm: { path: 'c', bytes: null, sha256: null } }]
	] as [string, Partial<Build>][])('is unknown without %s', ([, change]) => {
		expect(isPinned({ ...pinned, ...change })).toBe(false);
		expect(buildBytes({ ...pinned, ...change })).toBeNull();
	});
});

describe('the check finds', () => {
	const change = (edit: (model: Record<string, unknown>, build: Record<string, unknown>) => void) => {
		const copy = structuredClone(library) as unknown as { models: Record<string, unknown>[] };
		const model = copy.models[3]!;
		edit(model, (model.builds as Record<string, unknown>[])[0]!);
		return checkLibrary(copy);
	};

	test.for([
		['a field that is missing', (model) => delete model.license, /models\[3\]\.license: nothing/],
		['a field that is not known', (model) => (model.licence = 'mit'), /models\[3\]\.licence: is not known/],
		['a number as text', (model) => (model.contextTokens = '4096'), /contextTokens/],
		['an engine that is none', (_, build) => (build.engine = 'ollama'), /builds\[0\]\.engine/],
		['a revision that moves', (_, build) => (build.revision = 'main'), /revision: "main" is not a commit/],
		['a path out of the folder', (_, build) => (build.alsoTake = ['../x*']), /alsoTake\[0\]/],
		['a hash that is none', (_, build) => (build.files = [{ path: 'x', bytes: 1, sha256: 'f' }]), /sha256/],
		['an empty list', (model) => (model.builds = []), /builds: is not a list of at least 1/],
		['something else than a model', (model) => (model.architecture = []), /architecture: is not an object/]
	] as [string, (model: Record<string, unknown>, build: Record<string, unknown>) => void, RegExp][])(
		'%s',
		([, edit, problem]) => {
			const problems = change(edit);
			expect(problems).toHaveLength(1);
			expect(problems[0]).toMatch(problem);
		}
	);

	test('something that is no library at all', () => {
		expect(checkLibrary(null)).toEqual(['catalog: is not an object']);
	});
});
