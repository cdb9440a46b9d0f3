import { makeRandom } from '#lib/base/random.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { makeGuideSpec } from './guide.ts';

const key = 'tokenizer.chat_template';
const alignment = 32;

/** Guide with another chat template; a Jinja comment fills it up, so that the tensors stay where they must. */
export async function makeSpecWithTemplate(template: string, changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
	const spec = await makeGuideSpec({ id: 'other-template', ...changes });
	const bytes = new Uint8Array((await spec.files[0]?.blob.arrayBuffer()) ?? []);
	const place = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 20)).indexOf(key);
	if (place < 0) throw new Error('this GGUF has no template');
	const lengthAt = place + key.length + 4; // behind the type, which is a string
	const oldLength = new DataView(bytes.buffer).getUint32(lengthAt, true);
	const encoder = new TextEncoder();
	const bare = encoder.encode(`${template}{##}`).length;
	const filler = (((oldLength - bare) % alignment) + alignment) % alignment;
	const text = encoder.encode(`${template}{#${' '.repeat(filler)}#}`);
	const length = new DataView(new ArrayBuffer(8));
	length.setUint32(0, text.length, true);
	const textAt = lengthAt + 8;
	const parts = [bytes.subarray(0, lengthAt), length.buffer, text, bytes.subarray(textAt + oldLength)];
	return { ...spec, files: [{ path: 'other-template.gguf', blob: new Blob(parts) }] };
}

/** Guide's own way to write turns. */
export const turns =
	"{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n'}}{% endfor %}";

/** As Guide's, with definitions of tools in the form of Hermes and Qwen. */
export const toolTemplate = `{% if tools %}{{'<|im_start|>system\\nCall with <tool_call>{"name": ..., "arguments": ...}</tool_call>.\\n'}}{% for tool in tools %}{{ tool | tojson }}{{ '\\n' }}{% endfor %}{{'<|im_end|>\\n'}}{% endif %}${turns}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`;

/**
 * As Guide's, for a model that thinks first: every answer begins with `start`. llama.cpp knows such a template by what it
 * does with earlier thoughts.
 */
export const makeThinkingTemplate = (start = '<think>\\n') =>
	`{% for message in messages %}{% if message['role'] == 'assistant' and message['reasoning_content'] %}{{'<|im_start|>assistant\\n<think>\\n' + message['reasoning_content'] + '\\n</think>\\n' + message['content'] + '<|im_end|>\\n'}}{% else %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n'}}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n${start}' }}{% endif %}`;

/** The beginning of an answer that is reasoned about unless `enable_thinking` is false, as Qwen's templates have it. */
export const steeredStart =
	"' }}{% if enable_thinking is defined and enable_thinking is false %}{{ '<think>\\n\\n</think>\\n' }}{% else %}{{ '<think>\\n' }}{% endif %}{{ '";

function number(value: number, bytes: 4 | 8): Uint8Array<ArrayBuffer> {
	const view = new DataView(new ArrayBuffer(bytes));
	view.setUint32(0, value, true);
	return new Uint8Array(view.buffer);
}

function text(value: string): Uint8Array<ArrayBuffer>[] {
	const bytes = new TextEncoder().encode(value);
	return [number(bytes.length, 8), bytes];
}

type Meta = Readonly<
	Record<string, string | boolean | { uint32: number } | { float32: number } | { floats: number[] }>
>;

interface Tensor {
	name: string;
	/** Fastest first, as ggml has it. */
	shape: readonly number[];
	data: Float32Array<ArrayBuffer>;
}

const float = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

function metaValue(value: Meta[string]): Uint8Array<ArrayBuffer>[] {
	if (typeof value === 'string') return [number(8, 4), ...text(value)];
	if (typeof value === 'boolean') return [number(7, 4), Uint8Array.of(Number(value))];
	if ('uint32' in value) return [number(4, 4), number(value.uint32, 4)];
	if ('float32' in value) return [number(6, 4), float(value.float32)];
	return [number(9, 4), number(6, 4), number(value.floats.length, 8), float(...value.floats)];
}

