// Compares one build of the catalogue with its repository, and fills in what is not known yet.
import { createHash } from 'node:crypto';
import { HubError } from './hub.js';

/** @typedef {import('../../src/lib/catalog/library-types.ts').Build} Build */
/** @typedef {import('../../src/lib/catalog/library-types.ts').LibraryFile} LibraryFile */
/** @typedef {import('./hub.js').Hub} Hub */
/** @typedef {import('./hub.js').TreeFile} TreeFile */

/**
 * @typedef {object} Outcome
 * @property {Build} build as it should be kept; as it was, where there is a problem
 * @property {string[]} notes what changed, or could
 * @property {string[]} problems what is not as the catalogue says
 */

/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Git's name of a content. @param {Buffer} bytes */
const gitOid = (bytes) => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/** @param {string} pattern @returns {RegExp} */
function toRegExp(pattern) {
	const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[^/]*')}$`);
}

/**
 * The files that the build takes from a tree, and what it should have and does not.
 * @param {Build} build
 * @param {readonly TreeFile[]} tree
 * @returns {{ wanted: { file: LibraryFile, entry: TreeFile }[], missing: string[] }}
 */
function choose({ engine, files, alsoTake }, tree) {
	const patterns = alsoTake.map(toRegExp);
	const matches = (/** @type {string} */ path) => patterns.some((pattern) => pattern.test(path));
	const named = files.filter(({ path }) => !matches(path));
	const known = new Map(files.map((file) => [file.path, file]));
	const further = tree
		.filter(({ path }) => matches(path))
		.map(({ path }) => known.get(path) ?? { path, bytes: null, sha256: null })
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
	const wanted = [...named, ...further].flatMap((file) => {
		const entry = tree.find(({ path }) => path === file.path);
		return entry ? [{ file, entry }] : [];
	});
	const found = new Set(wanted.map(({ file }) => file.path));
	const missing = files.map(({ path }) => path).filter((path) => !found.has(path));
	// All weights of web-llm are in files that only the pattern names.
	if (engine === 'webllm' && further.length === 0) missing.push(...alsoTake);
	return { wanted, missing };
}

/**
 * Says how a file differs from what was known of it.
 * @param {LibraryFile} known
 * @param {{ bytes: number, sha256: string }} seen
 */
function difference({ path, bytes, sha256 }, seen) {
	if (bytes !== null && bytes !== seen.bytes) return `${path} has ${seen.bytes} bytes instead of ${bytes}`;
	return sha256 !== null && sha256 !== seen.sha256 ? `${path} has other content than before` : null;
}

/**
 * @param {Build} build
 * @param {{ hub: Hub, libraries: string, update: boolean }} options `libraries` is where web-llm's compiled libraries are
 * @returns {Promise<Outcome>}
 * @throws HubError when the hub cannot be reached
 */
export async function checkBuild(build, { hub, libraries, update }) {
	/** @type {string[]} */
	const notes = [];
	/** @type {string[]} */
	const problems = [];
	try {
		const info = await hub.info(build.repository);
		if (info.id !== build.repository) notes.push(`the repository is called ${info.id} now`);
		if (info.gated) problems.push('its publisher asks for an account, so the app cannot fetch it');
		const moves = build.revision !== null && build.revision !== info.sha;
		if (moves && !update) notes.push(`there is a newer revision, ${info.sha}; --update takes it`);
		if (moves && update) notes.push(`revision ${build.revision} became ${info.sha}`);
		const isNew = update && moves;
		const revision = build.revision === null || isNew ? info.sha : build.revision;
		const { wanted, missing } = choose(build, await hub.tree(build.repository, revision));
		const needed = missing.filter((path) => !isNew || !build.alsoTake.some((pattern) => toRegExp(pattern).test(path)));
		problems.push(...needed.map((path) => `${path} is not there`));
		if (isNew) notes.push(...missing.filter((path) => !needed.includes(path)).map((path) => `${path} is gone`));

		/** @type {LibraryFile[]} */
		const files = [];
		for (const { file, entry } of wanted) {
			const seen = await look(file, entry, { hub, repository: build.repository, revision, fresh: isNew });
			const changed = difference(file, seen);
			if (changed) (isNew ? notes : problems).push(changed);
			files.push({ ...file, ...seen });
		}
		const wasm = build.wasm && (await lookAtLibrary(build.wasm, { hub, libraries }));
		const changed = build.wasm && wasm && difference(build.wasm, wasm);
		if (changed) (update ? notes : problems).push(changed);
		if (problems.length > 0) return { build, notes, problems };
		const filled = { ...build, revision, files, wasm, unverified: [] };
		if (build.revision === null) notes.push(`filled in at ${revision}: ${files.length} files`);
		return { build: filled, notes, problems };
	} catch (error) {
		if (!(error instanceof HubError) || error.unreachable) throw error;
		return { build, notes, problems: [...problems, error.message] };
	}
}

/**
 * Size and hash of one file. The hub names the hash of large files only; a small one is fetched, once.
 * @param {LibraryFile} file @param {TreeFile} entry
 * @param {{ hub: Hub, repository: string, revision: string, fresh: boolean }} options `fresh`: what is known is of another commit
 * @returns {Promise<{ bytes: number, sha256: string }>}
 */
async function look(file, entry, { hub, repository, revision, fresh }) {
	if (entry.sha256 !== null) return { bytes: entry.bytes, sha256: entry.sha256 };
	// The content of a commit never changes, so a hash that was taken at this one stays true.
	if (file.sha256 !== null && !fresh) return { bytes: entry.bytes, sha256: file.sha256 };
	const content = await hub.file(repository, revision, entry.path);
	if (content.length !== entry.bytes || gitOid(content) !== entry.oid)
		throw new HubError(`${entry.path} arrives with other bytes than the hub lists`);
	return { bytes: entry.bytes, sha256: sha256(content) };
}

/**
 * A compiled library is fetched each time: it lies on a branch, where it can change.
 * @param {LibraryFile} wasm @param {{ hub: Hub, libraries: string }} options
 */
async function lookAtLibrary(wasm, { hub, libraries }) {
	const content = await hub.download(libraries + wasm.path);
	return { ...wasm, bytes: content.length, sha256: sha256(content) };
}
