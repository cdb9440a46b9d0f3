import { expect, test } from 'vitest';
import { wellEquipped } from '#lib/device/fixtures/inventories.ts';
import { identityOf, measure, TabHidden, type MeasureWorker } from '#lib/device/measure/measure.ts';

const core = {
	threads: 8,
	readBytesPerSecond: 1e10,
	readAllBytesPerSecond: 2e10,
	dotWeightsPerSecond: 5e9,
	dotAllWeightsPerSecond: 2e10
};

/** Answers the calls of the measurement; a method that is missing stays unanswered, as with a driver that hangs. */
function fakeWorker(answers: Record<string, unknown>) {
	const { port1, port2 } = new MessageChannel();
	let ended = 0;
	port2.addEventListener('message', ({ data }) => {
		if (data.kind === 'call' && data.method in answers)
			port2.postMessage({ kind: 'result', id: data.id, result: answers[data.method] });
	});
	port2.start();
	const worker = Object.assign(port1, {
		terminate() {
			ended++;
			port1.close();
		}
	});
	return { worker: worker as unknown as MeasureWorker, ended: () => ended };
}

function fakePage(hidden = false) {
	const target = new EventTarget();
	return Object.assign(target, { hidden }) as unknown as Document & { hidden: boolean };
}

const gpu = { state: 'no-adapter', reason: '' } as const;
const all = { cpu: core, turn: 0.5, storage: { readBytesPerSecond: 1e9 }, gpu };

test('asks for one thing after the other, and ends its worker', async () => {
	const { worker, ended } = fakeWorker(all);
	const steps: string[] = [];
	const options = { page: fakePage(), startWorker: () => worker, onStep: (step: string) => steps.push(step) };
	const measured = await measure(wellEquipped, options);
	expect(measured).toMatchObject({ gpu, storage: all.storage, cpu: core, identity: identityOf(wellEquipped) });
	expect(measured.cpu?.turnMs).toBeGreaterThan(0);
	expect(steps).toEqual(['cpu', 'storage', 'gpu']);
	expect(ended()).toBe(1);
});

test('a tab in the background is not measured, and one that goes there stops', async () => {
	await expect(measure(wellEquipped, { page: fakePage(true) })).rejects.toThrow(TabHidden);
	const { worker, ended } = fakeWorker({ ...all, gpu: undefined });
	const page = fakePage();
	const hide = () => {
		page.hidden = true;
		page.dispatchEvent(new Event('visibilitychange'));
	};
	const onStep = (step: string) => step === 'storage' && hide();
	await expect(measure(wellEquipped, { page, startWorker: () => worker, onStep })).rejects.toThrow(TabHidden);
	expect(ended()).toBe(1);
});

test('can be stopped', async () => {
	const { worker, ended } = fakeWorker(all);
	const abort = new AbortController();
	const options = { signal: abort.signal, page: fakePage(), startWorker: () => worker, onStep: () => abort.abort() };
	await expect(measure(wellEquipped, options)).rejects.toThrow(/abort/i);
	expect(ended()).toBe(1);
});

test('a GPU that never answers is given up, and the rest is kept', async () => {
	const { cpu, turn, storage } = all;
	const { worker, ended } = fakeWorker({ cpu, turn, storage });
	const measured = await measure(wellEquipped, { page: fakePage(), startWorker: () => worker, stepTimeoutMs: 400 });
	expect(measured.gpu).toMatchObject({ state: 'failed' });
	expect(measured.storage).toEqual(storage);
	expect(ended()).toBe(1);
});

test('another browser version, GPU or driver is another identity', () => {
	const { browser, gpu: found } = wellEquipped;
	const newer = { ...wellEquipped, browser: { ...browser, version: (browser.version ?? 0) + 1 } };
	expect(identityOf(newer)).not.toEqual(identityOf(wellEquipped));
	if (found.state !== 'found') throw new Error('no adapter');
	const driver = { ...wellEquipped, gpu: { ...found, adapter: { ...found.adapter, description: 'driver 2' } } };
	expect(identityOf(driver)).not.toEqual(identityOf(wellEquipped));
});
