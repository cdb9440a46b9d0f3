// One file from a hub that answers like Hugging Face's: it may send us on to other hosts, and cut the connection.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

const maxRedirects = 5;
/** So many times in a row without a single new byte. */
const maxAttempts = 4;

/** What could not be had, in one line for a person. */
export class DownloadError extends Error {
	/** @param {string} message @param {{ cause?: unknown, missing?: boolean, transient?: boolean }} [details] */
	constructor(message, { cause, missing = false, transient = false } = {}) {
		super(message, { cause });
		this.name = 'DownloadError';
		/** The server has no such file. */
		this.missing = missing;
		/** Asking again may help. */
		this.transient = transient;
	}
}

/**
 * @typedef {object} Promised what the server says of a file
 * @property {number | null} bytes
 * @property {string | null} etag
 * @property {string | null} sha256 only where the hub names it: the ETag of a file that it stores by its hash
 */

/**
 * @typedef {object} DownloadOptions
 * @property {string} [token] sent to the first host only
 * @property {number} [pauseMs] before another attempt, times its number
 * @property {(doneBytes: number, totalBytes: number | null) => void} [onProgress]
 */

/** @param {unknown} error */
function reasonOf(error) {
	const cause = error instanceof Error ? error.cause : null;
	if (cause instanceof Error) return ('code' in cause && String(cause.code)) || cause.message;
	return error instanceof Error ? error.message : String(error);
}

/** @param {number} status @param {string} url */
function refusal(status, url) {
	if (status === 401 || status === 403)
		return new DownloadError(`${url} needs permission (${status}): accept its terms there and set HF_TOKEN.`);
	if (status === 404) return new DownloadError(`${url} does not exist (404).`, { missing: true });
	const transient = status >= 500 || status === 429;
	return new DownloadError(`${url} answered with status ${status}.`, { transient });
}

