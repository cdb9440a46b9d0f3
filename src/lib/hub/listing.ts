import { ggufBuilds, type HeaderFacts } from '#lib/hub/builds-gguf.ts';
import { mlcBuilds } from '#lib/hub/builds-mlc.ts';
import { onnxBuilds } from '#lib/hub/builds-onnx.ts';
import { describeUnusable } from '#lib/hub/unusable.ts';
import type { HubListing, HubRepository } from '#lib/hub/types.ts';

/** What somebody can choose from in a repository. */
export function listBuilds(repository: HubRepository, facts: HeaderFacts | null): HubListing {
	const { endpoint, repository: name, revision, license, gated, parameters, contextTokens } = repository;
	const builds = [...ggufBuilds(repository, facts), ...onnxBuilds(repository), ...mlcBuilds(repository)];
	return {
		endpoint,
		repository: name,
		revision,
		license,
		gated,
		parameters,
		contextTokens: contextTokens ?? facts?.contextTokens ?? null,
		builds,
		unusable: builds.length > 0 ? null : describeUnusable(repository),
		pageUrl: `${endpoint}/${name}`
	};
}
