import { AppError } from '#lib/base/errors.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import deviceWorkerUrl from '#lib/device/measure/device.worker.ts?worker&url';
import { middleMean } from '#lib/device/measure/clock.ts';
import type { Fault } from '#lib/device/measure/known-answers.ts';
import type { MeasureMethods } from '#lib/device/measure/methods.ts';
import type { GpuMeasurement, Identity, Measurements } from '#lib/device/measure/types.ts';
import type { Inventory } from '#lib/device/types.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { Port } from '#lib/rpc/messages.ts';

/** What is being measured, in the order that it is. */
export type MeasureStep = 'cpu' | 'storage' | 'gpu';

export interface MeasureOptions {
	signal?: AbortSignal | undefined;
	onStep?: ((step: MeasureStep) => void) | undefined;
	/** For tests. */
	fault?: Fault | null | undefined;
	/** For tests: the page that could be hidden. */
	page?: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'> | undefined;
	/** For tests: what the work is done by. */
	startWorker?: (() => MeasureWorker) | undefined;
	/** A step that takes longer is given up; a driver may hang. */
	stepTimeoutMs?: number | undefined;
}

const turnsMs = 250;
const leastTurns = 16;
const mostTurnsMs = 1_000;

export type MeasureWorker = Port & { terminate(): void };

/** The tab went to the background, where browsers slow everything down: figures would be wrong. */
export class TabHidden extends Error {
	override readonly name = 'TabHidden';
}

const startDeviceWorker = (): MeasureWorker =>
	new Worker(trustedScriptUrl(deviceWorkerUrl), { type: 'module', name: 'device' }) as MeasureWorker;

/** What figures hold for. */
export function identityOf({ browser, gpu }: Inventory): Identity {
	const adapter = 'adapter' in gpu ? gpu.adapter : null;
	const parts = adapter
		? [adapter.vendor, adapter.architecture, adapter.device, adapter.description, adapter.driver]
		: [gpu.state];
	return {
		browser: `${browser.name} ${browser.version ?? '?'} ${browser.os}`,
		adapter: parts.filter(Boolean).join(', ')
	};
}

/**
 * Times this device in a worker of its own, about two seconds long. Whatever is missing or fails is part of the answer.
 * @throws `TabHidden`, `AbortError`, `engine/crashed` when the worker could not start
 */
export async function measure(inventory: Inventory, options: MeasureOptions = {}): Promise<Measurements> {
	const { signal, onStep = () => {}, fault = null, page = document, startWorker = startDeviceWorker } = options;
	const { stepTimeoutMs = 20_000 } = options;
	signal?.throwIfAborted();
	if (page.hidden) throw new TabHidden('the tab is in the background');
	const worker = startWorker();
	const caller = new Caller<MeasureMethods>(worker);
	let stop: (reason: unknown) => void = () => {};
	const stopped = new Promise<never>((_resolve, reject) => (stop = reject));
	stopped.catch(() => {});
	const onHide = () => page.hidden && stop(new TabHidden('the tab went to the background'));
	const onAbort = () => stop(signal?.reason);
	page.addEventListener('visibilitychange', onHide);
	signal?.addEventListener('abort', onAbort);
	(worker as unknown as EventTarget).addEventListener('error', (event) => {
		event.preventDefault();
		const { message } = event as ErrorEvent;
		stop(new AppError('engine/crashed', { reason: message || 'the measuring worker could not start' }));
	});
	const step = <T>(work: Promise<T>, otherwise: T): Promise<T> => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), stepTimeoutMs)));
		return Promise.race([work, late, stopped]).finally(() => clearTimeout(timer));
	};
	try {
		onStep('cpu');
		const core = await step(caller.call('cpu', { threads: inventory.threads }), null);
		const turnMs = core && (await step(timeTurns(caller), null));
		onStep('storage');
		const storage = await step(caller.call('storage', null), null);
		onStep('gpu');
		const software = inventory.gpu.state === 'software';
		const late: GpuMeasurement = { state: 'failed', reason: `no answer in ${stepTimeoutMs} ms` };
		const gpu = await step(caller.call('gpu', { software, fault }), late);
		const cpu = core && turnMs !== null ? { ...core, turnMs } : null;
		return { takenAtMs: Date.now(), identity: identityOf(inventory), gpu, cpu, storage };
	} finally {
		page.removeEventListener('visibilitychange', onHide);
		signal?.removeEventListener('abort', onAbort);
		caller.close(new AppError('engine/crashed', { reason: 'the measurement has ended' }));
		worker.terminate();
	}
}

/**
 * Milliseconds of a turn of a short piece of work, less the work itself, as engines make some for each token: the mean of the
 * middle half, since one turn that waited for something else says nothing about the others.
 */
async function timeTurns(caller: Caller<MeasureMethods>): Promise<number> {
	await caller.call('turn', null);
	const beganMs = performance.now();
	const takenMs: number[] = [];
	for (;;) {
		const startedMs = performance.now();
		const workMs = await caller.call('turn', null);
		takenMs.push(performance.now() - startedMs - workMs);
		const elapsedMs = performance.now() - beganMs;
		if (elapsedMs > mostTurnsMs || (elapsedMs > turnsMs && takenMs.length >= leastTurns)) break;
	}
	return Math.max(0.01, middleMean(takenMs));
}
