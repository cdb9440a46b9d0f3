import { findModel } from '#lib/api/models.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';

function describe({ id, name, contextTokens, quantization }: ApiModel) {
	// Models here have no day of birth; clients only sort by it.
	return { id, object: 'model', created: 0, owned_by: 'hearth', name, context_length: contextTokens, quantization };
}

/** `GET /v1/models` */
export function listModels(backend: ApiBackend) {
	return { object: 'list', data: backend.models().map(describe) };
}

/** `GET /v1/models/{id}`. @throws `ApiError` 404 */
export function showModel(backend: ApiBackend, id: string) {
	return describe(findModel(backend, id));
}
