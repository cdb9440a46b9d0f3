import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import { resolveUrl } from '#lib/catalog/plan-build.ts';
import { ask, hubError, isPage, readBytes, type Asking } from '#lib/hub/ask.ts';
import { readRepository, readTree } from '#lib/hub/repository.ts';
import type { HubFile } from '#lib/hub/types.ts';

/** Git's own limit on the public hub: what is larger is in the large file storage, which names its hash. */
const largestSmallFile = 12e6;

/** Members of `resolve` addresses: `<owner>/<name>/resolve/<revision>/<path>`. */
const resolved = /\/resolve\/[^/]+\/(.+)$/;

/**
 * The plan with everything that the hub knows: the commit, the files that only it can list, and each one's size and
 * SHA-256. Of small files it tells only Git's SHA-1, so they are fetched once, compared with it, and hashed here. Plans from
 * elsewhere come back as they are; a compiled library, which is from another place, keeps what it has.
 * @throws `hub/failed`: also when a file is not there, or is not what the plan says; `AbortError`
 */
export async function completePlan(plan: InstallPlan, asking: Asking): Promise<InstallPlan> {
	const { source } = plan;
	if (source.kind !== 'hub') return plan;
	const { repository, revision, files: tree } = await pin(source.repository, source.revision, asking);
	const byPath = new Map(tree.map((file) => [file.path, file]));
	const missing = (path: string) =>
		hubError({ url: new URL(asking.endpoint), what: `${repository}/${path}` }, 'not-there', { status: 404 });

	const files: PlannedFile[] = [];
	for (const file of plan.files) {
		if (file.role === 'library' || file.url === null) {
			files.push(file);
			continue;
		}
		const path = pathOf(file);
		const known = byPath.get(path);
		if (!known) throw missing(path);
		files.push(await fill(file, known));
	}
	for (const known of further(plan, tree)) {
		if (files.some((file) => pathOf(file) === known.path)) continue;
		files.push(await fill({ path: known.path, url: null, bytes: null, sha256: null }, known));
	}
	if (plan.engine === 'webllm' && !files.some(({ path }) => path.endsWith('.bin'))) throw missing('params_shard_0.bin');

	const complete = { ...plan, source: { ...source, endpoint: asking.endpoint, repository, revision }, files };
	delete (complete as { alsoTake?: unknown }).alsoTake;
	return complete;

	async function fill(file: PlannedFile, known: HubFile): Promise<PlannedFile> {
		const url = resolveUrl(asking.endpoint, repository, revision, known.path);
		const sha256 = known.sha256 ?? (await hashSmall(known, new URL(url), asking));
		// A pinned plan that the hub contradicts: one of them was tampered with.
		const differs =
			(file.bytes !== null && file.bytes !== known.bytes) || (file.sha256 !== null && file.sha256 !== (sha256 ?? ''));
		if (differs && source.kind === 'hub' && source.revision === revision)
			throw hubError({ url: new URL(url), what: `${repository}/${known.path}@${revision}` }, 'unreadable', {
				status: 200
			});
		return { ...file, url, bytes: known.bytes, sha256 };
	}
}

async function pin(repository: string, revision: string | null, asking: Asking) {
	if (revision !== null) return { repository, revision, files: await readTree(repository, revision, asking) };
	return readRepository(repository, 'main', asking);
}

/** Where in the repository a planned file is: its address says so, and its own path may leave out a folder. */
function pathOf({ path, url }: PlannedFile): string {
	const [, inside] = resolved.exec(url === null ? '' : new URL(url).pathname) ?? [];
	return inside === undefined ? path : decodeURIComponent(inside);
}

function further({ alsoTake = [] }: InstallPlan, tree: readonly HubFile[]): HubFile[] {
	const patterns = alsoTake.map(
		(name) =>
			new RegExp(
				`^${name
					.split('*')
					.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
					.join('[^/]*')}$`
			)
	);
	return tree
		.filter(({ path }) => patterns.some((pattern) => pattern.test(path)))
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

/** `null`: too large to fetch only for its hash, or nothing to compare it with. */
async function hashSmall({ path, bytes, gitOid }: HubFile, url: URL, asking: Asking): Promise<string | null> {
	if (gitOid === null || bytes > largestSmallFile) return null;
	const question = { url, what: path };
	const response = await ask(question, asking);
	if (isPage(response) && !/\.html?$/.test(path)) throw hubError(question, 'web-page', { status: response.status });
	const content = await readBytes(response, question, asking, bytes);
	const blob = new TextEncoder().encode(`blob ${content.length}\0`);
	const whole = new Uint8Array(blob.length + content.length);
	whole.set(blob);
	whole.set(content, blob.length);
	if (content.length !== bytes || (await digest('SHA-1', whole)) !== gitOid)
		throw hubError(question, 'unreadable', { status: response.status });
	return digest('SHA-256', content);
}

async function digest(algorithm: 'SHA-1' | 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
	return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
