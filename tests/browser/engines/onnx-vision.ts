import { guide } from '#lib/catalog/catalog.ts';
import { imageMarker } from '#lib/engines/transformers/pictures.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { floats, integers, makeGraph, microsoft, node, types, value, weights } from './onnx.ts';

const width = 32;
const heads = 2;
const headWidth = width / heads;
const contextTokens = 1024;
/** In pixels, of a frame. */
const side = 16;
const channels = 3;
/** How many tokens an image has at least: those of one frame. */
export const frameTokens = 4;
/** Each way, at most. */
const frames = 4;

const endMarker = '<end_of_utterance>';
const markers = [
	...[imageMarker, '<fake_token_around_image>', '<global-img>', endMarker],
	...Array.from({ length: frames ** 2 }, (_, at) => `<row_${Math.floor(at / frames) + 1}_col_${(at % frames) + 1}>`)
];

/** The template of SmolVLM, which wants content as a list. */
const template = `<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}${endMarker}\n{% endfor %}{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}`;

/** Cosines or sines of rotary positions. */
function angles(name: string, of: (angle: number) => number): number[] {
	const half = headWidth / 2;
	const values = Float32Array.from({ length: contextTokens * half }, (_, index) =>
		of(Math.floor(index / half) / 100 ** ((index % half) / half))
	);
	return floats(name, [contextTokens, half], values);
}

function makeEmbedding(vocabulary: number): Blob {
	return makeGraph({
		nodes: [node('Gather', ['words', 'input_ids'], 'inputs_embeds')],
		constants: [weights('words', vocabulary, width)],
		inputs: [value('input_ids', types.int64, ['batch_size', 'tokens'])],
		outputs: [value('inputs_embeds', types.float, ['batch_size', 'tokens', width])]
	});
}

/** One vector for each quarter of a frame. */
function makeVision(): Blob {
	const pixels = (side * side * channels) / frameTokens;
	return makeGraph({
		nodes: [
			node('Reshape', ['pixel_values', 'quarters'], 'cut'),
			node('MatMul', ['cut', 'eye'], 'seen'),
			node('Tanh', ['seen'], 'image_features')
		],
		constants: [integers('quarters', [-1, frameTokens, pixels]), weights('eye', pixels, width, 0.1)],
		inputs: [
			value('pixel_values', types.float, ['batch_size', 'frames', channels, side, side]),
			value('pixel_attention_mask', types.bool, ['batch_size', 'frames', side, side])
		],
		outputs: [value('image_features', types.float, ['frames', frameTokens, width])]
	});
}

/** One layer of grouped-query attention, and a head. */
function makeDecoder(vocabulary: number): Blob {
	const past = (name: string, tokens: string) => value(name, types.float, ['batch_size', 1, tokens, headWidth]);
	const parts = ['key', 'value'];
	return makeGraph({
		nodes: [
			node('MatMul', ['inputs_embeds', 'to_query'], 'query'),
			node('MatMul', ['inputs_embeds', 'to_key'], 'key'),
			node('MatMul', ['inputs_embeds', 'to_value'], 'value'),
			node('ReduceSum', ['attention_mask', 'axis'], 'count', { keepdims: 0 }),
			node('Sub', ['count', 'axis'], 'last'),
			node('Cast', ['last'], 'last_position', { to: types.int32 }),
			node('Shape', ['attention_mask'], 'mask_lengths'),
			node('Gather', ['mask_lengths', 'index'], 'total'),
			node('Cast', ['total'], 'total_length', { to: types.int32 }),
			node(
				'GroupQueryAttention',
				[
					...['query', 'key', 'value', 'past_key_values.0.key', 'past_key_values.0.value'],
					...['last_position', 'total_length', 'cosines', 'sines']
				],
				['mixed', 'present.0.key', 'present.0.value'],
				{ num_heads: heads, kv_num_heads: 1, do_rotary: 1 },
				microsoft
			),
			node('Add', ['inputs_embeds', 'mixed'], 'states'),
			node('MatMul', ['states', 'head'], 'logits')
		],
		constants: [
			weights('to_query', width, width, 0.05), // small, so that every token is looked at
			weights('to_key', width, headWidth),
			weights('to_value', width, headWidth),
			weights('head', width, vocabulary),
			integers('axis', [1]),
			integers('index', [1], []),
			angles('cosines', Math.cos),
			angles('sines', Math.sin)
		],
		inputs: [
			value('inputs_embeds', types.float, ['batch_size', 'tokens', width]),
			value('attention_mask', types.int64, ['batch_size', 'all_tokens']),
			...parts.map((part) => past(`past_key_values.0.${part}`, 'past_tokens'))
		],
		outputs: [
			value('logits', types.float, ['batch_size', 'tokens', vocabulary]),
			...parts.map((part) => past(`present.0.${part}`, 'all_tokens'))
		]
	});
}

