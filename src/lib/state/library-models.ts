import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import type { LoadChoice } from '#lib/state/model-fit.ts';
import type { ShelfEntry } from '#lib/state/library-types.ts';
import type { InstalledModel } from '#lib/weights/installed.ts';
import type { FileRequest, StoredFile } from '#lib/weights/types.ts';

/** Until it is known what fits: enough for a question and its answer nearly everywhere. */
const cautiousContextTokens = 2048;

/** What the app needs to load an installed model; `null` until all of it is here. */
export function toInfo({ id, plan, files }: InstalledModel, choice: LoadChoice | null): ModelInfo | null {
	if (!files) return null;
	const contextTokens = choice?.contextTokens ?? Math.min(cautiousContextTokens, plan.contextTokens ?? Infinity);
	return {
		id,
		name: plan.name,
		parameters: plan.parameters?.total ?? null,
		quantization: plan.quantization,
		contextTokens,
		maxAnswerTokens: Math.min(1024, Math.floor(contextTokens / 2)),
		temperature: 0.7,
		license: plan.license,
		engine: plan.engine,
		folder: '',
		files: plan.files.map(({ path, bytes, sha256, role }, index) => ({
			path,
			bytes: files[index]?.bytes ?? bytes ?? 0,
			sha256: files[index]?.sha256 ?? sha256 ?? '',
			...(role ? { role } : {})
		})),
		stored: files.map((file) => file.id),
		...(plan.kind === 'embedding' ? { task: 'embed' as const } : {}),
		...(choice?.gpuLayers != null ? { gpuLayers: choice.gpuLayers } : {})
	};
}

/** What the store is asked for. Its words name models by what people call them. */
export function toRequest({ name, source }: InstallPlan, file: PlannedFile): FileRequest {
	const { path, url, bytes, sha256 } = file;
	const revision = source.kind === 'hub' ? source.revision : null;
	return { modelId: name, path, url: url ?? '', revision, bytes, sha256 };
}

/** The file of the store that stands for a file of a plan which is not all here; `null` when there is none. */
export function claimOf(
	{ sha256, url }: PlannedFile,
	{ claims }: InstalledModel,
	files: ReadonlyMap<string, StoredFile> | null
): string | null {
	if (sha256 !== null) return sha256;
	return claims.find((claim) => url !== null && files?.get(claim)?.url === url) ?? null;
}

/** What of a shelf's entry the list and the store tell, without any work that is under way. */
export function toEntry(
	model: InstalledModel,
	files: ReadonlyMap<string, StoredFile> | null
): Pick<ShelfEntry, 'model' | 'state' | 'storedBytes' | 'totalBytes' | 'files'> {
	const { plan } = model;
	const found = plan.files.map(
		(file, index) => files?.get(model.files?.[index]?.id ?? claimOf(file, model, files) ?? '') ?? null
	);
	const isWhole = files === null || found.every((file) => file?.state === 'ready');
	const sizes = plan.files.map(({ bytes }, index) => bytes ?? found[index]?.bytes ?? null);
	return {
		model,
		state: model.files ? (isWhole ? 'ready' : 'damaged') : 'unfinished',
		storedBytes: files && found.reduce((sum, file) => sum + (file?.storedBytes ?? 0), 0),
		totalBytes: sizes.reduce<number | null>((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0),
		files: files ? found : []
	};
}
