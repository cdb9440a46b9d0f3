import { expect, test } from 'vitest';
import { inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';
import { writeReport } from '#lib/device/report.ts';

test('holds what a maintainer asks for first', () => {
	const report = writeReport(wellEquipped);
	for (const fact of [
		'Chrome 156',
		'windows',
		'nvidia, ampere',
		'shader-f16 yes',
		'isolated yes',
		'8 threads',
		'JSPI yes'
	]) {
		expect(report).toContain(fact);
	}
});

test.each(Object.entries(inventories))('%s: has no address, no path and no gap', (_name, inventory) => {
	const report = writeReport(inventory);
	expect(report).not.toMatch(/Mozilla|https?:|[a-z]:\\|\/(home|Users|tmp)\//i);
	expect(report).not.toMatch(/undefined|NaN|\[object/);
	expect(report.split('\n').every((line) => line.length < 400)).toBe(true);
});

test.each([
	'Error: cannot open /home/somebody/.cache/driver.so at all',
	'Error: cannot open C:\\Users\\somebody\\driver.dll at all',
	'Error: cannot load https://somebody.example/driver at all',
	'Error: cannot open file:///Users/somebody/driver at all'
])('removes the place from “%s”', (reason) => {
	const report = writeReport({ ...wellEquipped, gpu: { state: 'failed', reason } });
	expect(report).not.toContain('somebody');
	expect(report).toMatch(/Error: cannot (open|load) … at all/);
});
