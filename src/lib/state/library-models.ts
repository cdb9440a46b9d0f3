import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { InstallPlan, PlannedFile } from '#lib/catalog/install-plan.ts';
import type { LoadChoice } from '#lib/state/model-fit.ts';
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
		summary: '',
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
