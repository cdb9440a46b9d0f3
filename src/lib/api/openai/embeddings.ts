import { floatsToBase64 } from '#lib/api/encode.ts';
import { Fields, type JsonObject } from '#lib/api/fields.ts';
import { readTexts, type EmbeddingJob } from '#lib/api/run-embedding.ts';

/** `POST /v1/embeddings`. The `openai` package asks for base64 by itself. @throws `ApiError` 400 */
export function readEmbedding(body: JsonObject): EmbeddingJob {
	const fields = new Fields(body);
	const model = fields.required('model');
	const texts = readTexts(fields, 'input');
	const base64 = fields.oneOf('encoding_format', ['float', 'base64']) === 'base64';
	const dimensions = fields.number('dimensions', 1, 2 ** 20, true);
	const ignored = fields.ignore('user');
	fields.end();
	return {
		model,
		texts,
		textName: 'input',
		dimensions,
		ignored,
		write: (id, rows, { promptTokens }) => ({
			object: 'list',
			data: rows.map((row, index) => ({
				object: 'embedding',
				index,
				embedding: base64 ? floatsToBase64(row) : [...row]
			})),
			model: id,
			usage: { prompt_tokens: promptTokens, total_tokens: promptTokens }
		})
	};
}
