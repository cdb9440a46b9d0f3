import { countStored, type Manifest } from '#lib/weights/vault/manifest.ts';
import { SpeedMeter } from '#lib/weights/speed.ts';
import type { TransferPhase, TransferProgress } from '#lib/weights/types.ts';

const pauseMs = 100;

/** Tells how far a file is, at most ten times a second, and at once when the phase changes. */
export class Reporter {
	#manifest: Manifest;
	#tell: (progress: TransferProgress) => void;
	#speed = new SpeedMeter();
	#lastAtMs = -Infinity;
	#phase: TransferPhase | null = null;
	#measured: TransferPhase | null = null;

	constructor(manifest: Manifest, tell: (progress: TransferProgress) => void) {
		this.#manifest = manifest;
		this.#tell = tell;
	}

	/** @param doneBytes of the phase, when that is not what is stored */
	report(phase: TransferPhase, doneBytes: number = countStored(this.#manifest)): void {
		const nowMs = performance.now();
		const { id, bytes: totalBytes } = this.#manifest;
		if (phase === this.#phase && nowMs - this.#lastAtMs < pauseMs && doneBytes < totalBytes) return;
		if (phase !== 'waiting' && phase !== this.#measured) {
			this.#speed = new SpeedMeter();
			this.#measured = phase;
		}
		this.#phase = phase;
		this.#lastAtMs = nowMs;
		this.#speed.add(doneBytes, nowMs);
		const bytesPerSecond = this.#speed.bytesPerSecond();
		const remainingMs = this.#speed.remainingMs(totalBytes - doneBytes);
		this.#tell({ id, phase, loadedBytes: doneBytes, totalBytes, bytesPerSecond, remainingMs, elsewhere: false });
	}
}
