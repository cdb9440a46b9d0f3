import type { ModelInfo } from '#lib/catalog/catalog.ts';

const fileKey = ({ name, size, lastModified }: File) => [name, size, lastModified];

/** Files from the disk are compared by name, size and date: two tabs can open different files under one name. */
function key(model: ModelInfo): string {
	const {
		id,
		engine,
		contextTokens,
		gpuLayers = null,
		files,
		stored = [],
		disk = [],
		adapters = [],
		projector
	} = model;
	const hashes = files.map(({ path, sha256 }) => [path, sha256]);
	const opened = [disk.map(fileKey), adapters.map(fileKey), projector && fileKey(projector)];
	return JSON.stringify([id, engine, contextTokens, gpuLayers, hashes, stored, opened]);
}

/** True when both are the same bytes, loaded in the same way: a copy from another tab is the same model. */
export function isSameModel(one: ModelInfo, other: ModelInfo): boolean {
	return one === other || key(one) === key(other);
}
