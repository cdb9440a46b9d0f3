import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { ModelSpec, SpecFile } from '#lib/engines/contract/types.ts';

/** What an engine is given, but for the backend, which is chosen last. */
export type UnplacedSpec = Omit<ModelSpec, 'backend'>;

/**
 * The files of a model as its engine wants them, every header checked before any engine sees it; only those of a model that
 * comes with the app are known by their hashes, which are part of it.
 * @param blobs in the order of `model.disk`, else of `model.files`
 * @throws `model/malformed`
 */
export async function makeSpec(
	model: ModelInfo,
	blobs: readonly Blob[],
	task: NonNullable<ModelSpec['task']>
): Promise<UnplacedSpec> {
	const paths = model.disk?.map(({ name }) => name) ?? model.files.map(({ path }) => path);
	const all = blobs.map((blob, index): SpecFile => ({ path: paths[index] ?? String(index), blob }));
	const isProjector = (_: SpecFile, index: number) => !model.disk && model.files[index]?.role === 'projector';
	const projector = model.projector ? { path: model.projector.name, blob: model.projector } : all.find(isProjector);
	const adapters = model.adapters?.map((file): SpecFile => ({ path: file.name, blob: file }));
	const builtIn = !model.disk && !model.stored && !model.projector && !adapters?.length;
	if (!builtIn) {
		const { checkModelFiles } = await import('#lib/weights/guard/guard.ts');
		await checkModelFiles([...all, ...(model.projector && projector ? [projector] : []), ...(adapters ?? [])]);
	}
	return {
		id: model.id,
		files: all.filter((file) => file !== projector),
		adapters,
		contextTokens: model.contextTokens,
		...(task === 'embed' ? { task } : projector ? { projector } : {}),
		...(model.gpuLayers === undefined ? {} : { options: { gpuLayers: model.gpuLayers } })
	};
}