/** A GGUF file of 32-bit floats. */
function makeGguf(meta: Meta, tensors: readonly Tensor[]): Blob {
	const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0);
	const padding = (bytes: number) => new Uint8Array((alignment - (bytes % alignment)) % alignment);
	const data: Uint8Array<ArrayBuffer>[] = [];
	const infos = tensors.flatMap((tensor) => {
		const offset = sizeOf(data);
		const bytes = new Uint8Array(tensor.data.buffer);
		data.push(bytes, padding(bytes.length));
		const shape = tensor.shape.map((length) => number(length, 8));
		return [...text(tensor.name), number(shape.length, 4), ...shape, number(0, 4), number(offset, 8)];
	});
	const values = Object.entries(meta).flatMap(([name, value]) => [...text(name), ...metaValue(value)]);
	const counts = [number(tensors.length, 8), number(Object.keys(meta).length, 8)];
	const head = [new TextEncoder().encode('GGUF'), number(3, 4), ...counts, ...values, ...infos];
	return new Blob([...head, padding(sizeOf(head)), ...data]);
}

/** A LoRA adapter for a Llama of this width that turns the first layer's attention into noise. */
export function makeAdapter(width: number, rank = 4): Blob {
	const noise = Float32Array.from({ length: width * rank }, (_, index) => 2 * Math.sin(index * index));
	const meta: Meta = {
		'general.architecture': 'llama',
		'general.type': 'adapter',
		'adapter.type': 'lora',
		'adapter.lora.alpha': { float32: rank }
	};
	return makeGguf(meta, [
		{ name: 'blk.0.attn_output.weight.lora_a', shape: [width, rank], data: noise },
		{ name: 'blk.0.attn_output.weight.lora_b', shape: [rank, width], data: noise }
	]);
}

/** How many tokens `makeProjector` turns an image into: 4 x 4 patches. */
export const projectorTokens = 16;

/**
 * A vision encoder and projector (mmproj) in the form of LLaVA, with random weights, for a model of this width: what it
 * tells of an image means nothing, but another image makes it tell something else.
 */
export function makeProjector(width: number, changes: Meta = {}): Blob {
	const patch = 8;
	const inner = 16;
	const feedForward = 32;
	const layers = 2; // LLaVA leaves out the last
	const random = makeRandom(5);
	const tensor = (name: string, shape: number[], scale: number): Tensor => {
		const length = shape.reduce((product, side) => product * side);
		return { name, shape, data: Float32Array.from({ length }, () => scale * (2 * random() - 1)) };
	};
	const layer = (index: number) => {
		const of = (name: string, ...shape: number[]) => tensor(`v.blk.${index}.${name}`, shape, 0.5);
		return [
			...['attn_q', 'attn_k', 'attn_v', 'attn_out'].map((name) => of(`${name}.weight`, inner, inner)),
			...['ln1.weight', 'ln1.bias', 'ln2.weight', 'ln2.bias'].map((name) => of(name, inner)),
			...[of('ffn_up.weight', inner, feedForward), of('ffn_down.weight', feedForward, inner)]
		];
	};
	const meta: Meta = {
		'general.architecture': 'clip',
		'clip.has_vision_encoder': true,
		'clip.projector_type': 'mlp',
		'clip.use_gelu': true,
		'clip.vision.image_size': { uint32: patch * Math.sqrt(projectorTokens) },
		'clip.vision.patch_size': { uint32: patch },
		'clip.vision.embedding_length': { uint32: inner },
		'clip.vision.feed_forward_length': { uint32: feedForward },
		'clip.vision.block_count': { uint32: layers },
		'clip.vision.projection_dim': { uint32: width },
		'clip.vision.attention.head_count': { uint32: 2 },
		'clip.vision.attention.layer_norm_epsilon': { float32: 1e-5 },
		'clip.vision.image_mean': { floats: [0.5, 0.5, 0.5] },
		'clip.vision.image_std': { floats: [0.5, 0.5, 0.5] },
		...changes
	};
	return makeGguf(meta, [
		tensor('v.patch_embd.weight', [patch, patch, 3, inner], 0.3),
		tensor('v.position_embd.weight', [inner, projectorTokens], 0.3),
		...Array.from({ length: layers }, (_, index) => layer(index)).flat(),
		tensor('mm.0.weight', [inner, width], 0.5),
		tensor('mm.0.bias', [width], 0.1),
		tensor('mm.2.weight', [width, width], 0.2),
		tensor('mm.2.bias', [width], 0.1)
	]);
}
