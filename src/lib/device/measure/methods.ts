import type { CoreSpeed } from '#lib/device/measure/cpu-measure.ts';
import type { Fault } from '#lib/device/measure/known-answers.ts';
import type { CpuSpeed, GpuMeasurement, StorageSpeed } from '#lib/device/measure/types.ts';

/** What the measuring worker offers. */
export type MeasureMethods = {
	gpu: { params: { software: boolean; fault: Fault | null }; event: never; result: GpuMeasurement };
	cpu: { params: { threads: number }; event: never; result: Omit<CpuSpeed, 'turnMs'> | null };
	/** One of several threads at work at the same moment. */
	core: { params: { threads: number }; event: never; result: CoreSpeed };
	storage: { params: null; event: never; result: StorageSpeed | null };
	/** About a millisecond of work; how long it took in there. */
	turn: { params: null; event: never; result: number };
	echo: { params: null; event: never; result: null };
};
