import { modelLibURLPrefix, prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, test } from 'vitest';
import { modelLibraryBase } from '#lib/catalog/plan-build.ts';
import { listBuilds } from '#lib/hub/listing.ts';
import libraries from '#lib/hub/mlc-libraries.json';
import { quantizationOf, titleOf } from '#lib/hub/names.ts';
import type { HubRepository } from '#lib/hub/types.ts';

const revision = '0123456789abcdef0123456789abcdef01234567';

/** A repository with files of these sizes; what is in the large file storage has a hash. */
function repository(name: string, sizes: Record<string, number>, more: Partial<HubRepository> = {}): HubRepository {
	return {
		endpoint: 'https://huggingface.co',
		repository: name,
		revision,
		license: 'apache-2.0',
		gated: false,
		tags: [],
		task: 'text-generation',
		modelType: null,
		parameters: null,
		contextTokens: null,
		files: Object.entries(sizes).map(([path, bytes]) => ({
			path,
			bytes,
			sha256: bytes > 1e6 ? 'a'.repeat(64) : null,
			gitOid: 'b'.repeat(40)
		})),
		...more
	};
}

const rows = (found: HubRepository) =>
	listBuilds(found, null).builds.map(({ plan, bytes, problem }) => [plan.engine, plan.quantization, bytes, problem]);

