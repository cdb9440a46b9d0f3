import { AppError } from '#lib/base/errors.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { WeightMethods } from '#lib/weights/methods.ts';
import { SpeedMeter } from '#lib/weights/speed.ts';
import type {
	DownloadOptions,
	DownloadProgress,
	FetchOptions,
	FileRequest,
	ImportRequest,
	StoredFile,
	StoreKind,
	TransferPhase,
	TransferProgress,
	Usage,
	WeightStore,
	WorkOptions
} from '#lib/weights/types.ts';
import weightsWorkerUrl from '#lib/weights/weights.worker.ts?worker&url';

function startWorker(): Worker {
	return new Worker(trustedScriptUrl(weightsWorkerUrl), { type: 'module', name: 'weights' });
}

/**
 * Starts the worker of the store. One for each tab is enough; several do no harm.
 * @param worker another one that serves the same methods, in tests
 */
export function openWeightStore(worker: Worker = startWorker()): WeightStore {
	return new RemoteWeightStore(worker);
}

class RemoteWeightStore implements WeightStore {
	#worker: Worker;
	#caller: Caller<WeightMethods>;

	constructor(worker: Worker) {
		this.#worker = worker;
		this.#caller = new Caller(worker);
		worker.addEventListener('error', (event) => {
			event.preventDefault(); // told by the calls, not by the console
			this.#end(event.message || 'its worker could not start');
		});
	}

	async download(files: readonly FileRequest[], options: DownloadOptions = {}): Promise<StoredFile[]> {
		const { signal, onProgress, tuning = {}, authorization = null } = options;
		const total = new TotalProgress(files);
		const stored: StoredFile[] = [];
		for (const [index, request] of files.entries()) {
			const onEvent = (file: TransferProgress) => onProgress?.(total.add(index, file));
			stored.push(await this.#caller.call('download', { request, tuning, authorization }, { signal, onEvent }));
			total.finish(index, stored[index]?.bytes ?? 0);
		}
		return stored;
	}

	importFile(blob: Blob, request: ImportRequest, options: WorkOptions = {}): Promise<StoredFile> {
		const { tuning = {} } = options;
		return this.#caller.call('importFile', { blob, request, tuning }, forCall(options));
	}

	open(id: string, options: WorkOptions = {}): Promise<File> {
		return this.#caller.call('open', { id }, forCall(options));
	}

	verify(id: string, options: WorkOptions = {}): Promise<{ damagedBytes: number }> {
		return this.#caller.call('verify', { id }, forCall(options));
	}

	repair(id: string, options: FetchOptions = {}): Promise<StoredFile> {
		const { tuning = {}, authorization = null } = options;
		return this.#caller.call('repair', { id, tuning, authorization }, forCall(options));
	}

	async remove(id: string): Promise<void> {
		await this.#caller.call('remove', { id });
	}

	list(): Promise<StoredFile[]> {
		return this.#caller.call('list', null);
	}

	kind(): Promise<StoreKind> {
		return this.#caller.call('kind', null);
	}

	usage(): Promise<Usage> {
		return this.#caller.call('usage', null);
	}

	tidy(): Promise<number> {
		return this.#caller.call('tidy', null);
	}

	close(): void {
		this.#end('it was closed');
	}

	#end(reason: string): void {
		this.#worker.terminate();
		this.#caller.close(new AppError('model/store-unavailable', { reason }));
	}
}

function forCall({ signal, onProgress }: WorkOptions) {
	return { signal, onEvent: onProgress };
}

/** The progress of several files as one. */
class TotalProgress {
	#loadedBytes: number[];
	#totalBytes: number[];
	#speed = new SpeedMeter();
	/** That came over the network, not what was here before and is only read again. */
	#fetchedBytes = 0;
	#phase: TransferPhase | null = null;

	constructor(files: readonly FileRequest[]) {
		this.#loadedBytes = files.map(() => 0);
		this.#totalBytes = files.map(({ bytes }) => bytes ?? 0);
	}

	add(fileIndex: number, file: TransferProgress): DownloadProgress {
		const before = this.#loadedBytes[fileIndex] ?? 0;
		if (this.#phase === 'transferring' && file.phase === 'transferring')
			this.#fetchedBytes += Math.max(0, file.loadedBytes - before);
		this.#phase = file.phase;
		this.#loadedBytes[fileIndex] = file.loadedBytes;
		this.#totalBytes[fileIndex] = file.totalBytes;
		const loadedBytes = sum(this.#loadedBytes);
		const totalBytes = sum(this.#totalBytes);
		this.#speed.add(this.#fetchedBytes);
		const bytesPerSecond = this.#speed.bytesPerSecond();
		const remainingMs = this.#speed.remainingMs(totalBytes - loadedBytes);
		return { loadedBytes, totalBytes, bytesPerSecond, remainingMs, fileIndex, file };
	}

	finish(fileIndex: number, bytes: number): void {
		this.#loadedBytes[fileIndex] = bytes;
		this.#totalBytes[fileIndex] = bytes;
		this.#phase = null;
	}
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
