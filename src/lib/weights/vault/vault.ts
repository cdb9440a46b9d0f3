import { AppError } from '#lib/base/errors.ts';
import { choosePlace } from '#lib/weights/places/choose.ts';
import type { Place } from '#lib/weights/places/place.ts';
import { freeBytes } from '#lib/weights/places/room.ts';
import { fillFile, prepare } from '#lib/weights/vault/fill.ts';
import { HttpSource } from '#lib/weights/net/http-source.ts';
import { corrupt } from '#lib/weights/vault/ledger.ts';
import { countStored, createManifest, describe, urlPrefix, type Manifest } from '#lib/weights/vault/manifest.ts';
import { Patience } from '#lib/weights/net/patience.ts';
import { forgetReading, recheck, wasReadInFull } from '#lib/weights/vault/recheck.ts';
import { Reporter } from '#lib/weights/vault/reporter.ts';
import { ifFree, withFile, withStopped, type Turn } from '#lib/weights/vault/share.ts';
import { BlobSource, SourceTrouble } from '#lib/weights/net/source.ts';
import { WholeHash } from '#lib/weights/vault/whole-hash.ts';
import { sha256Hex } from '#lib/weights/verify.ts';
import type { Fetching } from '#lib/weights/methods.ts';
import type {
	FileRequest,
	ImportRequest,
	StoredFile,
	StoreKind,
	TransferProgress,
	TransferTuning,
	Usage
} from '#lib/weights/types.ts';

const defaultTuning: TransferTuning = {
	chunkBytes: 8 * 2 ** 20,
	segmentChunks: 4,
	maxConnections: 4,
	saveEveryBytes: 64 * 2 ** 20,
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
	async download(request: FileRequest, fetching: Fetching, call: Call): Promise<StoredFile> {
		return fetchFile(await fileId(request), request, fetching, call);
	},

	async importFile(
		blob: Blob,
		request: ImportRequest,
		tuning: Partial<TransferTuning>,
		{ signal, emit }: Call
	): Promise<StoredFile> {
		const place = await choosePlace();
		const all = { ...defaultTuning, ...tuning };
		const promised = createManifest('', request, request.bytes ?? blob.size, all.chunkBytes);
		if (promised.bytes !== blob.size) throw corrupt(promised, blob.size);
		const id = request.sha256 ?? (await hashBlob(blob, promised, { signal, emit }));
		return withFile(id, signal, emit, async (turn) =>
			fillFile(place, await prepare(place, id, request, blob.size, all), new BlobSource(blob), all, turn)
		);
	},

	async open(id: string, call: Call): Promise<File> {
		const place = await choosePlace();
		const manifest = await find(place, id);
		if (!manifest.ready) throw new AppError('model/not-found', { modelId: `${manifest.modelId}/${manifest.path}` });
		const { damagedBytes } = wasReadInFull(id) ? { damagedBytes: 0 } : await vault.verify(id, call);
		const file = damagedBytes === 0 ? await place.readFile(manifest) : null;
		if (!file) throw corrupt(manifest, manifest.bytes - damagedBytes);
		return file;
	},

	async verify(id: string, { signal, emit }: Call): Promise<{ damagedBytes: number }> {
		const place = await choosePlace();
		await find(place, id);
		return withFile(id, signal, emit, async (turn) => ({ damagedBytes: await verifyStored(place, id, turn) }));
	},

	async repair(id: string, fetching: Fetching, call: Call): Promise<StoredFile> {
		const { damagedBytes } = await vault.verify(id, call);
		const manifest = await find(await choosePlace(), id);
		if (manifest.ready) return describe(manifest);
		if (manifest.url === null) throw corrupt(manifest, manifest.bytes - damagedBytes);
		const { modelId, path, url, revision, bytes, expectedSha256 } = manifest;
		return fetchFile(id, { modelId, path, url, revision, bytes, sha256: expectedSha256 }, fetching, call);
	},

	async remove(id: string): Promise<void> {
		const place = await choosePlace();
		await withStopped(id, async () => {
			forgetReading(id);
			await place.remove(id);
			await place.manifests.delete(id);
		});
	},

	async list(): Promise<StoredFile[]> {
		return (await (await choosePlace()).manifests.all()).map(describe);
	},

	async usage(): Promise<Usage> {
		const manifests = await (await choosePlace()).manifests.all();
		const storedBytes = manifests.reduce((sum, manifest) => sum + countStored(manifest), 0);
		return { storedBytes, freeBytes: await freeBytes() };
	},

	async kind(): Promise<StoreKind> {
		return (await choosePlace()).kind;
	},

	async tidy(): Promise<number> {
		const place = await choosePlace();
		let freed = 0;
		for (const { id, bytes, remove } of await place.entries()) {
			// The manifest is always written first, so a file without one is nobody's.
			const removed = await ifFree(id ?? '', async () => {
				if (id !== null && (await place.manifests.get(id))) return false;
				await remove();
				return true;
			});
			if (removed) freed += bytes;
		}
		return freed;
	}
};

async function fetchFile(
	id: string,
	request: FileRequest,
	{ tuning, authorization }: Fetching,
	{ signal, emit }: Call
): Promise<StoredFile> {
	const place = await choosePlace();
	const all = { ...defaultTuning, ...tuning };
	const source = new HttpSource(request.url, request.path, all.stallMs, authorization);
	return withFile(id, signal, emit, async (turn) => {
		const bytes = request.bytes ?? (await findSize(source, request.path, all, turn.signal));
		return fillFile(place, await prepare(place, id, request, bytes, all), source, all, turn);
	});
}

async function fileId({ url, sha256 }: FileRequest): Promise<string> {
	return sha256 ?? `${urlPrefix}${await sha256Hex(new TextEncoder().encode(url))}`;
}

async function find({ manifests }: Place, id: string): Promise<Manifest> {
	const manifest = await manifests.get(id);
	if (!manifest) throw new AppError('model/not-found', { modelId: id });
	return manifest;
}

async function verifyStored(place: Place, id: string, { signal, report }: Turn): Promise<number> {
	const manifest = await find(place, id);
	const damagedBytes = await recheck(place, manifest, signal, new Reporter(manifest, report));
	if (damagedBytes === 0) manifest.verifiedAtMs = Date.now();
	else await place.forgetMarks(id); // else a download that goes on would believe them
	await place.manifests.put(manifest);
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
