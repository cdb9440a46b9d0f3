import { beforeEach, expect, test, vi } from 'vitest';
import { localRecord } from '#lib/state/local-record.ts';

const kept = new Map<string, string>();

beforeEach(() => {
	kept.clear();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => {
			if (value.length > 100) throw new DOMException('full', 'QuotaExceededError');
			kept.set(key, value);
		}
	});
	const target = new EventTarget();
	vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
	vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
	vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
	return () => vi.unstubAllGlobals();
});

const record = localRecord('test:1', { on: true, count: 0 });

test('what was written is read over what is empty, also what another tab wrote', () => {
	expect(record.read()).toEqual({ on: true, count: 0 });
	record.write({ count: 2 });
	kept.set('test:1', '{"on":false}');
	expect(record.read()).toEqual({ on: false, count: 0 });
});

test.for(['{', 'null', '[1]', '"text"', '7'])('%s in its place counts as nothing', (stored) => {
	kept.set('test:1', stored);
	expect(record.read()).toEqual({ on: true, count: 0 });
});

test('a full store keeps what it had', () => {
	record.write({ count: 3 });
	localRecord<{ text?: string }>('test:1', {}).write({ text: 'x'.repeat(200) });
	expect(record.read()).toEqual({ on: true, count: 3 });
});

test('listeners hear of changes here and in other tabs, of this record alone, until they end', () => {
	const listener = vi.fn();
	const end = record.watch(listener);
	record.write({ count: 4 });
	dispatchEvent(Object.assign(new Event('storage'), { key: 'test:1' }));
	dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }));
	expect(listener).toHaveBeenCalledTimes(2);
	end();
	record.write({ count: 5 });
	expect(listener).toHaveBeenCalledTimes(2);
});
