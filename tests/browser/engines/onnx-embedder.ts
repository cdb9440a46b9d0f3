import type { ModelSpec } from '#lib/engines/contract/types.ts';

const text = new TextEncoder();

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
	return [...bytes, value];
}

/** A field of a protobuf message: a number, a text, or a message. */
function field(id: number, value: number | string | readonly number[]): number[] {
	if (typeof value === 'number') return [...varint(id * 8), ...varint(value)];
	const bytes = typeof value === 'string' ? [...text.encode(value)] : value;
	return [...varint(id * 8 + 2), ...varint(bytes.length), ...bytes];
}

const float = 1;
const int64 = 7;

/** `ValueInfoProto`: a text of any length, one vector or number for each token. */
function value(name: string, type: number, width?: number): number[] {
	const lengths = [field(2, 'batch'), field(2, 'tokens'), ...(width === undefined ? [] : [field(1, width)])];
	const shape = lengths.flatMap((length) => field(1, length));
	return [...field(1, name), ...field(2, field(1, [...field(1, type), ...field(2, shape)]))];
}

/** `TensorProto` with numbers that look random and are always the same. */
function weights(name: string, rows: number, columns: number): number[] {
	const values = Float32Array.from({ length: rows * columns }, (_, index) => Math.sin(index * 12.9898 + rows) * 2);
	const raw = [...new Uint8Array(values.buffer)];
	return [...field(1, rows), ...field(1, columns), ...field(2, float), ...field(8, name), ...field(9, raw)];
}

function node(operator: string, inputs: readonly string[], output: string): number[] {
	return [...inputs.flatMap((input) => field(1, input)), ...field(2, output), ...field(4, operator)];
}

/** A network of one layer: `tanh(embedding(id) * weights)`. */
function makeGraph(vocabulary: number, width: number, output: string): Uint8Array<ArrayBuffer> {
	const graph = [
		...field(1, node('Gather', ['words', 'input_ids'], 'embedded')),
		...field(1, node('MatMul', ['embedded', 'layer'], 'mixed')),
		...field(1, node('Tanh', ['mixed'], output)),
		...field(2, 'embedder'),
		...field(5, weights('words', vocabulary, width)),
		...field(5, weights('layer', width, width)),
		...['input_ids', 'attention_mask', 'token_type_ids'].flatMap((name) => field(11, value(name, int64))),
		...field(12, value(output, float, width))
	];
	return new Uint8Array([...field(1, 8), ...field(7, graph), ...field(8, field(2, 17))]);
}

const width = 16;
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const letters = [...'abcdefghijklmnopqrstuvwxyz.,?!'];

/** As of BERT, with letters in the place of words. */
function makeTokenizer() {
	const tokens = [...special, ...letters, ...letters.map((letter) => `##${letter}`)];
	const added = special.map((content, id) => ({ id, content, special: true, single_word: false, normalized: false }));
	const one = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
	return {
		version: '1.0',
		added_tokens: added,
		normalizer: { type: 'BertNormalizer', lowercase: true, clean_text: true, handle_chinese_chars: true },
		pre_tokenizer: { type: 'BertPreTokenizer' },
		post_processor: {
			type: 'TemplateProcessing',
			single: [one('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, one('[SEP]')],
			pair: [],
			special_tokens: Object.fromEntries(
				['[CLS]', '[SEP]'].map((token) => [token, { id: token, ids: [special.indexOf(token)], tokens: [token] }])
			)
		},
		decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
		model: {
			type: 'WordPiece',
			unk_token: '[UNK]',
			continuing_subword_prefix: '##',
			max_input_chars_per_word: 100,
			vocab: Object.fromEntries(tokens.map((token, id) => [token, id]))
		}
	};
}

/** A tiny model in the files of a real one that makes vectors of texts. */
export async function makeEmbedderSpec(
	files: Readonly<Record<string, unknown>> = {},
	output = 'last_hidden_state'
): Promise<ModelSpec> {
	const vocabulary = special.length + 2 * letters.length;
	const config = { model_type: 'bert', hidden_size: width, vocab_size: vocabulary, max_position_embeddings: 256 };
	const contents: Record<string, unknown> = {
		'config.json': config,
		'tokenizer.json': makeTokenizer(),
		'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', model_max_length: 128, cls_token: '[CLS]' },
		...files
	};
	const json = Object.entries(contents).map(([path, content]) => ({ path, blob: new Blob([JSON.stringify(content)]) }));
	const graph = { path: 'onnx/model.onnx', blob: new Blob([makeGraph(vocabulary, width, output)]) };
	return Promise.resolve({
		id: 'embedder',
		files: [...json, graph],
		task: 'embed',
		contextTokens: 512,
		backend: 'cpu'
	});
}
