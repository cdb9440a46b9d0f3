import { publicHub } from '#lib/base/endpoint.ts';
import { buildId } from '#lib/catalog/builds.ts';
import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import type { Build, LibraryFile, LibraryModel } from '#lib/catalog/library-types.ts';

/** Where web-llm's compiled libraries are: `modelLibURLPrefix` of its package, which a spec compares. */
export const modelLibraryBase = 'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/';

/** The lasting address of a file on a hub. Any part of a path may hold what an address must not. */
export function resolveUrl(endpoint: string, repository: string, revision: string | null, path: string): string {
	const encode = (text: string) => text.split('/').map(encodeURIComponent).join('/');
	return `${endpoint.replace(/\/+$/, '')}/${encode(repository)}/resolve/${encode(revision ?? 'main')}/${encode(path)}`;
}

/**
 * What is to be fetched for a build of the catalogue. Sizes, hashes and the revision are `null` where the catalogue does
 * not know them, and `alsoTake` names what only the hub can list.
 * @param endpoint of the hub or a mirror of it
 */
export function planBuild(model: LibraryModel, build: Build, endpoint: string = publicHub): InstallPlan {
	const { repository, revision } = build;
	const known = !build.unverified.includes('files');
	const plan = ({ path, bytes, sha256, role }: LibraryFile, url: string): PlannedFile => ({
		path,
		url,
		bytes: known ? bytes : null,
		sha256: known ? sha256 : null,
		...(role ? { role } : {})
	});
	const files = build.files.map((file) => plan(file, resolveUrl(endpoint, repository, revision, file.path)));
	const library = build.wasm && { ...plan(build.wasm, modelLibraryBase + build.wasm.path), role: 'library' as const };
	return {
		id: buildId(model, build),
		name: model.name,
		engine: build.engine,
		quantization: build.quantization,
		source: { kind: 'hub', endpoint: endpoint.replace(/\/+$/, ''), repository, revision },
		license: model.license,
		parameters: model.parameters,
		contextTokens: model.contextTokens,
		architecture: model.architecture,
		kind: model.kind,
		modalities: model.modalities,
		shaderF16: build.shaderF16,
		files: library ? [...files, library] : files,
		...(build.alsoTake.length > 0 ? { alsoTake: build.alsoTake } : {})
	};
}

/** Size of everything that a plan brings; `null` while a part is unknown. */
export function planBytes({ files, alsoTake }: InstallPlan): number | null {
	if (alsoTake?.length) return null;
	return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0);
}

/**
 * A plan in the words of the catalogue, for judging whether it fits a device (`#lib/device/fit.ts`); `null` where
 * neither its size nor its parameters are known, so that nothing could be said.
 */
export function asBuild(plan: InstallPlan): { model: LibraryModel; build: Build } | null {
	const { id, name, engine, quantization, source, parameters, contextTokens, architecture, kind, modalities } = plan;
	const sized = planBytes(plan) !== null;
	if (!sized && parameters === null) return null;
	return {
		model: {
			id,
			name,
			family: '',
			kind,
			source: source.kind === 'hub' ? source.repository : '',
			parameters: parameters ?? { total: 0, active: 0 },
			license: plan.license ?? '',
			languages: [],
			contextTokens: contextTokens ?? Infinity,
			modalities,
			architecture,
			unverified: [],
			builds: []
		},
		build: {
			engine,
			quantization,
			repository: '',
			revision: null,
			shaderF16: plan.shaderF16,
			files: plan.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
			alsoTake: [],
			wasm: null,
			memory: null,
			unverified: sized ? [] : ['files']
		}
	};
}