describe('GGUF', () => {
	const llama = repository(
		'bartowski/Llama-3.2-1B-Instruct-GGUF',
		{
			'.gitattributes': 2_000,
			'README.md': 9_000,
			'Llama-3.2-1B-Instruct.imatrix': 1_200_000,
			'Llama-3.2-1B-Instruct-Q8_0.gguf': 1_321_082_688,
			'Llama-3.2-1B-Instruct-IQ3_M.gguf': 657_289_024,
			'Llama-3.2-1B-Instruct-Q4_K_M.gguf': 807_694_144,
			'Llama-3.2-1B-Instruct-Q4_0_4_4.gguf': 770_928_448,
			'Llama-3.2-1B-Instruct-f16.gguf': 2_479_595_360
		},
		{ parameters: 1_235_814_432, contextTokens: 131_072 }
	);

	test('each file is a build, small before large, with its bits a weight', () => {
		expect(rows(llama)).toEqual([
			['wllama', 'IQ3_M', 657_289_024, null],
			['wllama', 'Q4_0_4_4', 770_928_448, null],
			['wllama', 'Q4_K_M', 807_694_144, null],
			['wllama', 'Q8_0', 1_321_082_688, null],
			['wllama', 'F16', 2_479_595_360, null]
		]);
		const bits = listBuilds(llama, null).builds.map(({ bitsPerWeight }) => bitsPerWeight?.toFixed(2));
		expect(bits).toEqual(['4.25', '4.99', '5.23', '8.55', '16.05']);
	});

	test('a plan is pinned to the commit, and promises what the hub promised', () => {
		const { plan } = listBuilds(llama, null).builds[2]!;
		expect(plan).toEqual({
			id: 'bartowski-llama-3.2-1b-instruct-gguf.wllama.q4-k-m',
			name: 'Llama 3.2 1B Instruct',
			engine: 'wllama',
			quantization: 'Q4_K_M',
			source: {
				kind: 'hub',
				endpoint: 'https://huggingface.co',
				repository: 'bartowski/Llama-3.2-1B-Instruct-GGUF',
				revision
			},
			license: 'apache-2.0',
			parameters: { total: 1_235_814_432, active: 1_235_814_432 },
			contextTokens: 131_072,
			architecture: null,
			kind: 'chat',
			modalities: ['text'],
			shaderF16: false,
			files: [
				{
					path: 'Llama-3.2-1B-Instruct-Q4_K_M.gguf',
					url: `https://huggingface.co/bartowski/Llama-3.2-1B-Instruct-GGUF/resolve/${revision}/Llama-3.2-1B-Instruct-Q4_K_M.gguf`,
					bytes: 807_694_144,
					sha256: 'a'.repeat(64)
				}
			]
		});
	});

	test('a split model is one build in the order of its parts; one that lacks a part says so', () => {
		const split = repository('unsloth/Qwen3-14B-GGUF', {
			'Q8_0/Qwen3-14B-Q8_0-00002-of-00002.gguf': 5e9,
			'Q8_0/Qwen3-14B-Q8_0-00001-of-00002.gguf': 10e9,
			'BF16/Qwen3-14B-BF16-00001-of-00003.gguf': 10e9,
			'BF16/Qwen3-14B-BF16-00003-of-00003.gguf': 10e9,
			'Qwen3-14B-UD-Q4_K_XL.gguf': 9e9
		});
		expect(rows(split)).toEqual([
			['wllama', 'UD-Q4_K_XL', 9e9, null],
			['wllama', 'Q8_0', 15e9, null],
			['wllama', 'BF16', 20e9, { kind: 'parts-missing', count: 3, found: 2 }]
		]);
		const whole = listBuilds(split, null).builds[1]!;
		expect(whole.plan.files.map(({ path }) => path.slice(-19))).toEqual([
			'_0-00001-of-00002.gguf'.slice(-19),
			'_0-00002-of-00002.gguf'.slice(-19)
		]);
	});

	test('a projector goes with each build, and is none itself', () => {
		const vision = repository(
			'ggml-org/SmolVLM-500M-Instruct-GGUF',
			{
				'SmolVLM-500M-Instruct-Q8_0.gguf': 436e6,
				'SmolVLM-500M-Instruct-f16.gguf': 820e6,
				'mmproj-SmolVLM-500M-Instruct-Q8_0.gguf': 108e6,
				'mmproj-SmolVLM-500M-Instruct-f16.gguf': 199e6
			},
			{ task: 'image-text-to-text' }
		);
		expect(rows(vision).map(([, quantization, bytes]) => [quantization, bytes])).toEqual([
			['Q8_0', 635e6],
			['F16', 1019e6]
		]);
		const { plan } = listBuilds(vision, null).builds[0]!;
		expect(plan.files.at(-1)).toMatchObject({ path: 'mmproj-SmolVLM-500M-Instruct-f16.gguf', role: 'projector' });
		expect([plan.kind, plan.modalities]).toEqual(['vision', ['text', 'image']]);
	});

	test('ids tell builds apart and hold nothing that a path could be made of', () => {
		const odd = repository('a/b-GGUF', { 'x-Q4_0.gguf': 1e6, 'y-Q4_0.gguf': 2e6, 'z.gguf': 3e6 });
		const ids = listBuilds(odd, null).builds.map(({ plan }) => plan.id);
		expect(new Set(ids).size).toBe(3);
		for (const id of ids) expect(id).toMatch(/^[a-z\d.-]+$/);
	});

	test.each([
		['gemma-3-4b-it-qat-Q4_0.gguf', 'Q4_0'],
		['tinyllama.IQ2_XXS.gguf', 'IQ2_XXS'],
		['qwen2-0_5b-instruct-fp16.gguf', 'F16'],
		['gpt-oss-20b-mxfp4.gguf', 'MXFP4'],
		['model.gguf', ''],
		['TQ1_0/x-TQ1_0.gguf', 'TQ1_0']
	])('%s is of %j', (path, expected) => expect(quantizationOf(path)).toBe(expected));

	test.each([
		['bartowski/Llama-3.2-1B-Instruct-GGUF', 'Llama 3.2 1B Instruct'],
		['onnx-community/Qwen3-0.6B-ONNX', 'Qwen3 0.6B'],
		['mlc-ai/gemma-2-2b-it-q4f16_1-MLC', 'gemma 2 2b it'],
		['x/GGUF', 'GGUF']
	])('%s is called %s', (name, expected) => expect(titleOf(name)).toBe(expected));
});

