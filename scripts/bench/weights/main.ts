// The store as the app runs it, without the pages around. Also the stage of tests/full/weights.test.ts.
import { isAppError } from '#lib/base/errors.ts';
import type { DownloadOptions, FileRequest, TransferPhase } from '#lib/weights/types.ts';
import { openWeightStore } from '#lib/weights/weight-store.ts';

const store = openWeightStore();
/** Of the download that runs. */
const state = { loadedBytes: 0, resumedBytes: 0, phases: [] as TransferPhase[] };

async function download(request: FileRequest, tuning: DownloadOptions['tuning'] = {}) {
	Object.assign(state, { loadedBytes: 0, resumedBytes: 0, phases: [] });
	const startedMs = performance.now();
	await store.download([request], {
		tuning,
		onProgress: ({ loadedBytes, file: { phase } }) => {
			state.loadedBytes = loadedBytes;
			if (phase === 'transferring') state.resumedBytes ||= loadedBytes;
			if (state.phases.at(-1) !== phase) state.phases.push(phase);
		}
	});
	return { ms: performance.now() - startedMs };
}

/** The error of some work as plain data; `null` when it went well. */
async function failure(work: Promise<unknown>) {
	const error: unknown = await work.then(
		() => null,
		(reason: unknown) => reason
	);
	if (error === null) return null;
	return isAppError(error) ? { code: error.code, ...error.details } : { code: String(error) };
}

/** All bytes, piece by piece, as an engine does. `openMs` is up to the file, with the check of every byte if it was the first. */
async function read(id: string) {
	const startedMs = performance.now();
	const file = await store.open(id);
	const openMs = performance.now() - startedMs;
	await readAll(file);
	return { openMs, readMs: performance.now() - startedMs - openMs };
}

/** The same bytes, straight from the file system. */
async function readRaw(id: string) {
	const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('weights');
	const startedMs = performance.now();
	await readAll(await (await folder.getFileHandle(`${id}.bin`)).getFile());
	return { readMs: performance.now() - startedMs };
}

async function readAll(file: Blob) {
	const step = 8 * 2 ** 20;
	for (let start = 0; start < file.size; start += step) await file.slice(start, start + step).arrayBuffer();
}

/** Lower-case hexadecimal, taken of what the store hands out, without the store's own code. */
async function sha256(id: string) {
	const digest = await crypto.subtle.digest('SHA-256', await (await store.open(id)).arrayBuffer());
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same download by a worker that only writes. */
function plain(url: string): Promise<{ ms: number; bytes: number }> {
	const worker = new Worker(new URL('./plain.worker.ts', import.meta.url), { type: 'module' });
	return new Promise((resolve, reject) => {
		worker.addEventListener('error', ({ message }) => reject(new Error(message)));
		worker.addEventListener('message', ({ data }) => {
			worker.terminate();
			resolve(data as { ms: number; bytes: number });
		});
		worker.postMessage(url);
	});
}

Object.assign(window, { weights: { store, state, download, failure, read, readRaw, plain, sha256 } });
