/** One file of a model: where its bytes are, and what they must be. */
export interface FileRequest {
	/** For lists and words only: two models may name the same file. */
	modelId: string;
	/** Within the model, also for lists and words. */
	path: string;
	/** The lasting address, never a signed one: every request starts from it, so it may lead to URLs that expire. */
	url: string;
	/** The commit that the URL is pinned to; `null` when it floats. */
	revision: string | null;
	/** `null` when nobody says; the first answer of the server must then tell. */
	bytes: number | null;
	/** Lower-case hexadecimal SHA-256 as published; `null` when unknown, and the file is marked so. */
	sha256: string | null;
}

/** A file from the disk of the user. With a `url`, chunks that go bad later can be fetched. */
export interface ImportRequest extends Omit<FileRequest, 'url'> {
	url: string | null;
}

export interface StoredFile {
	/** The SHA-256 of the content, or `url-` and the SHA-256 of the URL where none was published. */
	id: string;
	modelId: string;
	path: string;
	url: string | null;
	revision: string | null;
	bytes: number;
	/** Written so far. */
	storedBytes: number;
	/** `damaged`: it was ready once, and then some of it was not what it had been. */
	state: 'partial' | 'ready' | 'damaged';
	/** Of all bytes; `null` until they are here, when nobody promised one. */
	sha256: string | null;
	/** `published`: the bytes are checked against a promise. `computed`: only against what came the first time. */
	trust: 'published' | 'computed';
	addedAtMs: number;
	readyAtMs: number | null;
	/** When every byte was last read and compared. */
	verifiedAtMs: number | null;
}

/**
 * `waiting`: for the network, or as long as the server asked to. `checking`: reads what is stored. `comparing`: reads the
 * file a second time, because its hash is wrong.
 */
export type TransferPhase = 'waiting' | 'checking' | 'transferring' | 'comparing';

export interface TransferProgress {
	id: string;
	phase: TransferPhase;
	/** Falls back when a server without ranges makes us start again. */
	loadedBytes: number;
	totalBytes: number;
	/** Over the last seconds; `null` until there is something to measure. */
	bytesPerSecond: number | null;
	remainingMs: number | null;
	/** True while another tab does the work. */
	elsewhere: boolean;
}

/** Several files as one. */
export interface DownloadProgress {
	loadedBytes: number;
	/** Of the files whose size is known. */
	totalBytes: number;
	bytesPerSecond: number | null;
	remainingMs: number | null;
	/** Place in the list of the file that is under way. */
	fileIndex: number;
	file: TransferProgress;
}

/** Numbers that only tests and benchmarks change. */
export interface TransferTuning {
	chunkBytes: number;
	/** Chunks that one request asks for at most. */
	segmentChunks: number;
	maxConnections: number;
	/** A flush and a note in the manifest come after this many new bytes, or a second. */
	saveEveryBytes: number;
	/** First pause after a failure; it doubles each time. */
	backoffMs: number;
	longestBackoffMs: number;
	/** A connection that brings nothing for so long is given up. */
	stallMs: number;
	/** Failures in a row, without one new byte, that end a download. */
	maxFailures: number;
}

export interface WorkOptions {
	/** Pauses: what is written stays, and the next call goes on from there. */
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: TransferProgress) => void) | undefined;
	tuning?: Partial<TransferTuning> | undefined;
}

/** The user's own access to gated files of one host. */
export interface Authorization {
	/** Requests to this origin carry the token, and no others: not those to mirrors, nor what a redirect leads to. */
	origin: string;
	/** A bearer token. It goes to the worker with the call and is never stored with a file. */
	token: string;
}

export interface FetchOptions extends WorkOptions {
	authorization?: Authorization | undefined;
}

export interface DownloadOptions extends Omit<FetchOptions, 'onProgress'> {
	onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * `opfs`: in the private file system of the origin. `cache`: in the Cache API, chunk by chunk, where the browser refuses
 * the former. `memory`: refused too, so everything is gone with the tab.
 */
export type StoreKind = 'opfs' | 'cache' | 'memory';

export interface Usage {
	/** Bytes of weights in this store. */
	storedBytes: number;
	/** A hint only: browsers round it, and Chromium may allow less. `null` when it does not say. */
	freeBytes: number | null;
}

/**
 * Files of models, kept over reloads. All work is done by one worker for each tab; tabs share what they do by locks.
 * Every call may fail with `model/store-unavailable`: the storage was taken away, or the worker is gone.
 */
export interface WeightStore {
	/**
	 * Brings files here that are not, one after the other. A file that another tab fetches is waited for.
	 * @throws `AbortError`, `model/download-failed`, `model/refused`, `model/corrupt`, `model/no-room`: in each case what
	 * was written stays, except for bytes that are known to be wrong
	 */
	download(files: readonly FileRequest[], options?: DownloadOptions): Promise<StoredFile[]>;
	/**
	 * Copies a file of the user into the store, with the same checks.
	 * @throws as `download`
	 */
	importFile(blob: Blob, request: ImportRequest, options?: WorkOptions): Promise<StoredFile>;
	/**
	 * The whole file, backed by the disk. The first time after a start all of it is read and verified.
	 * @throws `model/not-found` unless it is here and ready; `model/corrupt`
	 */
	open(id: string, options?: WorkOptions): Promise<File>;
	/**
	 * Reads all that is stored and compares it with its hashes; what is bad counts as missing from then on.
	 * @returns how many bytes were bad
	 * @throws `model/not-found`
	 */
	verify(id: string, options?: WorkOptions): Promise<{ damagedBytes: number }>;
	/**
	 * Verifies, and fetches what is bad or missing, no more than that.
	 * @throws as `download`; `model/corrupt` for a file without a URL
	 */
	repair(id: string, options?: FetchOptions): Promise<StoredFile>;
	/** Deletes a file, finished or not; stops whoever is fetching it, in any tab. */
	remove(id: string): Promise<void>;
	list(): Promise<StoredFile[]>;
	usage(): Promise<Usage>;
	/** Where files are kept here, found out by trying when the worker starts. */
	kind(): Promise<StoreKind>;
	/** Deletes what a crash left behind and no manifest knows; returns the bytes that were freed. */
	tidy(): Promise<number>;
	/** Ends the worker at once. Downloads can go on later from what was last noted. */
	close(): void;
}