describe('ONNX', () => {
	const qwen = {
		'config.json': 900,
		'generation_config.json': 200,
		'tokenizer.json': 11_422_654,
		'tokenizer_config.json': 10_000,
		'vocab.json': 2_776_833,
		'onnx/model.onnx': 2e6,
		'onnx/model.onnx_data': 2.4e9,
		'onnx/model_q4f16.onnx': 500e6,
		'onnx/model_fp16.onnx': 1e6,
		'onnx/model_fp16.onnx_data_1': 0.2e9,
		'onnx/model_fp16.onnx_data': 1e9,
		'onnx/model_quantized.onnx': 600e6
	};

	test('each graph is a build with the files that the engine needs, in its order, and its weights beside it', () => {
		const found = repository('onnx-community/Qwen3-0.6B-ONNX', qwen);
		const { builds } = listBuilds(found, null);
		expect(builds.map(({ plan }) => [plan.quantization, plan.shaderF16])).toEqual([
			['q4f16', true],
			['q8', false],
			['fp16', true],
			['fp32', false]
		]);
		expect(builds[2]!.plan.files.map(({ path }) => path)).toEqual([
			'config.json',
			'tokenizer.json',
			'tokenizer_config.json',
			'onnx/model_fp16.onnx',
			'generation_config.json',
			'onnx/model_fp16.onnx_data',
			'onnx/model_fp16.onnx_data_1'
		]);
		expect(builds.every(({ problem }) => problem === null)).toBe(true);
	});

	/** The part of a list that is about one model. */
	const built = (name: string, sizes: Record<string, number>, more: Partial<HubRepository> = {}) =>
		listBuilds(repository(name, sizes, more), null).builds;
	const small = { 'config.json': 900, 'tokenizer.json': 2_000, 'tokenizer_config.json': 100 };
	/** Graphs of these parts, in these numbers. */
	const graphs = (parts: Record<string, number>, suffixes: readonly string[]) =>
		Object.fromEntries(
			suffixes.flatMap((suffix) =>
				Object.entries(parts).map(([name, bytes]) => [`onnx/${name}${suffix}.onnx`, bytes] as const)
			)
		);

	test('a repository with a graph of 4 bits and its weights in a second file has exactly these', () => {
		const [build, ...others] = built('onnx-community/Llama-3.2-3B-Instruct', {
			...small,
			'onnx/model_q4.onnx': 1e6,
			'onnx/model_q4.onnx_data': 2.1e9
		});
		expect(others).toEqual([]);
		expect(build).toMatchObject({ bytes: 2.1e9 + 1e6 + 3_000, problem: null });
		expect(build?.plan.files.slice(-2).map(({ path }) => path)).toEqual([
			'onnx/model_q4.onnx',
			'onnx/model_q4.onnx_data'
		]);
	});

	const vision = { decoder_model_merged: 100e6, embed_tokens: 50e6, vision_encoder: 60e6 };
	const visionSmall = { ...small, 'preprocessor_config.json': 400, 'processor_config.json': 60 };

	test('a model that reads images has its three graphs in each kind of numbers', () => {
		const sizes = { ...visionSmall, ...graphs(vision, ['_q4', '_fp16']), 'onnx/vision_encoder_q4.onnx_data': 7e6 };
		const builds = built('HuggingFaceTB/SmolVLM-256M-Instruct', sizes, {
			task: 'image-text-to-text',
			modelType: 'idefics3'
		});
		expect(builds.map(({ plan, problem, bytes }) => [plan.quantization, plan.kind, problem, bytes])).toEqual([
			['fp16', 'vision', null, 210e6 + 3_460],
			['q4', 'vision', null, 217e6 + 3_460]
		]);
		expect(builds[1]?.plan.modalities).toEqual(['text', 'image']);
		expect(builds[1]?.plan.files.map(({ path }) => path)).toEqual([
			'config.json',
			'tokenizer.json',
			'tokenizer_config.json',
			'onnx/decoder_model_merged_q4.onnx',
			'onnx/embed_tokens_q4.onnx',
			'onnx/vision_encoder_q4.onnx',
			'preprocessor_config.json',
			'processor_config.json',
			'onnx/vision_encoder_q4.onnx_data'
		]);
	});

	test('a part that is not there in the same numbers comes in the smallest that run where the others do', () => {
		const sizes = {
			...visionSmall,
			...graphs({ decoder_model_merged: 100e6 }, ['_q4', '_q4f16']),
			...graphs({ embed_tokens: 80e6, vision_encoder: 90e6 }, ['_fp16']),
			...graphs({ embed_tokens: 160e6, vision_encoder: 180e6 }, ['']),
			'onnx/vision_encoder_quantized.onnx': 45e6
		};
		const builds = built('a/SmolVLM', sizes, { task: 'image-text-to-text', modelType: 'smolvlm' });
		const parts = builds.map(({ plan }) => [
			plan.quantization,
			plan.files.filter(({ path }) => /embed|encoder/.test(path)).map(({ path }) => path.slice(5, -5))
		]);
		expect(parts).toEqual([
			['q4f16', ['embed_tokens_fp16', 'vision_encoder_quantized']],
			['q4', ['embed_tokens', 'vision_encoder_quantized']]
		]);
		const halves = graphs({ embed_tokens: 80e6, vision_encoder: 90e6 }, ['_fp16']);
		const lacking = { ...visionSmall, ...graphs({ decoder_model_merged: 100e6 }, ['_q4']), ...halves };
		const [build] = built('a/SmolVLM', lacking, { task: 'image-text-to-text', modelType: 'smolvlm' });
		expect(build?.problem).toEqual({ kind: 'graph-missing', quantization: 'q4' });
	});

	test('several graphs that the engine cannot join are listed with their size, and why they cannot run', () => {
		const problem = (sizes: Record<string, number>, more: Partial<HubRepository> = {}) => {
			const [build] = built('a/b', sizes, more);
			return [build?.bytes, build?.problem];
		};
		const t5 = graphs({ decoder_model_merged: 100e6, decoder_model: 90e6, encoder_model: 50e6 }, ['_quantized']);
		const [bytes, reason] = problem({ ...small, ...t5 }, { task: 'text2text-generation' });
		expect(bytes).toBe(150e6 + 3_000);
		expect(reason).toEqual({ kind: 'encoder-decoder' });
		const qwen2vl = { ...visionSmall, ...graphs(vision, ['_q4']) };
		expect(problem(qwen2vl, { task: 'image-text-to-text', modelType: 'qwen2_vl' })[1]).toEqual({
			kind: 'other-images',
			family: 'qwen2_vl'
		});
		expect(problem(qwen2vl, { task: 'image-text-to-text' })[1]).toEqual({ kind: 'other-images', family: null });
		const audio = { ...visionSmall, ...graphs({ ...vision, audio_encoder: 70e6 }, ['_q4']) };
		expect(problem(audio, { modelType: 'gemma3n' })).toEqual([
			280e6 + 3_000,
			{
				kind: 'several-networks',
				names: ['decoder_model_merged', 'audio_encoder', 'embed_tokens', 'vision_encoder']
			}
		]);
		const blind = Object.fromEntries(Object.entries(qwen2vl).filter(([path]) => !path.startsWith('pre')));
		expect(problem(blind, { modelType: 'smolvlm' })[1]).toEqual({
			kind: 'file-missing',
			path: 'preprocessor_config.json'
		});
	});

	test('older exports and graphs for some processor are not taken for parts', () => {
		const sizes = {
			...small,
			...graphs({ decoder_model: 90e6, decoder_with_past_model: 90e6, decoder_model_merged: 91e6 }, ['_quantized']),
			'onnx/model_O2.onnx': 5e6,
			'onnx/model_qint8_avx512.onnx': 4e6
		};
		expect(built('Xenova/gpt2', sizes).map(({ plan, problem }) => [plan.quantization, problem])).toEqual([
			['q8', null]
		]);
		const both = { ...small, ...graphs({ model: 90e6, decoder_model_merged: 91e6 }, ['_q4']), 'model_q4.onnx': 3e6 };
		expect(built('a/b', both)).toHaveLength(1);
	});

	test('a model that compares texts comes with what makes one vector of many', () => {
		const sizes = {
			...small,
			'1_Pooling/config.json': 200,
			'modules.json': 300,
			...graphs({ model: 90e6 }, ['', '_fp16'])
		};
		const builds = built('Xenova/all-MiniLM-L6-v2', sizes, { task: 'feature-extraction' });
		expect(builds.map(({ plan }) => plan.kind)).toEqual(['embedding', 'embedding']);
		expect(builds.find(({ plan }) => plan.quantization === 'fp16')?.problem).toEqual({ kind: 'sixteen-bits' });
		const whole = builds.find(({ plan }) => plan.quantization === 'fp32');
		expect(whole?.problem).toBeNull();
		expect(whole?.plan.files.map(({ path }) => path)).toContain('1_Pooling/config.json');
	});

	test('says why a graph cannot be used', () => {
		const without = Object.fromEntries(Object.entries(qwen).filter(([path]) => path !== 'tokenizer.json'));
		const problems = (sizes: Record<string, number>, more: Partial<HubRepository> = {}) =>
			built('a/b', sizes, more).map(({ problem }) => problem);
		const missing = problems(without);
		expect(missing.length).toBeGreaterThan(1);
		for (const problem of missing) expect(problem).toEqual({ kind: 'file-missing', path: 'tokenizer.json' });
		const task = 'automatic-speech-recognition';
		expect(problems(qwen, { task })[0]).toEqual({ kind: 'other-task', task });
	});
});

