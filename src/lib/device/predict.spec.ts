import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guide, guideOnnx } from '#lib/catalog/catalog.ts';
import { library } from '#lib/catalog/library.ts';
import { devices } from '#lib/device/fixtures/devices.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { guideShape, guideWorkload } from '#lib/device/guide-workload.ts';
import { predict } from '#lib/device/predict.ts';
import { recommend } from '#lib/device/recommend.ts';
import { workloadOf } from '#lib/device/workload.ts';

function find(id: string, engine: string) {
	const model = library.models.find((entry) => entry.id === id);
	const build = model?.builds.find((entry) => entry.engine === engine);
	if (!model || !build) throw new Error(`no ${engine} build of ${id}`);
	return { model, build };
}

const speed = (device: string, id: string, backend: 'cpu' | 'webgpu', contextTokens = 0) => {
	const { model, build } = find(id, 'wllama');
	const found = devices[device];
	if (!found) throw new Error(`no ${device}`);
	return (
		predict(workloadOf(model, build), found.measurements, { backend, contextTokens })?.decodeTokensPerSecond ?? NaN
	);
};

test('there are fixtures of at least twelve devices, of all the makers', () => {
	const vendors = Object.values(devices).map(({ inventory: { gpu } }) => ('adapter' in gpu ? gpu.adapter.vendor : ''));
	expect(vendors.length).toBeGreaterThanOrEqual(12);
	expect(new Set(vendors)).toEqual(new Set(['apple', 'nvidia', 'amd', 'intel', 'qualcomm', 'arm']));
});

test('a large model on a GPU is as fast as its memory can be read, less what engines lose', () => {
	// Llama 3.1 8B, Q4_K_M: 4.9 GB. A Mac with 546 GB/s could read it 111 times a second; llama.cpp's best is 97 % of that.
	const decode = speed('MacBook Pro M4 Max', 'llama-3.1-8b', 'webgpu');
	expect(decode).toBeGreaterThan(111 * 0.3);
	expect(decode).toBeLessThan(111);
});

test.each(Object.keys(devices))('on %s, what is larger is slower, and a longer context too', (device) => {
	const small = speed(device, 'llama-3.2-1b', 'webgpu');
	const large = speed(device, 'llama-3.1-8b', 'webgpu');
	expect(small).toBeGreaterThan(large);
	expect(large).toBeGreaterThan(speed(device, 'llama-3.1-8b', 'webgpu', 32_768));
	expect(speed(device, 'llama-3.2-1b', 'cpu')).toBeGreaterThan(0);
});

test('a mixture of experts reads only what is active', () => {
	const device = 'GeForce RTX 3060';
	expect(speed(device, 'olmoe-1b-7b', 'webgpu')).toBeGreaterThan(2 * speed(device, 'mistral-7b-v0.3', 'webgpu'));
});

test('a GPU that was not measured has no prediction', () => {
	const { measurements } = devices['MacBook Air M1'] ?? {};
	if (!measurements) throw new Error('no device');
	const without = { ...measurements, gpu: { state: 'no-adapter', reason: '' } as const };
	expect(predict(guideWorkload(guideOnnx), without, { backend: 'webgpu', contextTokens: 0 })).toBeNull();
	expect(predict(guideWorkload(guide), { ...without, cpu: null }, { backend: 'cpu', contextTokens: 0 })).toBeNull();
});

test('on SwiftShader, Guide is predicted within a factor of 1.5 of what was measured there', () => {
	// Medians of four measurements and of the runs between them, on 2 quiet cores (22 Nov 2026)
	const cpu = { threads: 1, turnMs: 0.39, readBytesPerSecond: 4.3e9, dotWeightsPerSecond: 2.4e9 };
	const speed = { readBytesPerSecond: 1.28e9, matvecBytesPerSecond: 11e6, narrowBytesPerSecond: 2.7e6 };
	const rest = { matmulFlops: 0.27e9, uploadBytesPerSecond: 0.9e9, dispatchMs: 0.011, roundTripMs: 2.6 };
	const found = { ...speed, ...rest, matvecF16BytesPerSecond: null, clock: 'timestamps' } as const;
	const measurements: Measurements = {
		takenAtMs: 0,
		identity: { browser: '', adapter: '' },
		cpu: { ...cpu, readAllBytesPerSecond: 4.3e9, dotAllWeightsPerSecond: 2.4e9 },
		storage: { readBytesPerSecond: 606e6 },
		gpu: { state: 'measured', tests: [], software: true, speed: found }
	};
	for (const [contextTokens, measured] of [
		[28, 1.08],
		[172, 0.94],
		[452, 0.81]
	] as const) {
		const predicted = predict(guideWorkload(guideOnnx), measurements, { backend: 'webgpu', contextTokens });
		const factor = (predicted?.decodeTokensPerSecond ?? NaN) / measured;
		expect(Math.max(factor, 1 / factor), `${contextTokens} tokens`).toBeLessThan(1.5);
	}
});

