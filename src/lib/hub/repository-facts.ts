import { resolveUrl } from '#lib/catalog/plan-build.ts';
import { isAbort } from '#lib/base/errors.ts';
import type { Asking } from '#lib/hub/ask.ts';
import type { HeaderFacts } from '#lib/hub/builds-gguf.ts';
import { readRemoteGguf } from '#lib/hub/gguf-header.ts';
import { listBuilds } from '#lib/hub/listing.ts';
import { readRepository } from '#lib/hub/repository.ts';
import type { HubListing, HubRepository } from '#lib/hub/types.ts';

/**
 * A repository with its builds. The header of one GGUF file is read as well: all quantizations of a model share its shape,
 * which decides about memory.
 * @throws `hub/failed`, `AbortError`
 */
export async function listRepository(repository: string, revision: string, asking: Asking): Promise<HubListing> {
	const found = await readRepository(repository, revision, asking);
	return listBuilds(found, await readFacts(found, asking));
}

async function readFacts(repository: HubRepository, asking: Asking): Promise<HeaderFacts | null> {
	const first = listBuilds(repository, null).builds.find(
		({ plan, problem }) => plan.engine === 'wllama' && problem === null
	)?.plan.files[0];
	if (!first) return null;
	const url = new URL(resolveUrl(asking.endpoint, repository.repository, repository.revision, first.path));
	try {
		return await readRemoteGguf({ url, what: first.path }, asking);
	} catch (error) {
		if (isAbort(error)) throw error;
		return null; // gated, or a host without ranges: the rest can be shown without it
	}
}
