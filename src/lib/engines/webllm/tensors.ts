import { FileFault, isRecord } from '#lib/engines/webllm/fault.ts';

export interface Tensors {
	names: ReadonlySet<string>;
	/** Of the largest tensor as it lies on the GPU. */
	largestBytes: number;
}

interface TensorRecord {
	name: string;
	nbytes: number;
	byteOffset: number;
	format: unknown;
}

function readRecord(value: unknown, shard: string): TensorRecord {
	if (!isRecord(value)) throw new FileFault(`the list of tensors of ${shard} is broken`);
	const { name, nbytes, byteOffset, format } = value;
	if (typeof name !== 'string' || !isSize(nbytes) || !isSize(byteOffset))
		throw new FileFault(`the list of tensors of ${shard} is broken`);
	return { name, nbytes, byteOffset, format };
}

function isSize(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

/**
 * Checks the weight files against the list of tensors. The library finds a short shard late and remembers it, and
 * never compares a checksum; the app has verified the bytes, so only what is missing or mixed up is left to find.
 * @param manifest the parsed list of tensors
 * @throws FileFault
 */
export function checkTensors(manifest: Record<string, unknown>, files: ReadonlyMap<string, Blob>): Tensors {
	const { records: shards } = manifest;
	if (!Array.isArray(shards) || shards.length === 0) throw new FileFault('its list of tensors is empty');
	const names = new Set<string>();
	let largestBytes = 0;
	for (const shard of shards as unknown[]) {
		if (!isRecord(shard) || typeof shard.dataPath !== 'string' || !Array.isArray(shard.records))
			throw new FileFault('its list of tensors is broken');
		const { dataPath } = shard;
		const blob = files.get(dataPath);
		if (!blob) throw new FileFault(`the weight file ${dataPath} is missing`);
		if (isSize(shard.nbytes) && blob.size !== shard.nbytes)
			throw new FileFault(`the weight file ${dataPath} has ${blob.size} bytes instead of ${shard.nbytes}`);
		for (const value of shard.records as unknown[]) {
			const record = readRecord(value, dataPath);
			if (record.byteOffset + record.nbytes > blob.size)
				throw new FileFault(`the tensor ${record.name} lies outside of the weight file ${dataPath}`);
			names.add(record.name);
			// These are stored in half the bytes that they have on the GPU.
			largestBytes = Math.max(largestBytes, record.nbytes * (record.format === 'f32-to-bf16' ? 2 : 1));
		}
	}
	return { names, largestBytes };
}