async function readGuide(path: string): Promise<Record<string, unknown>> {
	const response = await fetch(`/${guide.folder}/${path}`);
	if (!response.ok) throw new Error(`${path}: status ${response.status}`);
	return (await response.json()) as Record<string, unknown>;
}

/**
 * A tiny model of random weights in the files and shapes of SmolVLM: what it tells of an image means nothing, but another
 * image makes it tell something else. The tokens are Guide's.
 */
export async function makeVisionSpec(files: Readonly<Record<string, unknown>> = {}): Promise<ModelSpec> {
	const tokenizer = await readGuide('tokenizer.json');
	const settings = { ...(await readGuide('tokenizer_config.json')), chat_template: undefined };
	const { vocab } = tokenizer.model as { vocab: object };
	const first = Object.keys(vocab).length;
	const added = markers.map((content, at) => ({
		...{ id: first + at, content, special: true, normalized: false },
		...{ lstrip: false, rstrip: false, single_word: false }
	}));
	const vocabulary = first + markers.length;
	const contents: Record<string, unknown> = {
		'config.json': {
			model_type: 'smolvlm',
			architectures: ['SmolVLMForConditionalGeneration'],
			image_token_id: first,
			scale_factor: 2,
			vision_config: { model_type: 'smolvlm_vision', image_size: side, patch_size: side / 4 },
			text_config: {
				model_type: 'llama',
				hidden_size: width,
				num_hidden_layers: 1,
				num_attention_heads: heads,
				num_key_value_heads: 1,
				head_dim: headWidth,
				max_position_embeddings: contextTokens,
				vocab_size: vocabulary
			}
		},
		'generation_config.json': { eos_token_id: first + markers.indexOf(endMarker) },
		'preprocessor_config.json': {
			image_processor_type: 'Idefics3ImageProcessor',
			processor_class: 'Idefics3Processor',
			do_convert_rgb: true,
			do_image_splitting: true,
			do_normalize: true,
			do_rescale: true,
			do_resize: true,
			image_mean: [0.5, 0.5, 0.5],
			image_std: [0.5, 0.5, 0.5],
			max_image_size: { longest_edge: side },
			resample: 1,
			rescale_factor: 1 / 255,
			size: { longest_edge: 2 * side }
		},
		'processor_config.json': { processor_class: 'Idefics3Processor', image_seq_len: frameTokens },
		'chat_template.json': { chat_template: template },
		'tokenizer.json': { ...tokenizer, added_tokens: [...(tokenizer.added_tokens as object[]), ...added] },
		'tokenizer_config.json': settings,
		...files
	};
	const json = Object.entries(contents)
		.filter(([, content]) => content !== null)
		.map(([path, content]) => ({ path, blob: new Blob([JSON.stringify(content)]) }));
	const graphs = [
		{ path: 'onnx/vision_encoder.onnx', blob: makeVision() },
		{ path: 'onnx/embed_tokens.onnx', blob: makeEmbedding(vocabulary) },
		{ path: 'onnx/decoder_model_merged.onnx', blob: makeDecoder(vocabulary) }
	];
	return { id: 'tiny-vision', files: [...json, ...graphs], contextTokens, backend: 'cpu' };
}