test('narrow rows slow a small model down, and hardly a large one', () => {
	const { measurements } = devices['MacBook Air M2'] ?? {};
	if (measurements?.gpu.state !== 'measured') throw new Error('no device');
	const { gpu } = measurements;
	const alike = { ...gpu, speed: { ...gpu.speed, narrowBytesPerSecond: gpu.speed.matvecBytesPerSecond } };
	const without: Measurements = { ...measurements, gpu: alike };
	const slower = (workload: Parameters<typeof predict>[0]) => {
		const [narrow, same] = [measurements, without].map(
			(taken) => predict(workload, taken, { backend: 'webgpu', contextTokens: 0 })?.decodeTokensPerSecond ?? NaN
		);
		return (same ?? NaN) / (narrow ?? NaN);
	};
	const { model, build } = find('llama-3.1-8b', 'wllama');
	expect(slower(workloadOf(model, build))).toBeLessThan(1.1);
	// Without what it costs to pass a token around, which is most of Guide's time on a real GPU.
	const narrowModel = { ...guideWorkload(guideOnnx), layers: 0, parameters: 1e9 };
	expect(slower(narrowModel)).toBeGreaterThan(1.3);
});

test('Guide has the shape that its configuration says', () => {
	const config = JSON.parse(readFileSync('static/models/guide/config.json', 'utf8')) as Record<string, number>;
	const { num_hidden_layers: layers, num_attention_heads: heads } = config;
	const { num_key_value_heads: kvHeads, head_dim: headWidth, hidden_size: width } = config;
	expect(guideShape).toEqual({ layers, heads, kvHeads, headWidth, width });
});

test('the formula is shown with the figures that went into it', () => {
	const { measurements } = devices['MacBook Air M1'] ?? {};
	const found = measurements && predict(guideWorkload(guide), measurements, { backend: 'cpu', contextTokens: 100 });
	expect(found?.formula).toMatch(/^One token: reading .* at .*\/s take .* ms, computing .* ms; the longer one counts/);
	expect(found?.errorFactor).toBeGreaterThan(1);
	const onGpu = measurements && predict(guideWorkload(guide), measurements, { backend: 'webgpu', contextTokens: 100 });
	expect(onGpu?.formula).toMatch(
		/computing .* ms \(weights .* ms, rows .* ms, attention .* ms\); the longer one counts/
	);
});

describe('recommendations', () => {
	test.each(Object.entries(devices))(
		'%s gets models that fit and are fast enough',
		(_name, { inventory, measurements }) => {
			for (const purpose of ['chat', 'code', 'phone'] as const) {
				const found = recommend(library, inventory, measurements, purpose);
				expect(found, purpose).not.toBeNull();
				expect(found?.prediction.decodeTokensPerSecond, purpose).toBeGreaterThan(4);
				expect(found?.model.kind).toBe(purpose === 'code' ? 'code' : 'chat');
				expect(found?.reason).toMatch(/tokens a second$/);
			}
		}
	);

	test('a faster machine gets a larger model', () => {
		const size = (device: string) => {
			const { inventory, measurements } = devices[device] ?? {};
			return inventory && measurements && recommend(library, inventory, measurements, 'chat')?.model.parameters.total;
		};
		expect(size('MacBook Pro M4 Max')).toBeGreaterThan(size('Core i5-8250U with UHD 620') ?? Infinity);
	});

	test('what is meant for phones stays small', () => {
		const { inventory, measurements } = devices['MacBook Pro M4 Max'] ?? {};
		const found = inventory && measurements && recommend(library, inventory, measurements, 'phone');
		expect(found?.prediction.memoryBytes).toBeLessThan(1.2e9);
	});
});
