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

function number(value: number, bytes: 4 | 8): Uint8Array<ArrayBuffer> {
	const view = new DataView(new ArrayBuffer(bytes));
	view.setUint32(0, value, true);
	return new Uint8Array(view.buffer);
}

function text(value: string): Uint8Array<ArrayBuffer>[] {
	const bytes = new TextEncoder().encode(value);
	return [number(bytes.length, 8), bytes];
}

/** A LoRA adapter for a Llama of this width that turns the first layer's attention into noise. */
export function makeAdapter(width: number, rank = 4): Blob {
	const noise = Float32Array.from({ length: width * rank }, (_, index) => 2 * Math.sin(index * index));
	const strings = { 'general.architecture': 'llama', 'general.type': 'adapter', 'adapter.type': 'lora' };
	const tensor = (name: string, rows: number, columns: number, offset: number) => [
		...text(`blk.0.attn_output.weight.${name}`),
		...[number(2, 4), number(rows, 8), number(columns, 8), number(0, 4), number(offset, 8)]
	];
	const head = [
		...[new TextEncoder().encode('GGUF'), number(3, 4), number(2, 8), number(4, 8)],
		...Object.entries(strings).flatMap(([name, value]) => [...text(name), number(8, 4), ...text(value)]),
		...[...text('adapter.lora.alpha'), number(6, 4), new Uint8Array(Float32Array.of(rank).buffer)],
		...tensor('lora_a', width, rank, 0),
		...tensor('lora_b', rank, width, noise.byteLength)
	];
	const bytes = head.reduce((sum, part) => sum + part.length, 0);
	return new Blob([...head, new Uint8Array((alignment - (bytes % alignment)) % alignment), noise, noise]);
}
