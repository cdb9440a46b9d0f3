import { AppError } from '#lib/base/errors.ts';
import { freeBytes, listEntries, readFile, removeFile } from '#lib/weights/opfs/disk.ts';
import { fillFile, prepare } from '#lib/weights/opfs/fill.ts';
import { HttpSource } from '#lib/weights/opfs/http-source.ts';
import { corrupt } from '#lib/weights/opfs/ledger.ts';
import { countStored, createManifest, describe, urlPrefix, type Manifest } from '#lib/weights/opfs/manifest.ts';
import { manifests } from '#lib/weights/opfs/manifests.ts';
import { Patience } from '#lib/weights/opfs/patience.ts';
import { forgetReading, recheck, wasReadInFull } from '#lib/weights/opfs/recheck.ts';
import { Reporter } from '#lib/weights/opfs/reporter.ts';
import { ifFree, withFile, withStopped, type Turn } from '#lib/weights/opfs/share.ts';
import { BlobSource, SourceTrouble } from '#lib/weights/opfs/source.ts';
import { WholeHash } from '#lib/weights/opfs/whole-hash.ts';
import { sha256Hex } from '#lib/weights/verify.ts';
import type {
	FileRequest,
	ImportRequest,
	StoredFile,
	TransferProgress,
	TransferTuning,
	Usage
} from '#lib/weights/types.ts';

const defaultTuning: TransferTuning = {
	chunkBytes: 8 * 2 ** 20,
	segmentChunks: 4,
	maxConnections: 4,
	saveEveryBytes: 4 * 2 ** 20,
	backoffMs: 500,
	longestBackoffMs: 30_000,
	stallMs: 30_000,
	maxFailures: 8
};

/** What a call brings along: see `WorkOptions`. */
export interface Call {
	signal: AbortSignal;
	emit: (progress: TransferProgress) => void;
}

/** The worker's side of `WeightStore`: the methods are described there. */
export const vault = {
	async download(request: FileRequest, tuning: Partial<TransferTuning>, call: Call): Promise<StoredFile> {
		return fetchFile(await fileId(request), request, tuning, call);
	},

	async importFile(
		blob: Blob,
		request: ImportRequest,
		tuning: Partial<TransferTuning>,
		{ signal, emit }: Call
	): Promise<StoredFile> {
		const all = { ...defaultTuning, ...tuning };
		const promised = createManifest('', request, request.bytes ?? blob.size, all.chunkBytes);
		if (promised.bytes !== blob.size) throw corrupt(promised, blob.size);
		const id = request.sha256 ?? (await hashBlob(blob, promised, { signal, emit }));
		return withFile(id, signal, emit, async (turn) =>
			fillFile(await prepare(id, request, blob.size, all), new BlobSource(blob), all, turn)
		);
	},

	async open(id: string, call: Call): Promise<File> {
		const manifest = await find(id);
		if (!manifest.ready) throw new AppError('model/not-found', { modelId: `${manifest.modelId}/${manifest.path}` });
		const { damagedBytes } = wasReadInFull(id) ? { damagedBytes: 0 } : await vault.verify(id, call);
		const file = damagedBytes === 0 ? await readFile(id) : null;
		if (file?.size !== manifest.bytes) throw corrupt(manifest, file?.size ?? 0);
		return file;
	},

	async verify(id: string, { signal, emit }: Call): Promise<{ damagedBytes: number }> {
		await find(id);
		return withFile(id, signal, emit, async (turn) => ({ damagedBytes: await verifyStored(id, turn) }));
	},

	async repair(id: string, tuning: Partial<TransferTuning>, call: Call): Promise<StoredFile> {
		const { damagedBytes } = await vault.verify(id, call);
		const manifest = await find(id);
		if (manifest.ready) return describe(manifest);
		if (manifest.url === null) throw corrupt(manifest, manifest.bytes - damagedBytes);
		const { modelId, path, url, revision, bytes, expectedSha256 } = manifest;
		return fetchFile(id, { modelId, path, url, revision, bytes, sha256: expectedSha256 }, tuning, call);
	},

	remove(id: string): Promise<void> {
		return withStopped(id, async () => {
			forgetReading(id);
			await removeFile(id);
			await manifests.delete(id);
		});
	},

	async list(): Promise<StoredFile[]> {
		return (await manifests.all()).map(describe);
	},

	async usage(): Promise<Usage> {
		const storedBytes = (await manifests.all()).reduce((sum, manifest) => sum + countStored(manifest), 0);
		return { storedBytes, freeBytes: await freeBytes() };
	},

	async tidy(): Promise<number> {
		let freed = 0;
		for (const { id, bytes, remove } of await listEntries()) {
			// The manifest is always written first, so a file without one is nobody's.
			const removed = await ifFree(id ?? '', async () => {
				if (id !== null && (await manifests.get(id))) return false;
				await remove();
				return true;
			});
			if (removed) freed += bytes;
		}
		return freed;
	}
};

function fetchFile(
	id: string,
	request: FileRequest,
	tuning: Partial<TransferTuning>,
	{ signal, emit }: Call
): Promise<StoredFile> {
	const all = { ...defaultTuning, ...tuning };
	const source = new HttpSource(request.url, request.path, all.stallMs);
	return withFile(id, signal, emit, async (turn) => {
		const bytes = request.bytes ?? (await findSize(source, request.path, all, turn.signal));
		return fillFile(await prepare(id, request, bytes, all), source, all, turn);
	});
}

async function fileId({ url, sha256 }: FileRequest): Promise<string> {
	return sha256 ?? `${urlPrefix}${await sha256Hex(new TextEncoder().encode(url))}`;
}

async function find(id: string): Promise<Manifest> {
	const manifest = await manifests.get(id);
	if (!manifest) throw new AppError('model/not-found', { modelId: id });
	return manifest;
}

async function verifyStored(id: string, { signal, report }: Turn): Promise<number> {
	const manifest = await find(id);
	const damagedBytes = await recheck(manifest, signal, new Reporter(manifest, report));
	if (damagedBytes === 0) manifest.verifiedAtMs = Date.now();
	await manifests.put(manifest);
	return damagedBytes;
}

async function findSize(
	source: HttpSource,
	path: string,
	tuning: TransferTuning,
	signal: AbortSignal
): Promise<number> {
	const patience = new Patience(path, tuning);
	for (;;) {
		await patience.wait(signal);
		const startedAtMs = performance.now();
		try {
			return await source.findSize(signal);
		} catch (error) {
			if (!(error instanceof SourceTrouble)) throw error;
			patience.fail(error, startedAtMs);
		}
	}
}

/** A file that came without a promise is named by what it is. */
async function hashBlob(blob: Blob, manifest: Manifest, { signal, emit }: Call): Promise<string> {
	const reporter = new Reporter(manifest, emit);
	const whole = await WholeHash.start();
	for (let start = 0; start < blob.size; start += manifest.chunkBytes) {
		signal.throwIfAborted();
		const part = blob.slice(start, start + manifest.chunkBytes);
		whole.update(new Uint8Array(await part.arrayBuffer()));
		reporter.report('checking', start + part.size);
	}
	return whole.digest();
}
