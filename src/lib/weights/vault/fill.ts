import { AppError, isAbort, isQuotaExceeded } from '#lib/base/errors.ts';
import type { Place } from '#lib/weights/places/place.ts';
import { noRoom } from '#lib/weights/places/room.ts';
import { corrupt, Ledger } from '#lib/weights/vault/ledger.ts';
import {
	countStored,
	createManifest,
	describe,
	isComplete,
	promisedHash,
	type Manifest
} from '#lib/weights/vault/manifest.ts';
import { recheck, wasReadInFull } from '#lib/weights/vault/recheck.ts';
import { Reporter } from '#lib/weights/vault/reporter.ts';
import type { Turn } from '#lib/weights/vault/share.ts';
import type { ByteSource } from '#lib/weights/net/source.ts';
import { Transfer } from '#lib/weights/vault/transfer.ts';
import type { ImportRequest, StoredFile, TransferTuning } from '#lib/weights/types.ts';

/** The manifest to go on with: the stored one, unless that was of a file of another size. */
export async function prepare(
	{ manifests }: Place,
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
	place: Place,
	manifest: Manifest,
	source: ByteSource,
	tuning: TransferTuning,
	{ signal, report }: Turn
): Promise<StoredFile> {
	if (manifest.ready && (await place.readFile(manifest))) return describe(manifest); // `open` verifies it
	const reporter = new Reporter(manifest, report);
	manifest.ready = false;
	const { manifests } = place;
	await manifests.put(manifest);
	const ledger = new Ledger(manifest, await place.openToWrite(manifest), manifests.put, tuning.saveEveryBytes);
	let failure: unknown = null;
	try {
		reporter.report('checking');
		await ledger.resume(async () => (wasReadInFull(manifest.id) ? 0 : recheck(place, manifest, signal, reporter)));
		const work = new Transfer(ledger, source, tuning, (phase) => reporter.report(phase));
		await work.run(signal);
		reporter.report('checking'); // all is here, and the end of it may not be in the hash yet
		await confirm(manifest, ledger, work, signal);
	} catch (error) {
		failure = error;
	}
	return settle(place, manifest, ledger, failure);
}

/**
 * All bytes are here. Are they the right ones? Digests of chunks find damage, not malice: what came again from the network is
 * judged by the hash of the whole too.
 */
async function confirm(manifest: Manifest, ledger: Ledger, work: Transfer, signal: AbortSignal): Promise<void> {
	if (manifest.chunksTrusted && !ledger.changed) return;
	const promised = promisedHash(manifest) ?? (manifest.chunksTrusted ? manifest.actualSha256 : null);
	manifest.actualSha256 = await ledger.hashWhole();
	if (promised === null || manifest.actualSha256 === promised) return;
	if (!(await work.compare(promised, signal))) {
		await ledger.startOver();
		throw corrupt(manifest, manifest.bytes);
	}
	manifest.actualSha256 = promised;
}

/** Closes the file in good order, whatever happened, and notes what is in it. */
async function settle(place: Place, manifest: Manifest, ledger: Ledger, earlier: unknown): Promise<StoredFile> {
	const late = await ledger.close().then(
		() => null,
		(error: unknown) => error
	);
	const reason = earlier ?? late;
	const ready = reason === null && isComplete(manifest);
	if (ready) {
		const nowMs = Date.now();
		Object.assign(manifest, { ready, chunksTrusted: true, readyAtMs: nowMs, verifiedAtMs: nowMs });
	}
	await place.manifests.put(manifest);
	await place.forgetMarks(manifest.id);
	if (ready) return describe(manifest);
	if (isQuotaExceeded(reason)) throw await noRoom(manifest.bytes - countStored(manifest), reason);
	if (reason instanceof DOMException && !isAbort(reason)) {
		throw new AppError('model/store-unavailable', { reason: String(reason) }, { cause: reason }); // data cleared, say
	}
	throw reason;
}
