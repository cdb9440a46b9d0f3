import { normalizeEndpoint } from '#lib/base/endpoint.ts';
import { isRepository, isSafePath } from '#lib/hub/reading.ts';

/** What somebody typed or pasted. */
export type Wanted =
	| { kind: 'search'; text: string }
	/** `path`: the file that the address was of. */
	| { kind: 'repository'; repository: string; revision: string; path: string | null }
	/** A GGUF file anywhere. */
	| { kind: 'file'; url: string }
	/** An address that is not asked. */
	| { kind: 'unknown'; why: WrongAddress };

/**
 * Why an address is not asked: others could change what comes (`not-https`), a name and password stand in it
 * (`credentials`), or it is neither a page of a model nor a `.gguf` file (`no-model`).
 */
export type WrongAddress = 'not-https' | 'credentials' | 'no-model';

/** Where pages of the public hub are, whatever mirror is set: people paste what they found there. */
const publicHosts: readonly string[] = ['huggingface.co', 'www.huggingface.co', 'hf.co'];

/** Parts of an address after `owner/name`, each followed by a revision. */
const views: readonly string[] = ['blob', 'resolve', 'tree', 'raw', 'commit'];

/** First parts of addresses that are no owners. */
const ownPages: readonly string[] = ['datasets', 'spaces', 'docs', 'models', 'collections', 'papers', 'blog', 'api'];

/**
 * Reads a search field: a name to look for, `owner/name`, the address of a page of the hub, or of a GGUF file.
 * @param endpoint the hub that is set, whose addresses are known as well
 */
export function readWanted(text: string, endpoint: string): Wanted {
	const trimmed = text.trim();
	if (isRepository(trimmed)) return { kind: 'repository', repository: trimmed, revision: 'main', path: null };
	const url = URL.parse(/^(www\.)?(huggingface|hf)\.co\//i.test(trimmed) ? `https://${trimmed}` : trimmed);
	if (!url || !/^https?:\/\//i.test(url.href)) return { kind: 'search', text: trimmed };
	if (normalizeEndpoint(url.origin) === null) return { kind: 'unknown', why: 'not-https' };
	if (url.username !== '' || url.password !== '') return { kind: 'unknown', why: 'credentials' };
	const base = new URL(`${endpoint}/`);
	const ours = url.origin === base.origin && `${url.pathname}/`.startsWith(base.pathname);
	if (ours || publicHosts.includes(url.host)) {
		const page = readPage(ours ? url.pathname.slice(base.pathname.length - 1) : url.pathname);
		if (page) return page;
	}
	if (/\.gguf$/i.test(url.pathname)) return { kind: 'file', url: url.href };
	return { kind: 'unknown', why: 'no-model' };
}

function readPage(path: string): Wanted | null {
	const parts = path.split('/').filter(Boolean).map(decode);
	const [owner = '', name = '', view, revision, ...rest] = parts;
	const repository = `${owner}/${name}`;
	if (!isRepository(repository) || ownPages.includes(owner)) return null;
	if (view === undefined || !views.includes(view) || revision === undefined)
		return { kind: 'repository', repository, revision: 'main', path: null };
	const file = rest.join('/');
	return { kind: 'repository', repository, revision, path: isSafePath(file) ? file : null };
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
