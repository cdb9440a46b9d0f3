import { noSuchModel } from '#lib/api/errors.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';

/**
 * The model that a client means: its id, or its name, in any case, with or without Ollama's `:latest`.
 * @throws `ApiError` 404
 */
export function findModel(backend: Pick<ApiBackend, 'models'>, asked: string): ApiModel {
	const wanted = plain(asked);
	const models = backend.models();
	const found = models.find(({ id }) => plain(id) === wanted) ?? models.find(({ name }) => plain(name) === wanted);
	if (!found) throw noSuchModel(asked);
	return found;
}

function plain(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replace(/:latest$/, '');
}
