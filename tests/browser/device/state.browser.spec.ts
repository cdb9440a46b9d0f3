import { expect, test } from 'vitest';
import { DeviceState } from '#lib/state/device.svelte.ts';
import type { Running } from '#lib/state/device.svelte.ts';

test('knows nothing until it has looked', async () => {
	const device = new DeviceState();
	expect(device).toMatchObject({ inventory: null, verdict: null, report: null, checking: false });
	expect(device.findings).toEqual([]);
	const checked = device.check();
	expect(device.checking).toBe(true);
	await checked;
	expect(device.checking).toBe(false);
	expect(device.inventory?.browser.engine).toBe('chromium');
	expect(device.verdict?.sentence).toMatch(/^This device answers on its CPU/);
	expect(device.meters).toHaveLength(4);
	await device.explain();
	expect(device.findings.length).toBeGreaterThan(4);
	expect(device.report).toContain('Hearth system report');
});

test('calls while a check is under way share it', async () => {
	const device = new DeviceState();
	const first = device.check();
	expect(device.check()).toBe(first);
	await first;
	const before = device.inventory;
	await device.check();
	expect(device.inventory).not.toBe(before);
});

test('the verdict says what the loaded model runs on', async () => {
	let running: Running | null = null;
	const device = new DeviceState(() => running);
	running = { backend: 'cpu', threads: 3 };
	await device.check();
	expect(device.verdict?.sentence).toBe('This device answers on its CPU (3 threads).');
});
