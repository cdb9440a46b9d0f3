import { modelLibraryBase, resolveUrl } from '#lib/catalog/plan-build.ts';
import libraries from '#lib/hub/mlc-libraries.json';
import { bitsPerWeight, kindOf, lookUp, planId, titleOf } from '#lib/hub/names.ts';
import type { HubBuild, HubProblem, HubRepository } from '#lib/hub/types.ts';

const manifests = ['tensor-cache.json', 'ndarray-cache.json'];

/** Those that the configuration may name; the engine says so when one is missing that it needs. */
const tokenizers = ['tokenizer.json', 'tokenizer_config.json', 'tokenizer.model', 'vocab.json', 'merges.txt'];

/** A folder of MLC weights is one build, with the library that web-llm's package has for a model of this name. */
export function mlcBuilds(repository: HubRepository): HubBuild[] {
	const { endpoint, revision, files, parameters } = repository;
	const find = (path: string) => files.find((file) => file.path === path);
	const config = find('mlc-chat-config.json');
	if (!config) return [];
	const manifest = manifests.map(find).find((file) => file !== undefined);
	const shards = files
		.filter(({ path }) => /^params_shard_\d+\.bin$/.test(path))
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
	const name = repository.repository.split('/').at(-1) ?? '';
	const library = lookUp(libraries, name);
	const [, quantization = ''] = /-(q\d+f\d+(?:_\d)?)(?:-|$)/.exec(name) ?? [];
	const taken = [config, ...(manifest ? [manifest] : []), ...tokenizers.flatMap((path) => find(path) ?? []), ...shards];
	const weightBytes = shards.reduce((sum, { bytes }) => sum + bytes, 0);
	const planned = taken.map(({ path, bytes, sha256 }) => ({
		path,
		url: resolveUrl(endpoint, repository.repository, revision, path),
		bytes,
		sha256
	}));
	return [
		{
			plan: {
				id: planId(repository.repository, 'webllm', quantization),
				name: titleOf(repository.repository),
				engine: 'webllm',
				quantization,
				source: { kind: 'hub', endpoint, repository: repository.repository, revision },
				license: repository.license,
				parameters: parameters === null ? null : { total: parameters, active: parameters },
				contextTokens: repository.contextTokens,
				architecture: null,
				kind: kindOf(repository, false),
				modalities: ['text'],
				shaderF16: quantization.includes('f16'),
				files: library
					? [
							...planned,
							// The package names it by address only: nobody publishes its size or hash.
							{ path: library, url: modelLibraryBase + library, bytes: null, sha256: null, role: 'library' }
						]
					: planned
			},
			bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0),
			bitsPerWeight: bitsPerWeight(weightBytes, parameters),
			problem: problemOf(library !== null, manifest !== undefined && shards.length > 0)
		}
	];
}

function problemOf(hasLibrary: boolean, hasWeights: boolean): HubProblem | null {
	if (!hasWeights) return { kind: 'weights-missing' };
	return hasLibrary ? null : { kind: 'library-missing' };
}
