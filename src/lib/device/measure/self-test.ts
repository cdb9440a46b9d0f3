import type { GuideTest } from '#lib/device/measure/guide-test.ts';
import type { GpuMeasurement } from '#lib/device/measure/types.ts';
import { measure as t } from '#lib/messages/en/measure.ts';

export interface SelfTest {
	state: 'right' | 'wrong' | 'untested';
	/** One sentence for the System page. */
	sentence: string;
}

/** A verdict on what a GPU computed: all that was tested was right, or what was not. */
export function judgeGpu(gpu: GpuMeasurement, guide: GuideTest | null, engine: GuideTest | null = null): SelfTest {
	if (gpu.state !== 'measured' && gpu.state !== 'wrong') return { state: 'untested', sentence: t.selfTest[gpu.state] };
	const failed = gpu.tests.filter(({ passed }) => !passed).map(({ id }) => t.tests[id]);
	if (guide?.state === 'wrong') failed.push(t.tests.guideWrong);
	if (engine?.state === 'wrong') failed.push('llama.cpp');
	if (failed.length > 0) return { state: 'wrong', sentence: t.selfTest.wrong(failed) };
	const more = [guide?.state === 'right' ? t.tests.guideRight : '', engine?.state === 'right' ? 'llama.cpp' : ''];
	return { state: 'right', sentence: t.selfTest.right(gpu.tests.length, more.filter(Boolean)) };
}
