import { chooseClock, median } from '#lib/device/measure/clock.ts';
import { bufferUsage, mapRead } from '#lib/device/measure/gpu-flags.ts';
import type { GpuClock } from '#lib/device/measure/types.ts';

/** One piece of work that is submitted often enough to be timed. */
export interface Work {
	pipeline: GPUComputePipeline;
	bindings: GPUBindGroup;
	/** Workgroups in x and y. */
	groups: readonly [number, number];
}

/** Long enough for any clock, short enough for the screen to go on moving. */
const usualMs = 20;
const rounds = 3;
const mostRepeats = 4096;

/** Opens buffers and runs work on one device. Everything that it made goes with `close`. */
export class GpuBench {
	readonly device: GPUDevice;
	#buffers: GPUBuffer[] = [];
	#queries: GPUQuerySet | null;
	#resolved: GPUBuffer | null = null;
	#roundTripMs = 0;
	#signal: AbortSignal;
	#deadlineMs: number;
	#lost: Promise<never>;

	/**
	 * @param signal ends the work after the piece that is under way
	 * @param budgetMs after which nothing is repeated any more, for the sake of whoever waits
	 */
	constructor(device: GPUDevice, signal: AbortSignal, budgetMs = 1_500) {
		this.device = device;
		this.#signal = signal;
		this.#deadlineMs = performance.now() + budgetMs;
		this.#lost = device.lost.then(({ message, reason }) => {
			throw new DeviceLost(message || String(reason ?? 'unknown'));
		});
		this.#lost.catch(() => {}); // told by whatever is under way
		const hasClock = device.features.has('timestamp-query');
		this.#queries = hasClock ? device.createQuerySet({ type: 'timestamp', count: 2 }) : null;
		if (hasClock) this.#resolved = this.buffer(16, bufferUsage.queryResolve | bufferUsage.copySource);
	}

	/** The promise, unless the device is lost first. @throws `DeviceLost` */
	alive<T>(work: Promise<T>): Promise<T> {
		return Promise.race([work, this.#lost]);
	}

	buffer(bytes: number, usage = bufferUsage.storage | bufferUsage.copyTarget | bufferUsage.copySource): GPUBuffer {
		const buffer = this.device.createBuffer({ size: bytes, usage });
		this.#buffers.push(buffer);
		return buffer;
	}

	/** A buffer as large as it gets: adapters promise sizes that their memory does not have. */
	async largestBuffer(bytes: number, leastBytes: number): Promise<GPUBuffer> {
		for (let size = bytes; ; size /= 2) {
			this.device.pushErrorScope('out-of-memory');
			this.device.pushErrorScope('validation');
			const buffer = this.device.createBuffer({ size, usage: bufferUsage.storage | bufferUsage.copyTarget });
			const errors = [await this.alive(this.device.popErrorScope()), await this.alive(this.device.popErrorScope())];
			const error = errors.find((found) => found !== null);
			if (!error) {
				this.#buffers.push(buffer);
				return buffer;
			}
			buffer.destroy();
			if (size / 2 < leastBytes) throw new Error(error.message);
		}
	}

	filled(values: Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>): GPUBuffer {
		const buffer = this.buffer(values.byteLength);
		this.device.queue.writeBuffer(buffer, 0, values);
		return buffer;
	}

	/** Compiles a shader and binds its buffers in the order of their numbers. @throws Error with the compiler's words */
	async prepare(code: string, buffers: readonly GPUBuffer[], groups: Work['groups']): Promise<Work> {
		const module = this.device.createShaderModule({ code });
		const pipeline = await this.alive(
			this.device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: 'main' } })
		);
		const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
		const bindings = this.device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
		return { pipeline, bindings, groups };
	}

	/** What submitting and waiting costs; to be known before anything is timed by the page's clock. */
	async measureRoundTrip(work: Work): Promise<number> {
		await this.#run(work, 1);
		const taken = [];
		for (let round = 0; round < 5; round++) taken.push((await this.#run(work, 1)).wallMs);
		this.#roundTripMs = median(taken);
		return this.#roundTripMs;
	}

	/**
	 * Milliseconds of one dispatch: repeated until it can be timed, then the median of some rounds.
	 * @param wantedMs of a round: longer where other programs take turns with this one
	 */
	async time(work: Work, wantedMs = usualMs): Promise<{ ms: number; clock: GpuClock }> {
		await this.#run(work, 1); // shaders are compiled to machine code when they are first used
		let repeats = 1;
		let found = await this.#timed(work, repeats);
		while (found.ms < wantedMs && repeats < mostRepeats && (found.ms < 1 || performance.now() < this.#deadlineMs)) {
			repeats = Math.min(mostRepeats, Math.ceil(repeats * Math.min(16, Math.max(2, wantedMs / found.ms))));
			found = await this.#timed(work, repeats);
		}
		const taken = [found.ms];
		// What takes this long is timed well enough by one more.
		const late = performance.now() > this.#deadlineMs;
		const more = late ? 0 : found.ms > wantedMs * 4 ? 1 : rounds - 1;
		for (let round = 0; round < more; round++) taken.push((await this.#timed(work, repeats)).ms);
		return { ms: median(taken) / repeats, clock: found.clock };
	}

	/** Runs the work once and reads a buffer back. */
	async compute(work: Work, result: GPUBuffer): Promise<ArrayBuffer> {
		const { device } = this;
		const copy = device.createBuffer({ size: result.size, usage: bufferUsage.copyTarget | bufferUsage.mapRead });
		const encoder = device.createCommandEncoder();
		this.#encode(encoder, work, 1, null);
		encoder.copyBufferToBuffer(result, 0, copy, 0, result.size);
		device.queue.submit([encoder.finish()]);
		await this.alive(copy.mapAsync(mapRead));
		const values = copy.getMappedRange().slice(0);
		copy.destroy();
		return values;
	}

	/** Waits for everything that was submitted. */
	async settled(): Promise<void> {
		await this.alive(this.device.queue.onSubmittedWorkDone());
		this.#signal.throwIfAborted();
	}

	close(): void {
		for (const buffer of this.#buffers) buffer.destroy();
		this.#queries?.destroy();
		this.device.destroy();
	}

	async #timed(work: Work, repeats: number): Promise<{ ms: number; clock: GpuClock }> {
		const { wallMs, timestampsMs } = await this.#run(work, repeats);
		return chooseClock(timestampsMs, wallMs, this.#roundTripMs);
	}

	async #run(work: Work, repeats: number): Promise<{ wallMs: number; timestampsMs: number | null }> {
		this.#signal.throwIfAborted();
		const { device } = this;
		const encoder = device.createCommandEncoder();
		this.#encode(encoder, work, repeats, this.#queries);
		const read = this.#resolved
			? device.createBuffer({ size: 16, usage: bufferUsage.mapRead | bufferUsage.copyTarget })
			: null;
		if (this.#queries && this.#resolved && read) {
			encoder.resolveQuerySet(this.#queries, 0, 2, this.#resolved, 0);
			encoder.copyBufferToBuffer(this.#resolved, 0, read, 0, 16);
		}
		const startedMs = performance.now();
		device.queue.submit([encoder.finish()]);
		await this.alive(read ? read.mapAsync(mapRead) : device.queue.onSubmittedWorkDone());
		const wallMs = performance.now() - startedMs;
		this.#signal.throwIfAborted();
		if (!read) return { wallMs, timestampsMs: null };
		const [begin = 0n, end = 0n] = new BigUint64Array(read.getMappedRange().slice(0));
		read.destroy();
		return { wallMs, timestampsMs: Number(end - begin) / 1e6 };
	}

	#encode(encoder: GPUCommandEncoder, work: Work, repeats: number, querySet: GPUQuerySet | null): void {
		const timestampWrites = { querySet: querySet as GPUQuerySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
		const pass = encoder.beginComputePass(querySet ? { timestampWrites } : {});
		pass.setPipeline(work.pipeline);
		pass.setBindGroup(0, work.bindings);
		for (let repeat = 0; repeat < repeats; repeat++) pass.dispatchWorkgroups(...work.groups);
		pass.end();
	}
}

/** The GPU went away in the middle of the measurement. */
export class DeviceLost extends Error {}
