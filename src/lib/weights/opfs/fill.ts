import { AppError, isAbort, isQuotaExceeded } from '#lib/base/errors.ts';
import { noRoom, openToWrite, readFile } from '#lib/weights/opfs/disk.ts';
import { corrupt, Ledger } from '#lib/weights/opfs/ledger.ts';
import {
	countStored,
	createManifest,
	describe,
	isComplete,
	promisedHash,
	type Manifest
} from '#lib/weights/opfs/manifest.ts';
import { manifests } from '#lib/weights/opfs/manifests.ts';
import { recheck, wasReadInFull } from '#lib/weights/opfs/recheck.ts';
import { Reporter } from '#lib/weights/opfs/reporter.ts';
import type { Turn } from '#lib/weights/opfs/share.ts';
import type { ByteSource } from '#lib/weights/opfs/source.ts';
import { Transfer } from '#lib/weights/opfs/transfer.ts';
import type { ImportRequest, StoredFile, TransferTuning } from '#lib/weights/types.ts';

/** The manifest to go on with: the stored one, unless that was of a file of another size. */
export async function prepare(
	id: string,
	request: ImportRequest,
	bytes: number,
	tuning: TransferTuning
): Promise<Manifest> {
	const stored = await manifests.get(id);
	const fresh = createManifest(id, request, bytes, tuning.chunkBytes);
	if (stored?.bytes !== bytes) return fresh;
	const moved = request.url !== null && request.url !== stored.url;
	return {
		...stored,
		url: request.url ?? stored.url,
		revision: request.revision ?? stored.revision,
		expectedSha256: stored.expectedSha256 ?? request.sha256,
		validator: moved ? null : stored.validator
	};
}

/**
 * Fills a file from a source until all of it is here and right. The caller has the turn for it.
 * @throws as `WeightStore.download`
 */
export async function fillFile(
	manifest: Manifest,
	source: ByteSource,
	tuning: TransferTuning,
	{ signal, report }: Turn
): Promise<StoredFile> {
	const file = await readFile(manifest.id);
	if (manifest.ready && file?.size === manifest.bytes) return describe(manifest); // `open` verifies it
	const reporter = new Reporter(manifest, report);
	manifest.ready = false;
	await manifests.put(manifest);
	const ledger = new Ledger(manifest, await openToWrite(manifest.id), manifests.put, tuning.saveEveryBytes);
	let failure: unknown = null;
	try {
		reporter.report('checking');
		await ledger.resume(async () => (wasReadInFull(manifest.id) ? 0 : recheck(manifest, signal, reporter)));
		const work = new Transfer(ledger, source, tuning, (phase) => reporter.report(phase));
		await work.run(signal);
		await confirm(manifest, ledger, work, signal);
	} catch (error) {
		failure = error;
	}
	return settle(manifest, ledger, failure);
}

/** All bytes are here. Are they the right ones? */
async function confirm(manifest: Manifest, ledger: Ledger, work: Transfer, signal: AbortSignal): Promise<void> {
	if (manifest.chunksTrusted) return; // each chunk was compared with its hash
	const promised = promisedHash(manifest);
	manifest.actualSha256 = await ledger.hashWhole();
	if (promised === null || manifest.actualSha256 === promised) return;
	if (!(await work.compare(promised, signal))) {
		await ledger.startOver();
		throw corrupt(manifest, manifest.bytes);
	}
	manifest.actualSha256 = promised;
}

/** Closes the file in good order, whatever happened, and notes what is in it. */
async function settle(manifest: Manifest, ledger: Ledger, failure: unknown): Promise<StoredFile> {
	const ready = failure === null && isComplete(manifest);
	if (ready) {
		const nowMs = Date.now();
		Object.assign(manifest, { ready, chunksTrusted: true, readyAtMs: nowMs, verifiedAtMs: nowMs });
	}
	ledger.close();
	await manifests.put(manifest);
	if (ready) return describe(manifest);
	if (isQuotaExceeded(failure)) throw await noRoom(manifest.bytes - countStored(manifest), failure);
	if (failure instanceof DOMException && !isAbort(failure)) {
		throw new AppError('model/store-unavailable', { reason: String(failure) }, { cause: failure }); // data cleared, say
	}
	throw failure;
}
