import { Fields, type JsonObject } from '#lib/api/fields.ts';
import { findModel } from '#lib/api/models.ts';
import { readModel } from '#lib/api/ollama/options.ts';
import type { ApiBackend, ApiModel } from '#lib/api/types.ts';

/** Hearth does not keep the moment; clients only sort by it. */
const modifiedAt = '1970-01-01T00:00:00Z';

/** Files of llama.cpp are GGUF; others come as a folder of their engine. */
function details({ engine, parameters, quantization }: ApiModel) {
	const family = engine === 'wllama' ? 'llama.cpp' : engine;
	return {
		parent_model: '',
		format: engine === 'wllama' ? 'gguf' : engine === 'transformers' ? 'onnx' : engine,
		family,
		families: [family],
		parameter_size: parameters === null ? '' : sizeOf(parameters),
		quantization_level: quantization
	};
}

function sizeOf(parameters: number): string {
	return parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(1)}M`;
}

function describe(model: ApiModel) {
	const { id, bytes, sha256 } = model;
	return { name: id, model: id, size: bytes, digest: sha256 ?? '', details: details(model) };
}

/** `GET /api/tags` */
export function listTags(backend: ApiBackend) {
	return { models: backend.models().map((model) => ({ ...describe(model), modified_at: modifiedAt })) };
}

/** `GET /api/ps`: the model that is loaded. */
export function listLoaded(backend: ApiBackend) {
	const loaded = backend.loaded();
	const model = loaded && backend.models().find(({ id }) => id === loaded.modelId);
	if (!loaded || !model) return { models: [] };
	const onGpu = loaded.backend === 'webgpu' ? model.bytes : 0;
	// It stays until another is needed or the tab is closed: a date far away, in the form that clients parse.
	const lasting = { expires_at: '9999-12-31T23:59:59Z', size_vram: onGpu, context_length: loaded.contextTokens };
	return { models: [{ ...describe(model), ...lasting }] };
}

/** `POST /api/show`. @throws `ApiError` 400, 404 */
export function showOllamaModel(backend: ApiBackend, body: JsonObject) {
	const fields = new Fields(body);
	const asked = readModel(fields);
	fields.ignore('verbose', 'name', 'system', 'template', 'options');
	fields.end();
	const model = findModel(backend, asked);
	const loaded = backend.loaded();
	const can = loaded?.modelId === model.id ? loaded.capabilities : null;
	const capabilities = [
		model.embeds ? 'embedding' : 'completion',
		...(can?.toolDefinitions ? ['tools'] : []),
		...(can?.images ? ['vision'] : [])
	];
	const parameters = Object.entries({ temperature: model.advice.temperature, num_ctx: model.contextTokens })
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name} ${value}`);
	return {
		license: model.license ?? '',
		modelfile: '',
		parameters: parameters.join('\n'),
		template: '',
		details: details(model),
		model_info: {
			'general.name': model.name,
			...(model.parameters === null ? {} : { 'general.parameter_count': model.parameters }),
			'hearth.context_length': model.contextTokens
		},
		capabilities,
		modified_at: modifiedAt
	};
}