describe('MLC', () => {
	const weights = {
		'mlc-chat-config.json': 2_000,
		'ndarray-cache.json': 90_000,
		'tokenizer.json': 9e6,
		'tokenizer_config.json': 50_000,
		'params_shard_0.bin': 30e6,
		'params_shard_10.bin': 30e6,
		'params_shard_2.bin': 30e6
	};

	test('weights of a model that web-llm knows come with its library', () => {
		const [build, ...others] = listBuilds(repository('mlc-ai/Llama-3.2-1B-Instruct-q4f16_1-MLC', weights), null).builds;
		expect(others).toEqual([]);
		expect(build?.problem).toBeNull();
		expect(build?.plan.shaderF16).toBe(true);
		expect(build?.plan.files.map(({ path }) => path)).toEqual([
			'mlc-chat-config.json',
			'ndarray-cache.json',
			'tokenizer.json',
			'tokenizer_config.json',
			'params_shard_0.bin',
			'params_shard_2.bin',
			'params_shard_10.bin',
			'v0_2_86/base/Llama-3.2-1B-Instruct-q4f16_1_cs1k-webgpu.wasm'
		]);
		expect(build?.plan.files.at(-1)).toMatchObject({ role: 'library', bytes: null, sha256: null });
	});

	test('others cannot run, and it says so', () => {
		const [own] = listBuilds(repository('me/MyOwn-1B-q4f16_1-MLC', weights), null).builds;
		expect(own?.problem).toEqual({ kind: 'library-missing' });
		const [inherited] = listBuilds(repository('me/toString', weights), null).builds;
		expect(inherited?.problem).toEqual({ kind: 'library-missing' });
		const [empty] = listBuilds(repository('me/x-MLC', { 'mlc-chat-config.json': 2_000 }), null).builds;
		expect(empty?.problem).toEqual({ kind: 'weights-missing' });
	});

	test('the table of libraries is what the installed package lists', () => {
		expect(modelLibraryBase).toBe(modelLibURLPrefix);
		const listed = prebuiltAppConfig.model_list
			.filter(({ model_type: type }) => (type as number | undefined) !== 1) // embeddings, which Hearth runs elsewhere
			.map(({ model, model_lib: library }) => [model.split('/').at(-1)!, library.slice(modelLibURLPrefix.length)]);
		expect(libraries).toEqual(Object.fromEntries(listed));
	});
});

