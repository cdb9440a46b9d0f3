import { expect, test } from 'vitest';
import { takeInventory } from '#lib/device/inventory.ts';
import { measure } from '#lib/device/measure/measure.ts';

test('measures CPU, storage and a software GPU', async () => {
	const startedMs = performance.now();
	const steps: [string, number][] = [];
	const measured = await measure(await takeInventory(), {
		onStep: (s) => steps.push([s, performance.now() - startedMs])
	});
	console.info(JSON.stringify(measured, null, 1), steps, performance.now() - startedMs);
	expect(measured.cpu?.readBytesPerSecond).toBeGreaterThan(1e8);
});