/** @param {string | null} etag */
const bare = (etag) => etag?.replace(/^W\//, '').replaceAll('"', '') ?? null;

/** @param {Headers} headers @param {Promised} known @returns {Promised} */
function readPromise(headers, known) {
	const linked = bare(headers.get('x-linked-etag'));
	const linkedBytes = headers.get('x-linked-size');
	return {
		bytes: known.bytes ?? (linkedBytes === null ? null : Number(linkedBytes)),
		etag: known.etag ?? linked,
		sha256: known.sha256 ?? (linked && /^[0-9a-f]{64}$/.test(linked) ? linked : null)
	};
}

/**
 * Asks for a file from some byte on. The first host knows size and hash; a host that it sends us to may not.
 * @param {string} url @param {number} start @param {string | undefined} token
 * @returns {Promise<{ response: Response, promised: Promised }>}
 * @throws DownloadError
 */
async function request(url, start, token) {
	/** @type {Promised} */
	let promised = { bytes: null, etag: null, sha256: null };
	const { host } = new URL(url);
	let at = url;
	for (let hops = 0; hops <= maxRedirects; hops++) {
		/** @type {Record<string, string>} */
		const headers = { 'accept-encoding': 'identity' };
		if (start > 0) headers.range = `bytes=${start}-`;
		if (token && new URL(at).host === host) headers.authorization = `Bearer ${token}`;
		const response = await fetch(at, { headers, redirect: 'manual' }).catch((cause) => {
			throw new DownloadError(`${new URL(at).origin} cannot be reached (${reasonOf(cause)}).`, {
				cause,
				transient: true
			});
		});
		promised = readPromise(response.headers, promised);
		const next = response.headers.get('location');
		if (response.status < 300 || response.status >= 400 || !next) return { response, promised };
		await response.body?.cancel();
		at = new URL(next, at).href;
	}
	throw new DownloadError(`${url} is redirected more than ${maxRedirects} times.`);
}

/** @param {Response} response @param {number} start @param {Promised} promised @returns {Promised} */
function complete({ headers, status }, start, { bytes, etag, sha256 }) {
	const total = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
	const length = headers.get('content-length');
	const own = total ?? (status === 206 || length === null ? null : length);
	return { bytes: bytes ?? (own === null ? null : Number(own)), etag: etag ?? bare(headers.get('etag')), sha256 };
}

/** @param {string} path @returns {Promise<number>} */
async function sizeOf(path) {
	return (await stat(path).catch(() => null))?.size ?? 0;
}

/** @param {string} path @returns {Promise<string>} */
async function hashOf(path) {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/**
 * Takes one answer to its end and adds it to the partial file.
 * @param {string} url @param {string} part @param {DownloadOptions} options
 * @returns {Promise<Promised>}
 * @throws DownloadError
 */
async function attempt(url, part, { token, onProgress }) {
	const note = `${part}.etag`;
	const kept = await readFile(note, 'utf8').catch(() => null);
	let start = kept === null ? 0 : await sizeOf(part);
	let { response, promised: seen } = await request(url, start, token);
	if (response.status === 416 || (start > 0 && response.ok && complete(response, start, seen).etag !== kept)) {
		// More than there is, or the beginning of another version.
		await response.body?.cancel();
		start = 0;
		({ response, promised: seen } = await request(url, start, token));
	}
	if (!response.ok) {
		await response.body?.cancel();
		throw refusal(response.status, url);
	}
	if (response.status === 200) start = 0;
	else if (!response.headers.get('content-range')?.startsWith(`bytes ${start}-`))
		throw new DownloadError(`${url} sends other bytes than it was asked for.`);
	const promised = complete(response, start, seen);
	await writeFile(note, promised.etag ?? '');
	const file = await open(part, start > 0 ? 'a' : 'w');
	try {
		let done = start;
		for await (const chunk of response.body ?? []) {
			await file.write(chunk);
			onProgress?.((done += chunk.length), promised.bytes);
		}
	} catch (cause) {
		throw new DownloadError(`${url} was cut off (${reasonOf(cause)}).`, { cause, transient: true });
	} finally {
		await file.close();
	}
	return promised;
}

/**
 * @param {string} url @param {string} part @param {Promised} promised
 * @throws DownloadError
 */
async function verify(url, part, { bytes, sha256 }) {
	const size = await sizeOf(part);
	if (bytes !== null && size < bytes)
		throw new DownloadError(`${url} was cut off (${size} of ${bytes} bytes).`, { transient: true });
	const wrong = bytes !== null && size !== bytes ? `${size} bytes instead of ${bytes}` : null;
	const wrongHash = !wrong && sha256 && (await hashOf(part)) !== sha256 ? 'another hash than the hub says' : null;
	if (!wrong && !wrongHash) return;
	await rm(part);
	throw new DownloadError(`${url} has ${wrong ?? wrongHash}.`);
}

/**
 * Fetches a file unless it is there: what has its final name is whole. What was cut off goes on where it ended, also in
 * another run, as long as the server still has the same file. Size and, where the hub names one, SHA-256 are checked.
 * @param {string} url
 * @param {string} path where it is kept
 * @param {DownloadOptions} [options]
 * @returns {Promise<'fetched' | 'present'>}
 * @throws DownloadError
 */
export async function download(url, path, options = {}) {
	if ((await sizeOf(path)) > 0) return 'present';
	await mkdir(dirname(path), { recursive: true });
	const part = `${path}.part`;
	for (let failures = 0; ;) {
		const before = await sizeOf(part);
		try {
			await verify(url, part, await attempt(url, part, options));
			await rename(part, path);
			await rm(`${part}.etag`);
			return 'fetched';
		} catch (error) {
			if (!(error instanceof DownloadError) || !error.transient) throw error;
			failures = (await sizeOf(part)) > before ? 1 : failures + 1;
			if (failures >= maxAttempts) throw error;
			await new Promise((resolve) => setTimeout(resolve, (options.pauseMs ?? 1000) * failures));
		}
	}
}
