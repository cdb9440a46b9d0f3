import { beforeEach, expect, test, vi } from 'vitest';
import { guide, guideOnnx, type ModelInfo } from '#lib/catalog/catalog.ts';
import {
	familyOf,
	forgetChoices,
	packingsOf,
	preferredPacking,
	prefersGuideOnnx,
	rememberChoice,
	rememberedChoice,
	respectPick
} from '#lib/state/benchmark-choice.ts';

const identity = { browser: 'Chrome 156 linux', adapter: 'google, swiftshader' };
const installed = (id: string, engine: ModelInfo['engine']): ModelInfo => ({ ...guide, id, engine, folder: '' });
const gguf = installed('llama-3.2-1b.wllama.q4_k_m', 'wllama');
const onnx = installed('llama-3.2-1b.transformers.q4f16', 'transformers');
const other = installed('qwen3-0.6b.wllama.q8_0', 'wllama');

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	});
	return () => vi.unstubAllGlobals();
});

const choose = (family: string, { id: modelId, engine }: ModelInfo) =>
	rememberChoice(family, { modelId, engine, identity, decodeTokensPerSecond: 50 });

test('packings of one model belong together, on one engine each', () => {
	expect(packingsOf(guide, [guide])).toEqual(expect.arrayContaining([guide, guideOnnx]));
	expect(
		packingsOf(gguf, [other, onnx, gguf])
			.map(({ engine }) => engine)
			.sort()
	).toEqual(['transformers', 'wllama']);
	expect(packingsOf(other, [other, onnx, gguf])).toEqual([other]);
	expect(familyOf({ ...gguf, disk: [] })).toBeNull();
});

test('what was faster answers from then on', () => {
	choose('models/guide', guideOnnx);
	expect(preferredPacking(guide, [guide])).toBe(guideOnnx);
	expect(prefersGuideOnnx()).toBe(true);
	choose('llama-3.2-1b', onnx);
	expect(preferredPacking(gguf, [gguf, onnx])).toBe(onnx);
	expect(preferredPacking(gguf, [gguf])).toBe(gguf); // the other one was deleted
	expect(preferredPacking(other, [gguf, onnx, other])).toBe(other);
});

test('whoever picks another packing by hand gets that', () => {
	choose('models/guide', guideOnnx);
	respectPick(guideOnnx);
	expect(rememberedChoice('models/guide')?.modelId).toBe(guideOnnx.id);
	respectPick(guide);
	expect(preferredPacking(guide, [guide])).toBe(guide);
});

test('after a change of browser or GPU all is forgotten, and what cannot be read counts as nothing', () => {
	choose('models/guide', guideOnnx);
	forgetChoices();
	expect(rememberedChoice('models/guide')).toBeNull();
	localStorage.setItem('hearth:engine-choice:1', '{');
	expect(preferredPacking(guide, [guide])).toBe(guide);
});
