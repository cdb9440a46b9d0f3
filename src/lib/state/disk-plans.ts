import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { isFromDisk } from '#lib/catalog/catalog.ts';
import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import type { StoredFile } from '#lib/weights/types.ts';
import type { Pack } from '#lib/weights/pack/read-pack.ts';

/**
 * What a pack holds, as a plan. It brings no addresses: an import never becomes a reason to ask the network.
 * @param id of the model on this device
 */
export function planOfPack({ manifest }: Pack, fileName: string, id: string): InstallPlan {
	const { model, files } = manifest;
	return {
		...model,
		id,
		source: { kind: 'pack', fileName, from: model.source },
		files: files.map(({ path, bytes, sha256, role }): PlannedFile => {
			return { path, url: null, bytes, sha256, ...(role ? { role } : {}) };
		})
	};
}

/**
 * Under which id a packed model is kept: its own, unless that means something else here. A pack cannot take the place of
 * a built-in model, nor of another one that is installed.
 * @returns `present` when just this model is here already
 */
export function idForPack(
	{ manifest: { model, files } }: Pack,
	installed: readonly { id: string; plan: InstallPlan }[],
	builtIn: readonly string[]
): { id: string; present: boolean } {
	const hashes = files.map(({ sha256 }) => sha256);
	const isSame = ({ plan }: { plan: InstallPlan }) =>
		plan.engine === model.engine &&
		plan.files.length === files.length &&
		plan.files.every(({ sha256, path }, index) => sha256 === hashes[index] && path === files[index]?.path);
	const same = installed.find(isSame);
	if (same) return { id: same.id, present: true };
	const taken = builtIn.includes(model.id) || isFromDisk(model.id) || installed.some(({ id }) => id === model.id);
	return { id: taken ? `${model.id}-pack-${(hashes[0] ?? '').slice(0, 8)}` : model.id, present: false };
}

/** The file name that a pack of this model is suggested under; what systems do not take becomes a dash. */
export function packFileName(name: string, quantization: string): string {
	const base = quantization && !name.includes(quantization) ? `${name} ${quantization}` : name;
	const plain = base.replace(/[^\p{L}\p{N} ._+-]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '');
	return `${plain || 'model'}.hearth`;
}

/**
 * A model from the disk as one that is kept here. LoRA adapters stay where they are: the library has no place for them.
 * @param id that is free
 */
export function planOfDisk(model: ModelInfo, id: string): InstallPlan {
	const { name, engine, quantization, license, disk = [], projector } = model;
	const files = disk.map((file): PlannedFile => {
		const library = engine === 'webllm' && /\.wasm$/i.test(file.name);
		return { path: file.name, url: null, bytes: file.size, sha256: null, ...(library ? { role: 'library' } : {}) };
	});
	if (projector)
		files.push({ path: projector.name, url: null, bytes: projector.size, sha256: null, role: 'projector' });
	return {
		id,
		name,
		engine,
		quantization,
		source: { kind: 'disk', fileName: disk.length === 1 ? (disk[0]?.name ?? name) : name },
		license,
		parameters: null,
		contextTokens: null,
		architecture: null,
		kind: projector ? 'vision' : 'chat',
		modalities: projector ? ['text', 'image'] : ['text'],
		shaderF16: false,
		files
	};
}

/** The plan with the hashes that were found while its files were stored. */
export function withHashes(plan: InstallPlan, stored: readonly StoredFile[]): InstallPlan {
	return { ...plan, files: plan.files.map((file, index) => ({ ...file, sha256: stored[index]?.sha256 ?? null })) };
}

/** `own-` and the name in small letters, made different from those that are taken. */
export function ownId(name: string, taken: (id: string) => boolean): string {
	const base = `own-${name
		.toLowerCase()
		.replace(/[^a-z0-9._-]+/g, '-')
		.slice(0, 80)}`;
	for (let count = 1; ; count++) {
		const id = count === 1 ? base : `${base}-${count}`;
		if (!taken(id)) return id;
	}
}

/** A built-in model as a plan. */
export function planOfBuiltIn(model: ModelInfo, baseUrl: string): InstallPlan {
	const { id, name, engine, quantization, license, parameters, contextTokens, folder, files } = model;
	return {
		id,
		name,
		engine,
		quantization,
		source: { kind: 'url', url: new URL(folder, baseUrl).href },
		license,
		parameters: parameters === null ? null : { total: parameters, active: parameters },
		contextTokens,
		architecture: null,
		kind: 'chat',
		modalities: ['text'],
		shaderF16: false,
		files: files.map(({ path, bytes, sha256 }) => ({ path, url: null, bytes, sha256 }))
	};
}
