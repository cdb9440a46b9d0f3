import { AppError } from '#lib/base/errors.ts';
import type { GpuDevice } from '#lib/engines/webllm/gpu.ts';

type RequestDevice = (this: unknown, ...args: unknown[]) => Promise<GpuDevice>;

/**
 * Watches the devices that the library asks for. The library itself only prints when one is lost, and leaves the
 * answer in progress pending for ever; after a failed load it forgets the device, which keeps its memory.
 */
export class GpuWatch {
	#onLost: (error: AppError) => void;
	#devices: GpuDevice[] = [];
	#ended = false;
	#outOfMemory = false;
	#firstError: string | null = null;
	#restore = () => {};

	/** @param onLost is told once, with `engine/out-of-memory` or `engine/device-lost` */
	constructor(onLost: (error: AppError) => void) {
		this.#onLost = onLost;
		const { prototype } = (globalThis as { GPUAdapter?: { prototype: { requestDevice: RequestDevice } } })
			.GPUAdapter ?? { prototype: null };
		if (!prototype) return;
		const original = prototype.requestDevice;
		const add = (device: GpuDevice) => this.#add(device);
		prototype.requestDevice = async function (...args) {
			const device = await original.apply(this, args);
			add(device);
			return device;
		};
		this.#restore = () => (prototype.requestDevice = original);
	}

	/** Frees the devices, also those that are still to come, and watches no more. */
	end(): void {
		this.#ended = true;
		for (const device of this.#devices) device.destroy();
	}

	/** From here on, devices that are asked for are not the library's. */
	seal(): void {
		this.#restore();
		this.#restore = () => {};
	}

	#add(device: GpuDevice): void {
		this.#devices.push(device);
		if (this.#ended) return device.destroy();
		this.#listen(device);
		void device.lost.then(({ reason, message }) => {
			if (this.#ended) return;
			this.#ended = true;
			if (this.#outOfMemory) return this.#onLost(new AppError('engine/out-of-memory', { requestedBytes: null }));
			this.#onLost(new AppError('engine/device-lost', { reason: this.#firstError ?? (message || reason) }));
		});
	}

	/** The library destroys its device after an error that it saw in a scope, and says why on the console only. */
	#listen(device: GpuDevice): void {
		const popErrorScope = device.popErrorScope.bind(device);
		device.popErrorScope = async () => {
			const error = await popErrorScope();
			if (error) this.#note(error);
			return error;
		};
		device.addEventListener('uncapturederror', (event) => this.#note((event as Event & { error: Error }).error));
	}

	#note(error: { message: string }): void {
		this.#firstError ??= error.message;
		this.#outOfMemory ||= error.constructor.name === 'GPUOutOfMemoryError';
	}
}
