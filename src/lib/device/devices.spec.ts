// The whole way of a real device with a fake adapter: from what its browser offers to verdict, findings, report and test.
import { describe, expect, test } from 'vitest';
import { listFindings } from '#lib/device/findings.ts';
import { listMeters } from '#lib/device/figures.ts';
import { devices } from '#lib/device/fixtures/devices.ts';
import { probeGpu } from '#lib/device/gpu.ts';
import { describeMeasurements, measuredFigures } from '#lib/device/measure/figures.ts';
import { judgeGpu } from '#lib/device/measure/self-test.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { writeReport } from '#lib/device/report.ts';
import type { GpuAdapter } from '#lib/device/types.ts';
import { judge } from '#lib/device/verdict.ts';

function adapterOf(name: string): GpuAdapter {
	const gpu = devices[name]?.inventory.gpu;
	if (!gpu || !('adapter' in gpu)) throw new Error(`no adapter: ${name}`);
	return gpu.adapter;
}

/** What that device's browser would put into `navigator.gpu`. */
function offer({ vendor, architecture, features, limits }: GpuAdapter) {
	const names = { 'shader-f16': features.shaderF16, subgroups: features.subgroups, 'timestamp-query': features.timestampQuery }; // prettier-ignore
	const opened = { count: 0, left: 0 };
	const adapter = {
		info: { vendor, architecture, device: '', description: '' },
		features: new Set(Object.entries(names).flatMap(([name, has]) => (has ? [name] : []))),
		limits: {
			maxBufferSize: limits.maxBufferBytes,
			maxStorageBufferBindingSize: limits.maxStorageBindingBytes,
			maxComputeWorkgroupStorageSize: limits.maxWorkgroupStorageBytes,
			maxComputeInvocationsPerWorkgroup: limits.maxInvocationsPerWorkgroup,
			maxStorageBuffersPerShaderStage: limits.maxStorageBuffersPerStage
		},
		requestDevice: async () => {
			opened.count++;
			opened.left++;
			return { destroy: () => opened.left-- };
		}
	};
	return { gpu: { requestAdapter: async () => adapter } as unknown as GPU, opened };
}

const idsOf = (name: string) => {
	const device = devices[name];
	return device ? listFindings(device.inventory).map(({ id }) => id) : [];
};

describe.each(Object.entries(devices))('%s', (name, { inventory, measurements }) => {
	test('is recognised by what its browser offers, and opened only where an engine would use it', async () => {
		const adapter = adapterOf(name);
		const { gpu, opened } = offer(adapter);
		expect(await probeGpu(gpu, 100)).toEqual({ state: 'found', adapter });
		expect(opened).toEqual({ count: adapter.features.shaderF16 ? 1 : 0, left: 0 });
	});

	test('gets a verdict, four meters, and findings that agree with each other', () => {
		const usable = adapterOf(name).features.shaderF16 && inventory.wasm.jspi;
		expect(/GPU/.test(judge(inventory).sentence)).toBe(usable);
		expect(listMeters(inventory).every(({ figure }) => figure !== null && !/NaN|undefined/.test(figure))).toBe(true);
		expect(idsOf(name).includes('gpu-ready')).toBe(usable);
		for (const { severity, next } of listFindings(inventory)) expect(severity === 'good' || next !== null).toBe(true);
	});

	test('has a report with all figures, and nothing personal', () => {
		const report = [writeReport(inventory), ...describeMeasurements(measurements)].join('\n');
		expect(report).toMatch(/Measured CPU: reads .*Measured storage: reads .*Measured GPU: reads .*in narrow rows/s);
		expect(report).not.toMatch(/undefined|null|NaN|Infinity|https?:|Mozilla/);
		expect(Object.keys(measuredFigures(measurements)).toSorted()).toEqual(['cpu', 'gpu', 'memory', 'storage']);
	});

	test('computes correctly, or is named for what it does not', () => {
		const { gpu } = measurements;
		expect(judgeGpu(gpu, { state: 'right', tokens: 12, largestDifference: 0 }).sentence).toContain('Guide’s answers');
		const q4 = { id: 'q4', passed: false, detail: 'number 0 is 1, not 2' } as const;
		const wrong: Measurements = { ...measurements, gpu: { state: 'wrong', tests: [q4] } };
		expect(judgeGpu(wrong.gpu, null).sentence).toBe('This GPU computes wrongly: products with 4-bit weights.');
		expect(describeMeasurements(wrong).join('\n')).toContain('q4 wrong (number 0 is 1, not 2)');
		expect(measuredFigures(wrong).gpu).toBe('Failed its test');
	});
});

test.each([
	['MacBook Air M4', 'gpu-integrated', 'gpu-small-pieces'],
	['GeForce RTX 4070', 'gpu-discrete', 'gpu-no-f16'],
	['GeForce GTX 1060', 'gpu-no-f16', 'gpu-ready'],
	['Radeon RX 7800 XT', 'gpu-kind-untold', 'gpu-integrated'],
	['Core i5-1135G7 with Iris Xe', 'gpu-integrated', 'gpu-discrete'],
	['Galaxy S23 with Adreno 740', 'gpu-small-pieces', 'gpu-kind-untold'],
	['Pixel 8 with Mali-G715', 'gpu-small-pieces', 'gpu-kind-untold']
])('%s: %s, and not %s', (name, there, absent) => {
	expect(idsOf(name)).toContain(there);
	expect(idsOf(name)).not.toContain(absent);
});

test('trouble with a GPU is told in the report, and leaves the rest', () => {
	const { measurements } = devices['MacBook Air M1'] ?? {};
	if (!measurements) throw new Error('no device');
	for (const state of ['absent', 'no-adapter', 'no-device', 'device-lost', 'failed'] as const) {
		const troubled: Measurements = { ...measurements, gpu: { state, reason: 'C:\\driver' } };
		expect(describeMeasurements(troubled)).toContain(`GPU not measured: ${state}`);
		expect(describeMeasurements(troubled).join()).not.toContain('driver');
		expect(measuredFigures(troubled)).not.toHaveProperty('gpu');
		expect(judgeGpu(troubled.gpu, null).state).toBe('untested');
	}
	expect(measuredFigures({ ...measurements, cpu: null, storage: null })).toEqual({ gpu: expect.any(String) });
});
