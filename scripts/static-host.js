import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { Readable, pipeline } from 'node:stream';
import { chooseEncoding, compress } from './static-host/compress.js';
import { spoil } from './static-host/faults.js';
import { findFile } from './static-host/find-file.js';
import { appHeaders } from './static-host/headers.js';
import { isCompressible, mediaType } from './static-host/media-types.js';
import { parseRange } from './static-host/range.js';

/** @typedef {import('./static-host/faults.js').Fault} Fault */
/** @typedef {{ file: string, bytes: number, modifiedMs: number }} Found */

/**
 * @typedef {object} HostOptions
 * @property {number} [port] 0, the default, takes any free one
 * @property {string} [address] to listen on; only this machine unless told
 * @property {string} [base] path that the app is served under, as in BASE_PATH
 * @property {boolean} [headers] `true`: isolation, policies, caching and compression, as a host should; `false`, the
 * default: nothing of it, as GitHub Pages, and `no-store` so that only the service worker can answer from memory
 * @property {RegExp[]} [pages] paths below the base that are pages of the app without a file: status 200 with the
 * content of 404.html. Without it they have status 404 with the same content, as on GitHub Pages.
 */

/**
 * @typedef {object} StaticHost
 * @property {string} url with the base path, without a slash at the end
 * @property {(folder: string) => void} deploy serves another folder from now on
 * @property {(path: string, fault: Fault) => void} tamper spoils the answers for a path (below the base) from now on
 * @property {(path?: string) => void} heal ends that, for one path or all, and hangs up on whoever waits for the rest
 * @property {{ method: string, path: string, range: string | undefined, status: number }[]} requests as they came
 * @property {() => Promise<void>} close hangs up on everybody
 */

/**
 * Serves a folder of static files.
 * @param {string} folder
 * @param {HostOptions} [options]
 * @returns {Promise<StaticHost>}
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serveStatic(folder, options = {}) {
	const { port = 0, address = '127.0.0.1', base = '', headers = false, pages = [] } = options;
	let root = resolve(folder);
	/** @type {Map<string, Fault>} */
	const faults = new Map();
	/** Answers that were left hanging. @type {Set<import('node:http').ServerResponse>} */
	const stalled = new Set();
	/** @type {StaticHost['requests']} */
	const requests = [];

	const server = createServer(async (request, response) => {
		const { method = 'GET' } = request;
		const path = pathBelow(base, request.url ?? '/');
		const entry = { method, path: path ?? request.url ?? '', range: request.headers.range, status: 0 };
		requests.push(entry);
		response.on('close', () => (entry.status = response.headersSent ? response.statusCode : 0));
		try {
			if (method !== 'GET' && method !== 'HEAD') return end(response, 405, { Allow: 'GET, HEAD' });
			const fault = path === null ? undefined : faults.get(path);
			if (fault === 'close') return response.destroy();
			if (fault === 'html')
				return end(response, 200, { 'Content-Type': 'text/html' }, '<h1>Sign in to this network</h1>');
			if (typeof fault === 'number') return end(response, fault, {});
			const found = path === null ? null : await findFile(root, path);
			if (found) return await send(request, response, found, 200, path ?? '/', fault);
			const fallback = await findFile(root, '/404.html');
			const status = path !== null && pages.some((page) => page.test(path)) ? 200 : 404;
			if (!fallback) return end(response, 404, {});
			await send(request, response, fallback, status, '/404.html', undefined);
		} catch {
			if (!response.headersSent) end(response, 500, {});
			else response.destroy();
		}
	});

	/**
	 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
	 * @param {Found} found @param {number} status @param {string} path @param {'truncate' | 'alter' | 'stall' | undefined} fault
	 */
	async function send(request, response, found, status, path, fault) {
		const type = mediaType(found.file);
		const etag = `"${found.bytes.toString(36)}-${Math.round(found.modifiedMs).toString(36)}"`;
		/** @type {Record<string, string | number>} */
		const fields = { 'Content-Type': type, ETag: etag, 'Accept-Ranges': 'bytes' };
		Object.assign(fields, headers ? appHeaders(path) : { 'Cache-Control': 'no-store' });

		if (headers && status === 200 && request.headers['if-none-match'] === etag) return end(response, 304, fields);
		const range = status === 200 ? parseRange(request.headers.range, found.bytes) : null;
		if (range === 'unsatisfiable') {
			return end(response, 416, { ...fields, 'Content-Range': `bytes */${found.bytes}` });
		}
		const encoding =
			headers && !range && isCompressible(type) ? chooseEncoding(request.headers['accept-encoding']) : null;
		if (headers && isCompressible(type)) fields.Vary = 'Accept-Encoding';
		const [first, last] = range ?? [0, found.bytes - 1];
		const whole = encoding ? await compress(found, encoding) : null;
		const bytes = whole ? whole.length : last - first + 1;
		if (encoding) fields['Content-Encoding'] = encoding;
		if (range) fields['Content-Range'] = `bytes ${first}-${last}/${found.bytes}`;
		response.writeHead(range ? 206 : status, { ...fields, 'Content-Length': bytes });
		if (request.method === 'HEAD' || bytes === 0) return void response.end();
		const source = whole ? Readable.from([whole]) : createReadStream(found.file, { start: first, end: last });
		const hangUp = (/** @type {Error | null | undefined} */ error) => void (error && response.destroy());
		if (fault === 'stall') stalled.add(response);
		if (fault) pipeline(source, spoil(fault, bytes), response, hangUp);
		else pipeline(source, response, hangUp);
	}

	await new Promise((listening, failed) => {
		server.once('error', failed);
		server.listen(port, address, () => listening(undefined));
	});
	const taken = server.address();
	const actual = typeof taken === 'object' && taken ? taken.port : port;
	return {
		url: `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${actual}${base}`,
		deploy: (next) => void (root = resolve(next)),
		tamper: (path, fault) => void faults.set(path, fault),
		heal: (path) => {
			if (path === undefined) faults.clear();
			else faults.delete(path);
			for (const response of stalled) response.destroy();
			stalled.clear();
		},
		requests,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			})
	};
}

/**
 * @param {import('node:http').ServerResponse} response @param {number} status
 * @param {Record<string, string | number>} headers @param {string} [body]
 */
function end(response, status, headers, body = '') {
	response.writeHead(status, headers).end(body);
}

/**
 * The decoded path below the base, or `null` when it is none of ours.
 * @param {string} base @param {string} url
 */
function pathBelow(base, url) {
	try {
		// Not `new URL`: it would resolve `..` before findFile can refuse it.
		const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
		return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
	} catch {
		return null;
	}
}