describe('what a browser cannot run', () => {
	test.each([
		[
			'TheBloke/Llama-2-7B-Chat-GPTQ',
			{ 'model.safetensors': 4e9, 'quantize_config.json': 200 },
			['GPTQ'],
			'Llama-2-7B-Chat GGUF'
		],
		['Qwen/Qwen2.5-7B-Instruct-AWQ', { 'model-00001-of-00002.safetensors': 4e9 }, ['AWQ'], 'Qwen2.5-7B-Instruct GGUF'],
		['turboderp/Llama-3-8B-exl2-4.0bpw', { 'output.safetensors': 4e9 }, ['EXL2'], 'Llama-3-8B GGUF'],
		['mlx-community/Qwen3-4B-4bit', { 'model.safetensors': 2e9 }, ['safetensors'], 'Qwen3-4B GGUF'],
		['meta-llama/Llama-3.2-1B-Instruct', { 'model.safetensors': 2e9 }, ['safetensors'], 'Llama-3.2-1B-Instruct GGUF'],
		['old/model', { 'pytorch_model.bin': 2e9 }, ['PyTorch'], 'model GGUF']
	] as [string, Record<string, number>, string[], string][])('%s', (name, sizes, formats, query) => {
		const { builds, unusable } = listBuilds(repository(name, sizes), null);
		expect(builds).toEqual([]);
		expect(unusable).toEqual({ formats, query });
	});

	test('a data set is no model at all', () => {
		expect(listBuilds(repository('x/y', { 'README.md': 5 }), null)).toMatchObject({ builds: [], unusable: null });
	});
});
