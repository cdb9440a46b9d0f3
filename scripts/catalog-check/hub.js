// What `npm run catalog:check` asks of a hub that answers like Hugging Face's.

/** @typedef {{ path: string, bytes: number, oid: string, sha256: string | null }} TreeFile `oid` is git's name of the content */

/**
 * @typedef {object} Info
 * @property {string} id another one than asked for, when the repository was renamed
 * @property {string} sha the newest commit
 * @property {boolean} gated its files need an account that accepted terms
 * @property {string | null} license
 * @property {readonly string[]} languages
 * @property {number | null} parameters
 */

const maxAttempts = 4;

/** What node says where asking again is no use. */
const nobodyThere = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** What the hub did not give, in one line for a person. */
export class HubError extends Error {
	/** @param {string} message @param {{ cause?: unknown, unreachable?: boolean, refused?: boolean, transient?: boolean }} [details] */
	constructor(message, { cause, unreachable = false, refused = false, transient = false } = {}) {
		super(message, { cause });
		this.name = 'HubError';
		/** The hub itself is out of reach: nothing else can be had either. */
		this.unreachable = unreachable;
		/** It may be there, for others. */
		this.refused = refused;
		/** Asking again may help. */
		this.transient = transient;
	}
}

/** @param {unknown} value @returns {Record<string, unknown>} */
export const asRecord = (value) =>
	typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};

/** @param {unknown} value @returns {string[]} */
const asTexts = (value) => [value].flat().filter((item) => typeof item === 'string');

/** @param {string} url @param {number} status */
function refusal(url, status) {
	if (status === 401 || status === 403)
		return new HubError(`${url} does not exist, or needs permission (${status})`, { refused: true });
	if (status === 404) return new HubError(`${url} does not exist (404)`);
	return new HubError(`${url} answered with status ${status}`, { transient: status >= 500 || status === 429 });
}

/** @param {unknown} answer @returns {Info} */
function readInfo(answer) {
	const { id, sha, gated, cardData, safetensors } = asRecord(answer);
	if (typeof id !== 'string' || typeof sha !== 'string') throw new HubError('its description names no commit');
	const { license, license_name: own, language } = asRecord(cardData);
	const { total } = asRecord(safetensors);
	const [name = null] = asTexts(license === 'other' ? own : license);
	return {
		id,
		sha,
		gated: Boolean(gated),
		license: name?.toLowerCase() ?? null,
		languages: asTexts(language),
		parameters: typeof total === 'number' ? total : null
	};
}

/** @param {unknown} entry @returns {TreeFile[]} */
function readEntry(entry) {
	const { type, path, size, oid, lfs } = asRecord(entry);
	if (type !== 'file') return [];
	if (typeof path !== 'string' || typeof size !== 'number' || typeof oid !== 'string')
		throw new HubError('its list of files is of another form');
	const { oid: sha256, size: bytes } = asRecord(lfs);
	if (typeof sha256 !== 'string') return [{ path, bytes: size, oid, sha256: null }];
	return [{ path, bytes: typeof bytes === 'number' ? bytes : size, oid, sha256: sha256.replace(/^sha256:/, '') }];
}

/** Asks a hub, each thing once. */
export class Hub {
	#url;
	#token;
	#pauseMs;
	/** @type {Map<string, Promise<unknown>>} */
	#answers = new Map();

	/** @param {string} url @param {{ token?: string | undefined, pauseMs?: number }} [options] the token goes to this hub only */
	constructor(url, { token, pauseMs = 1000 } = {}) {
		this.#url = url.replace(/\/+$/, '');
		this.#token = token;
		this.#pauseMs = pauseMs;
	}

	/** @param {string} repository @returns {Promise<Info>} @throws HubError */
	info(repository) {
		return this.#once(`info ${repository}`, async () =>
			readInfo(await (await this.#get(`${this.#url}/api/models/${repository}`)).json())
		);
	}

	/**
	 * Every file of a commit.
	 * @param {string} repository @param {string} revision
	 * @returns {Promise<TreeFile[]>}
	 * @throws HubError
	 */
	tree(repository, revision) {
		return this.#once(`tree ${repository} ${revision}`, async () => {
			/** @type {TreeFile[]} */
			const files = [];
			let at = `${this.#url}/api/models/${repository}/tree/${revision}?recursive=true`;
			for (;;) {
				const response = await this.#get(at);
				const entries = /** @type {unknown} */ (await response.json());
				if (!Array.isArray(entries)) throw new HubError('its list of files is of another form');
				files.push(...entries.flatMap(readEntry));
				const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
				if (!next) return files;
				const following = new URL(next, at);
				// A page may be elsewhere; the token and our trust are not.
				if (following.origin !== new URL(at).origin) throw new HubError('its list of files goes on at another host');
				at = following.href;
			}
		});
	}

	/** @param {string} repository @param {string} revision @param {string} path @returns {Promise<Buffer>} @throws HubError */
	file(repository, revision, path) {
		return this.download(`${this.#url}/${repository}/resolve/${revision}/${path}`);
	}

	/** @param {string} url @returns {Promise<Buffer>} @throws HubError */
	download(url) {
		return this.#once(url, async () => Buffer.from(await (await this.#get(url)).arrayBuffer()));
	}

	/** @template T @param {string} key @param {() => Promise<T>} ask @returns {Promise<T>} */
	#once(key, ask) {
		const known = /** @type {Promise<T> | undefined} */ (this.#answers.get(key));
		const answer = known ?? ask();
		if (!known) this.#answers.set(key, answer);
		return answer;
	}

	/** @param {string} url @returns {Promise<Response>} */
	async #get(url) {
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#try(url);
			} catch (error) {
				if (!(error instanceof HubError) || !error.transient || attempt === maxAttempts) throw error;
				await new Promise((resolve) => setTimeout(resolve, this.#pauseMs * attempt));
			}
		}
	}

	/** @param {string} url @returns {Promise<Response>} */
	async #try(url) {
		const ours = new URL(url).origin === new URL(this.#url).origin;
		/** @type {Record<string, string>} */
		const headers = ours && this.#token ? { authorization: `Bearer ${this.#token}` } : {};
		const response = await fetch(url, { headers }).catch((cause) => {
			const code = String(asRecord(asRecord(cause).cause).code ?? 'no connection');
			const transient = !nobodyThere.includes(code);
			throw new HubError(`${new URL(url).origin} cannot be reached (${code})`, { cause, unreachable: ours, transient });
		});
		if (response.ok) return response;
		await response.body?.cancel();
		throw refusal(url, response.status);
	}
}
