import { modelLibURLPrefix } from '@mlc-ai/web-llm';
import { expect, test } from 'vitest';
import { library } from '#lib/catalog/library.ts';
import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { asBuild, modelLibraryBase, planBuild, planBytes, resolveUrl } from '#lib/catalog/plan-build.ts';

const sha256 = 'a'.repeat(64);
const revision = '0123456789abcdef0123456789abcdef01234567';

function find(engine: Build['engine']): { model: LibraryModel; build: Build } {
	for (const model of library.models) {
		const build = model.builds.find((candidate) => candidate.engine === engine);
		if (build) return { model, build };
	}
	throw new Error(`The catalogue has nothing for ${engine}.`);
}

test('names each file by its lasting address at the hub', () => {
	const { model, build } = find('wllama');
	const plan = planBuild(model, { ...build, revision: null }, 'https://mirror.example/');
	expect(plan.files[0]?.url).toBe(`https://mirror.example/${build.repository}/resolve/main/${build.files[0]?.path}`);
	expect(plan.source).toEqual({
		kind: 'hub',
		endpoint: 'https://mirror.example',
		repository: build.repository,
		revision: null
	});
	expect(planBuild(model, { ...build, revision }).files[0]?.url).toContain(`/resolve/${revision}/`);
});

test('escapes what an address must not hold, and keeps folders', () => {
	expect(resolveUrl('https://hub.example', 'me/it', 'refs/pr 1', 'onnx/a b#c?.onnx')).toBe(
		'https://hub.example/me/it/resolve/refs/pr%201/onnx/a%20b%23c%3F.onnx'
	);
});

test('promises no size and no hash that nobody has confirmed', () => {
	const { model, build } = find('wllama');
	const files = [{ path: 'm.gguf', bytes: 1000, sha256 }];
	const guessed = planBuild(model, { ...build, files, alsoTake: [], unverified: ['files'] });
	expect(guessed.files).toMatchObject([{ bytes: null, sha256: null }]);
	expect(planBytes(guessed)).toBeNull();
	const known = planBuild(model, { ...build, files, alsoTake: [], unverified: [] });
	expect(known.files).toMatchObject([{ bytes: 1000, sha256 }]);
	expect(planBytes(known)).toBe(1000);
	expect(planBytes({ ...known, alsoTake: ['more*'] })).toBeNull();
});

test('takes the compiled library of web-llm along, from where its package looks', () => {
	const { model, build } = find('webllm');
	const library = planBuild(model, build).files.at(-1);
	expect(modelLibraryBase).toBe(modelLibURLPrefix);
	expect(library).toMatchObject({ role: 'library', url: modelLibURLPrefix + build.wasm?.path });
	expect(library?.path).toMatch(/\.wasm$/);
});

test('keeps the projector apart, and what only the hub can list', () => {
	const model = library.models.find(({ builds }) =>
		builds.some(({ engine, files }) => engine === 'wllama' && files.some(({ role }) => role === 'projector'))
	);
	const build = model?.builds.find(({ files }) => files.some(({ role }) => role === 'projector'));
	expect(planBuild(model!, build!).files.filter(({ role }) => role === 'projector')).toHaveLength(1);
	const onnx = find('transformers');
	expect(planBuild(onnx.model, onnx.build).alsoTake).toEqual(onnx.build.alsoTake);
});

test('every build of the catalogue becomes a plan with files that have addresses, each id once', () => {
	const plans = library.models.flatMap((model) => model.builds.map((build) => planBuild(model, build)));
	expect(plans.flatMap(({ files }) => files).filter(({ url }) => !url?.startsWith('https://'))).toEqual([]);
	expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length);
});

test('says nothing of the memory of a plan without sizes and parameters', () => {
	const { model, build } = find('wllama');
	const plan = planBuild(model, build);
	expect(asBuild({ ...plan, parameters: null })).toBeNull();
	expect(asBuild(plan)?.build.unverified).toEqual(['files']);
	expect(asBuild({ ...plan, files: [{ path: 'm.gguf', url: null, bytes: 5, sha256 }] })?.build).toMatchObject({
		unverified: [],
		files: [{ path: 'm.gguf', bytes: 5, sha256 }]
	});
});
