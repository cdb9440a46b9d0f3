import { badParam, toApiError } from '#lib/api/errors.ts';
import type { Fields } from '#lib/api/fields.ts';
import { sendJson } from '#lib/api/json-reply.ts';
import { findModel } from '#lib/api/models.ts';
import { openaiName } from '#lib/api/openai/sampling.ts';
import type { ApiContext } from '#lib/api/types.ts';
import type { Embeddings } from '#lib/engines/contract/types.ts';

/** As many texts as OpenAI takes in one request. */
const maxTexts = 2048;

export interface EmbeddingJob {
	model: string;
	texts: readonly string[];
	/** What the client calls them. */
	textName: string;
	/** Length of vectors that the client counts on; `undefined`: as the model makes them. */
	dimensions: number | undefined;
	ignored: readonly string[];
	write(model: string, rows: Float32Array[], found: Embeddings, totalMs: number): unknown;
}

/** One text or several. @throws `ApiError` 400 */
export function readTexts(fields: Fields, name: string): string[] {
	const raw = fields.raw(name);
	if (raw === undefined || raw === '') throw badParam(fields.at(name), 'is missing', 'missing_required_parameter');
	const list: unknown[] = Array.isArray(raw) ? raw : [raw];
	if (!list.every((text): text is string => typeof text === 'string'))
		throw badParam(
			fields.at(name),
			'must be a string or a list of strings: lists of tokens are not supported',
			'invalid_type'
		);
	if (list.length === 0 || list.length > maxTexts) throw badParam(fields.at(name), `must hold 1 to ${maxTexts} texts`);
	const empty = list.findIndex((text) => text.trim() === '');
	if (empty >= 0) throw badParam(`${fields.at(name)}[${empty}]`, 'must not be empty');
	return list;
}

/** @throws `ApiError` */
export async function runEmbedding(job: EmbeddingJob, { backend, sink, signal }: ApiContext): Promise<void> {
	const startedMs = performance.now();
	const model = findModel(backend, job.model);
	const leave = await backend.enter(signal, () => {});
	try {
		const found = await backend.embed(model.id, job.texts, signal);
		const { values, dimensions } = found;
		if (job.dimensions !== undefined && job.dimensions !== dimensions)
			throw badParam('dimensions', `must be ${dimensions} for this model`, 'unsupported_parameter');
		const rows = job.texts.map((_, index) => values.subarray(index * dimensions, (index + 1) * dimensions));
		const headers: Record<string, string> =
			job.ignored.length > 0 ? { 'x-hearth-ignored': job.ignored.join(', ') } : {};
		sendJson(sink, job.write(model.id, rows, found, performance.now() - startedMs), { headers });
	} catch (error) {
		throw toApiError(error, (param) => (param.startsWith('messages') ? job.textName : openaiName(param)));
	} finally {
		leave();
	}
}
