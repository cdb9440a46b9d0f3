import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { makeGraph, node, types, value, weights } from './onnx.ts';

/** A network of one layer: `tanh(embedding(id) * weights)`. */
function makeNetwork(vocabulary: number, width: number, output: string): Blob {
	const lengths = ['batch', 'tokens'];
	return makeGraph({
		nodes: [
			node('Gather', ['words', 'input_ids'], 'embedded'),
			node('MatMul', ['embedded', 'layer'], 'mixed'),
			node('Tanh', ['mixed'], output)
		],
		constants: [weights('words', vocabulary, width), weights('layer', width, width)],
		inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => value(name, types.int64, lengths)),
		outputs: [value(output, types.float, [...lengths, width])]
	});
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
	const graph = { path: 'onnx/model.onnx', blob: makeNetwork(vocabulary, width, output) };
	return Promise.resolve({
		id: 'embedder',
		files: [...json, graph],
		task: 'embed',
		contextTokens: 512,
		backend: 'cpu'
	});
}
