import { askJson, hubError, hubUrl, type Asking } from '#lib/hub/ask.ts';
import { asCount, asLine, asRecord, asSha256, isCommit, isRepository, isSafePath } from '#lib/hub/reading.ts';
import { isGated, licenseOf, readTags } from '#lib/hub/search.ts';
import type { HubFile, HubRepository } from '#lib/hub/types.ts';

/** Of 1000 files each on the public hub. */
const maxPages = 20;
const maxFiles = 20_000;

/** A branch, a tag or a commit. */
function isRevision(text: string): boolean {
	return /^[\w][\w./-]{0,99}$/.test(text) && !text.includes('..');
}

/**
 * A repository at one commit, with all its files.
 * @param revision a branch, a tag or a commit
 * @throws `hub/failed`, `AbortError`
 */
export async function readRepository(repository: string, revision: string, asking: Asking): Promise<HubRepository> {
	const { endpoint } = asking;
	const url = hubUrl(endpoint, ['api', 'models', ...repository.split('/'), 'revision', revision]);
	const question = { url, what: repository };
	if (!isRepository(repository) || !isRevision(revision)) throw hubError(question, 'not-there');
	const { value } = await askJson(question, asking);
	const { id, sha, gated, tags, cardData, gguf, safetensors, config, pipeline_tag: task } = asRecord(value);
	if (!isCommit(sha)) throw hubError(question, 'unreadable', { status: 200 });
	// Renamed ones answer under their new name, which is the one to keep.
	const name = isRepository(id) ? id : repository;
	const own = readTags(tags);
	const header = asRecord(gguf);
	return {
		endpoint,
		repository: name,
		revision: sha,
		license: readLicense(asRecord(cardData), own),
		gated: isGated(gated),
		tags: own,
		task: asLine(task, 60) ?? '',
		modelType: asLine(asRecord(config).model_type, 60),
		parameters: asCount(header.total) ?? asCount(asRecord(safetensors).total),
		contextTokens: asCount(header.context_length),
		files: await readTree(name, sha, asking)
	};
}

/** Own licences are called `other` and have a name of their own. */
function readLicense({ license, license_name: own }: Readonly<Record<string, unknown>>, tags: readonly string[]) {
	const [first] = [license].flat();
	return (first === 'other' ? asLine(own, 100) : asLine(first, 100)) ?? licenseOf(tags);
}

/**
 * Every file of a commit. Names that could lead out of a folder are left out: no honest repository has any.
 * @throws `hub/failed`, `AbortError`
 */
export async function readTree(repository: string, revision: string, asking: Asking): Promise<HubFile[]> {
	const files = new Map<string, HubFile>();
	const path = ['api', 'models', ...repository.split('/'), 'tree', revision];
	let url: URL | null = hubUrl(asking.endpoint, path, [['recursive', 'true']]);
	const seen = new Set<string>();
	for (let page = 0; url; page++) {
		const question = { url, what: repository };
		if (page >= maxPages || files.size > maxFiles) throw hubError(question, 'too-long', { status: 200 });
		// A list that leads in a circle, or to another host.
		if (seen.has(url.href) || url.origin !== new URL(asking.endpoint).origin) throw hubError(question, 'unreadable');
		seen.add(url.href);
		const { value, next } = await askJson(question, asking);
		if (!Array.isArray(value)) throw hubError(question, 'unreadable', { status: 200 });
		for (const file of value.flatMap(readFile)) files.set(file.path, file);
		url = next;
	}
	return [...files.values()];
}

function readFile(value: unknown): HubFile[] {
	const { type, path, size, oid, lfs } = asRecord(value);
	if (type !== 'file' || !isSafePath(path)) return [];
	const stored = asRecord(lfs);
	const bytes = asCount(stored.size) ?? asCount(size);
	if (bytes === null) return [];
	return [{ path, bytes, sha256: asSha256(stored.oid), gitOid: isCommit(oid) ? oid : null }];
}
