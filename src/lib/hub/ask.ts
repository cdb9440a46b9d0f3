import { AppError, isAbort, type HubFailure } from '#lib/base/errors.ts';
import type { HubAccess } from '#lib/hub/types.ts';

/** How requests leave, which tests replace. */
export interface Network {
	fetch: typeof fetch;
	/** Was a request to this address refused by the policy of the app? Asked after it has failed. */
	wasForbidden?: (url: URL) => Promise<boolean>;
	isOffline?: () => boolean;
}

export interface Asking extends HubAccess {
	network: Network;
	signal: AbortSignal;
}

/** Answers of hubs are below a megabyte; a description of a repository with thousands of files may be more. */
const maxJsonBytes = 8e6;
const patienceMs = 30_000;

/** What is asked for, and how an error names it: a name that is the same in every language. */
export interface Question {
	url: URL;
	what: string;
	headers?: Record<string, string>;
	method?: 'HEAD';
}

/** Everything that a failure is told with. */
export function hubError(
	{ url, what }: Pick<Question, 'url' | 'what'>,
	reason: HubFailure,
	{
		status = null,
		retryAfterMs = null,
		cause
	}: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {}
): AppError<'hub/failed'> {
	return new AppError('hub/failed', { host: url.host, what, reason, status, retryAfterMs }, { cause });
}

/** Below the address of the hub. Each part is encoded, so that none can become another path or a query. */
export function hubUrl(endpoint: string, parts: readonly string[], query: readonly [string, string][] = []): URL {
	const url = new URL(`${endpoint}/${parts.map(encodeURIComponent).join('/')}`);
	for (const [name, value] of query) url.searchParams.append(name, value);
	return url;
}

/**
 * One request, answered with a success.
 * @throws `hub/failed`, `AbortError`
 */
export async function ask(question: Question, asking: Asking): Promise<Response> {
	const { url, headers = {}, method = 'GET' } = question;
	const { endpoint, token, network, signal } = asking;
	const ours = url.origin === new URL(endpoint).origin;
	let response: Response;
	try {
		// Without a token there is no header that the browser must ask permission for.
		response = await network.fetch(url.href, {
			method,
			headers: { ...headers, ...(ours && token !== null ? { Authorization: `Bearer ${token}` } : {}) },
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			cache: 'no-store',
			signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
		});
	} catch (error) {
		signal.throwIfAborted();
		if (await network.wasForbidden?.(url)) throw hubError(question, 'not-allowed', { cause: error });
		throw hubError(question, network.isOffline?.() ? 'offline' : 'no-answer', { cause: error });
	}
	if (response.ok) return response;
	await response.body?.cancel().catch(() => {});
	throw refusal(question, response, ours && token !== null);
}

/**
 * JSON of any form, and where it goes on.
 * @throws `hub/failed`, `AbortError`
 */
export async function askJson(question: Question, asking: Asking): Promise<{ value: unknown; next: URL | null }> {
	const response = await ask(question, asking);
	if (isPage(response)) {
		await response.body?.cancel().catch(() => {});
		throw hubError(question, 'web-page', { status: response.status });
	}
	const text = new TextDecoder().decode(await readBytes(response, question, asking, maxJsonBytes));
	try {
		return { value: JSON.parse(text) as unknown, next: nextPage(question, response, asking) };
	} catch (error) {
		if (error instanceof AppError) throw error;
		const page = /^\s*</.test(text);
		throw hubError(question, page ? 'web-page' : 'unreadable', { status: response.status, cause: error });
	}
}

/**
 * The body of an answer, if it is not longer than it may be.
 * @throws `hub/failed`, `AbortError`
 */
export async function readBytes(
	response: Response,
	question: Question,
	{ signal }: Pick<Asking, 'signal'>,
	most: number
): Promise<Uint8Array<ArrayBuffer>> {
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	const reader = response.body?.getReader();
	try {
		for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
			bytes += read.value.length;
			if (bytes > most) throw hubError(question, 'too-long', { status: response.status });
			pieces.push(read.value);
		}
	} catch (error) {
		await reader?.cancel().catch(() => {});
		signal.throwIfAborted();
		if (error instanceof AppError || isAbort(error)) throw error;
		throw hubError(question, 'no-answer', { status: response.status, cause: error });
	}
	const all = new Uint8Array(bytes);
	let at = 0;
	for (const piece of pieces) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
}

export function isPage({ headers }: Response): boolean {
	return /^\s*text\/html\b/i.test(headers.get('Content-Type') ?? '');
}

/** A page of a list may say where the next one is, but our trust and the token stay where they are. */
function nextPage(question: Question, response: Response, { endpoint }: HubAccess): URL | null {
	const [, target] = /<([^<>]+)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get('Link') ?? '') ?? [];
	if (target === undefined) return null;
	const next = URL.parse(target, question.url);
	// A mirror that passes answers on as they are names the hub that it mirrors.
	if (next && next.origin !== question.url.origin && next.pathname.startsWith('/api/')) {
		return new URL(`${endpoint}${next.pathname}${next.search}`);
	}
	return next;
}

/** Seconds or a date; Hugging Face also says `"api";r=0;t=57`, with the seconds until it counts anew. */
function retryAfterMs({ headers }: Response): number | null {
	const after = headers.get('Retry-After') ?? '';
	if (/^\d+$/.test(after)) return Number(after) * 1000;
	const atMs = Date.parse(after);
	if (!Number.isNaN(atMs)) return Math.max(0, atMs - Date.now());
	const [, seconds] = /;\s*t=(\d+)/.exec(headers.get('RateLimit') ?? '') ?? [];
	return seconds === undefined ? null : Number(seconds) * 1000;
}

function refusal(question: Question, response: Response, withToken: boolean): AppError {
	const { status } = response;
	const code = response.headers.get('X-Error-Code') ?? '';
	if (status === 429) return hubError(question, 'busy', { status, retryAfterMs: retryAfterMs(response) });
	// Whoever is not signed in gets 401 for what does not exist, so that private names cannot be guessed.
	if (code === 'RepoNotFound' || code === 'RevisionNotFound' || code === 'EntryNotFound')
		return hubError(question, 'not-there', { status });
	if (code === 'GatedRepo' || status === 403) return hubError(question, 'no-access', { status });
	if (status === 401) return hubError(question, withToken ? 'bad-token' : 'no-access', { status });
	if (status === 404 || status === 410) return hubError(question, 'not-there', { status });
	return hubError(question, 'failing', { status, retryAfterMs: retryAfterMs(response) });
}
