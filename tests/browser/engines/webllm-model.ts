import type { ModelSpec, SpecFile } from '#lib/engines/contract/types.ts';

const text = new TextEncoder();

function leb128(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
	return [...bytes, value];
}

function section(id: number, payload: readonly number[]): number[] {
	return [id, ...leb128(payload.length), ...payload];
}

function name(value: string): number[] {
	const bytes = text.encode(value);
	return [...leb128(bytes.length), ...bytes];
}

interface LibraryParts {
	/** A function that it imports. */
	wants?: string;
	/** A function that it exports. */
	offers?: string;
	/** Text in it. */
	says?: string;
}

/** A model library as far as the adapter looks into one: WebAssembly whose only function does nothing. */
export function makeLibrary({ wants = '', offers = 'TVMFFIWasmGetLastError', says = '' }: LibraryParts = {}): Blob {
	const imported = wants === '' ? 0 : 1;
	const parts = [
		[0, 97, 115, 109, 1, 0, 0, 0],
		section(1, [1, 96, 0, 0]),
		imported ? section(2, [1, ...name('env'), ...name(wants), 0, 0]) : [],
		section(3, [1, 0]),
		section(5, [1, 0, 1]),
		section(7, [2, ...name('memory'), 2, 0, ...name(offers), 0, imported]),
		section(10, [1, 2, 0, 11]),
		section(0, [...name('data'), ...text.encode(says)])
	];
	return new Blob([new Uint8Array(parts.flat())]);
}

/** How a library describes the model it was made for. */
export function describeTensors(...names: string[]): string {
	const params = names.map((tensor) => ({ name: tensor, shape: [4], dtype: 'float32' }));
	return `...${JSON.stringify({ model_type: 'qwen2', quantization: 'q0f32', params })}...`;
}

export const config = {
	model_type: 'qwen2',
	vocab_size: 1000,
	context_window_size: 256,
	sliding_window_size: -1,
	prefill_chunk_size: 64,
	attention_sink_size: -1,
	tokenizer_files: ['tokenizer.json'],
	conv_template: {
		name: 'chatml',
		system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
		system_message: 'Be brief.',
		roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
		role_templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' },
		seps: ['<|im_end|>\n'],
		role_content_sep: '\n',
		role_empty_sep: '\n',
		stop_str: ['<|im_end|>'],
		stop_token_ids: [2]
	}
};

export const tokenizer = {
	version: '1.0',
	added_tokens: [{ id: 2, content: '<|im_end|>', special: true }],
	model: { type: 'WordLevel', vocab: { a: 0, b: 1, '<|im_end|>': 2 }, unk_token: 'a' }
};

export const tensors = {
	metadata: { ParamSize: 1 },
	records: [
		{
			dataPath: 'params_shard_0.bin',
			format: 'raw-shard',
			nbytes: 16,
			records: [{ name: 'w', shape: [4], dtype: 'float32', format: 'raw', nbytes: 16, byteOffset: 0 }]
		}
	]
};

function json(value: unknown): Blob {
	return new Blob([JSON.stringify(value)]);
}

/**
 * All files of a model in MLC's form, small and whole; only its library does nothing.
 * @param changes files to replace; `null` leaves one out
 */
export function makeMlcSpec(changes: Record<string, Blob | object | string | null> = {}, id = 'tiny-MLC'): ModelSpec {
	const files: Record<string, Blob | object | string | null> = {
		'mlc-chat-config.json': config,
		'tokenizer.json': tokenizer,
		'tensor-cache.json': tensors,
		'params_shard_0.bin': new Blob([new Float32Array(4)]),
		'tiny.wasm': makeLibrary({ says: describeTensors('w') }),
		...changes
	};
	const present = Object.entries(files).flatMap(([path, content]): SpecFile[] => {
		if (content === null) return [];
		if (content instanceof Blob) return [{ path, blob: content }];
		return [{ path, blob: typeof content === 'string' ? new Blob([content]) : json(content) }];
	});
	return { id, files: present, contextTokens: 256, backend: 'webgpu' };
}
