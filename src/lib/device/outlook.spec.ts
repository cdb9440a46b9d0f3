import { expect, test } from 'vitest';
import { buildId } from '#lib/catalog/builds.ts';
import { library } from '#lib/catalog/library.ts';
import { devices } from '#lib/device/fixtures/devices.ts';
import { contextChoices, listOutlooks, speedIn } from '#lib/device/outlook.ts';

const none = () => null;

test.each(Object.entries(devices))('%s: every model that answers, at every context', (_name, device) => {
	const answering = library.models.filter(({ kind }) => kind !== 'embedding').length;
	for (const contextTokens of contextChoices) {
		const outlooks = listOutlooks(library, device.inventory, device.measurements, contextTokens, none);
		expect(outlooks).toHaveLength(answering);
		for (const outlook of outlooks) {
			const { loadMs, prefillTokensPerSecond, decodeTokensPerSecond, memoryBytes } = outlook.prediction;
			for (const figure of [loadMs, prefillTokensPerSecond, decodeTokensPerSecond, memoryBytes])
				expect(Number.isFinite(figure) && figure > 0, outlook.model.id).toBe(true);
			expect(outlook.contextTokens).toBeLessThanOrEqual(contextTokens);
		}
	}
});

test('a longer context is slower and takes more memory', () => {
	const { inventory, measurements } = devices['GeForce RTX 3060'] ?? {};
	if (!inventory || !measurements) throw new Error('no device');
	const at = (contextTokens: number) =>
		listOutlooks(library, inventory, measurements, contextTokens, none).find(
			({ model }) => model.id === 'llama-3.2-1b'
		);
	const [short, long] = [at(2048), at(32_768)];
	if (!short || !long) throw new Error('no model');
	expect(speedIn(long)).toBeLessThan(speedIn(short));
	expect(long.prediction.memoryBytes).toBeGreaterThan(short.prediction.memoryBytes);
});

test('the user’s own answers take the place of the prediction', () => {
	const { inventory, measurements } = devices['MacBook Air M1'] ?? {};
	if (!inventory || !measurements) throw new Error('no device');
	const own = (id: string) => (id.startsWith('llama-3.2-1b.') ? 123 : null);
	const found = listOutlooks(library, inventory, measurements, 4096, own).find(
		({ model }) => model.id === 'llama-3.2-1b'
	);
	expect(found && speedIn(found)).toBe(123);
	expect(found && buildId(found.model, found.build)).toMatch(/^llama-3\.2-1b\./);
});
