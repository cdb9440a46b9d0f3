import { Tensor } from '@huggingface/transformers';
import type { CacheEntries } from '#lib/engines/transformers/library.ts';

/** What ONNX Runtime's tensors offer beyond the library's types of them. */
interface GpuTensorFactory {
	fromGpuBuffer(
		buffer: GPUBuffer,
		options: { dataType: string; dims: readonly number[]; dispose: () => void }
	): Tensor['ort_tensor'];
}

/** GPUBufferUsage.STORAGE | COPY_DST | COPY_SRC, which TypeScript's own types lack. */
const cacheUsage = 0x80 | 0x08 | 0x04;

/** States of recurrent and convolution layers have other names, and cannot be cut. */
const attention = /^past_key_values\..*(key|value)$/;

/** `present.0.key` of one run is `past_key_values.0.key` of the next; empty for what is no part of the cache. */
function pastName(name: string): string {
	if (!name.startsWith('present')) return '';
	return name.replace(/^present_/, 'past_').replace(/^present/, 'past_key_values');
}

function isOnGpu(tensor: Tensor): boolean {
	return tensor.location === 'gpu-buffer';
}

function commonLength(a: readonly number[], b: readonly number[]): number {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length++;
	return length;
}

/** Copies the first `kept` positions of every head to where `copy` puts them. Units are values. */
function forEachHead(dims: readonly number[], kept: number, copy: (from: number, to: number, count: number) => void) {
	const [batch = 1, heads = 1, length = 0, width = 0] = dims;
	for (let head = 0; head < batch * heads; head++) copy(head * length * width, head * kept * width, kept * width);
}

function cutOnCpu(tensor: Tensor, kept: number): Tensor {
	const { dims, type } = tensor;
	const data = tensor.data as Float32Array;
	const cut = new (data.constructor as Float32ArrayConstructor)((data.length / (dims[2] as number)) * kept);
	forEachHead(dims, kept, (from, to, count) => cut.set(data.subarray(from, from + count), to));
	return new Tensor(type, cut, [dims[0] as number, dims[1] as number, kept, dims[3] as number]);
}

function cutOnGpu(device: GPUDevice, encoder: GPUCommandEncoder, tensor: Tensor, kept: number): Tensor {
	const dims = [...tensor.dims];
	const valueBytes = tensor.type === 'float16' ? 2 : 4;
	const bytes = (tensor.size / (dims[2] as number)) * kept * valueBytes;
	const buffer = device.createBuffer({
		size: Math.ceil(bytes / 16) * 16, // as ONNX Runtime sizes its own
		usage: cacheUsage
	});
	const source = (tensor.ort_tensor as unknown as { gpuBuffer: GPUBuffer }).gpuBuffer;
	forEachHead(dims, kept, (from, to, count) =>
		encoder.copyBufferToBuffer(source, from * valueBytes, buffer, to * valueBytes, count * valueBytes)
	);
	dims[2] = kept;
	const factory = tensor.ort_tensor.constructor as unknown as GpuTensorFactory;
	return new Tensor(factory.fromGpuBuffer(buffer, { dataType: tensor.type, dims, dispose: () => buffer.destroy() }));
}

/** Keys and values of the last sequence that the model has read. */
export class KvCache {
	#ids: number[] = [];
	#entries: CacheEntries = {};
	#device: GPUDevice | null;
	/** What `pastName` has said: the names are the same for every token. */
	#pastNames: Record<string, string> = {};

	constructor(device: GPUDevice | null) {
		this.#device = device;
	}

	/** For the network's inputs; empty at first. */
	get entries(): CacheEntries {
		return this.#entries;
	}

	/** Tokens that it holds. */
	get length(): number {
		return this.#ids.length;
	}

	/** The arithmetic has left something on a GPU. */
	get onGpu(): boolean {
		return Object.values(this.#entries).some(isOnGpu);
	}

	/**
	 * Keeps what a prompt has in common with the last sequence, and forgets the rest. At least one token is left to read,
	 * because its logits are needed.
	 * @param cutAt where it may be cut at the latest, given how much is common: nothing is read from the middle of a picture
	 * @returns how many tokens of the prompt need not be read again
	 */
	reuse(prompt: readonly number[], cutAt = (common: number) => common): number {
		const kept = cutAt(Math.min(commonLength(this.#ids, prompt), prompt.length - 1));
		if (kept === this.#ids.length) return kept;
		const tensors = Object.entries(this.#entries);
		const cuttable = tensors.every(
			([name, { dims }]) => attention.test(name) && dims.length === 4 && dims[2] === this.#ids.length
		);
		if (kept === 0 || !cuttable) {
			this.clear();
			return 0;
		}
		const encoder = this.#device?.createCommandEncoder();
		const cut: CacheEntries = {};
		for (const [name, tensor] of tensors) {
			cut[name] =
				this.#device && encoder && isOnGpu(tensor)
					? cutOnGpu(this.#device, encoder, tensor, kept)
					: cutOnCpu(tensor, kept);
		}
		if (encoder) this.#device?.queue.submit([encoder.finish()]);
		this.#replace(cut);
		this.#ids = this.#ids.slice(0, kept);
		return kept;
	}

	/** Takes what a run has computed for these tokens. */
	append(ids: readonly number[], outputs: Readonly<Record<string, Tensor>>): void {
		const entries: CacheEntries = {};
		for (const [name, tensor] of Object.entries(outputs)) {
			const past = this.#pastNames[name] ?? (this.#pastNames[name] = pastName(name));
			if (past !== '') entries[past] = tensor;
		}
		this.#replace(entries);
		this.#ids.push(...ids);
	}

	clear(): void {
		this.#replace({});
		this.#ids = [];
	}

	#replace(entries: CacheEntries): void {
		const kept = new Set(Object.values(entries));
		for (const tensor of Object.values(this.#entries)) {
			if (!kept.has(tensor) && isOnGpu(tensor)) tensor.dispose();
		}
		this.#entries = entries;
	}
}
