import { Fields, type JsonObject } from '#lib/api/fields.ts';
import { readModel, readOptions } from '#lib/api/ollama/options.ts';
import { readTexts, type EmbeddingJob } from '#lib/api/run-embedding.ts';

/** `POST /api/embed`, and its older form `POST /api/embeddings` with one `prompt`. @throws `ApiError` 400 */
export function readOllamaEmbed(body: JsonObject, kind: 'embed' | 'embeddings'): EmbeddingJob {
	const fields = new Fields(body);
	const model = readModel(fields);
	const textName = kind === 'embed' ? 'input' : 'prompt';
	const texts = readTexts(fields, textName);
	const dimensions = fields.number('dimensions', 1, 2 ** 20, true);
	const { ignored } = readOptions(fields);
	const unused = [...ignored, ...fields.ignore('keep_alive')];
	fields.refuse('truncate', 'is not supported: what is too long is refused', [false, true]);
	fields.ignore('name');
	fields.end();
	return {
		model,
		texts,
		textName,
		dimensions,
		ignored: unused,
		write: (id, rows, { promptTokens }, totalMs) =>
			kind === 'embeddings'
				? { embedding: [...(rows[0] ?? [])] }
				: {
						model: id,
						embeddings: rows.map((row) => [...row]),
						total_duration: Math.round(totalMs * 1e6),
						load_duration: 0,
						prompt_eval_count: promptTokens
					}
	};
}
