// Times this device, away from the thread that draws the page.
import { makeTurn, measureCore, type CoreSpeed } from '#lib/device/measure/cpu-measure.ts';
import { measureGpu } from '#lib/device/measure/gpu-measure.ts';
import type { MeasureMethods } from '#lib/device/measure/methods.ts';
import { measureStorage } from '#lib/device/measure/storage-measure.ts';
import { Caller } from '#lib/rpc/caller.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';

/** Several workers like this one, at the same moment: together they show what all cores reach. */
async function measureCores(threads: number): Promise<readonly CoreSpeed[]> {
	const workers = Array.from({ length: threads }, () => new Worker(self.location.href, { type: 'module' }));
	try {
		const callers = workers.map((worker) => new Caller<MeasureMethods>(worker as Port));
		await Promise.all(callers.map((caller) => caller.call('echo', null))); // until all have started
		return await Promise.all(callers.map((caller) => caller.call('core', { threads })));
	} finally {
		for (const worker of workers) worker.terminate();
	}
}

let turn: (() => number) | null = null;

serve<MeasureMethods>(self as Port, {
	gpu: ({ software, fault }, { signal }) => measureGpu(navigator.gpu, { software, fault, signal }),
	cpu: async ({ threads }, { signal }) => {
		const one = await Promise.resolve(1)
			.then(measureCore)
			.catch(() => null);
		if (!one) return null;
		signal.throwIfAborted();
		const all = threads > 1 ? await measureCores(threads) : [one];
		const sum = (of: keyof CoreSpeed) => all.reduce((total, core) => total + core[of], 0);
		return {
			threads,
			readBytesPerSecond: one.readBytesPerSecond,
			readAllBytesPerSecond: sum('readBytesPerSecond'),
			dotWeightsPerSecond: one.dotWeightsPerSecond,
			dotAllWeightsPerSecond: sum('dotWeightsPerSecond')
		};
	},
	core: async ({ threads }) => measureCore(threads),
	storage: () => measureStorage(),
	turn: async () => (turn ??= makeTurn())(),
	echo: async () => null
});
