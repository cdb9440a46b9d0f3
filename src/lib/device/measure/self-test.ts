import type { GuideTest } from '#lib/device/measure/guide-test.ts';
import type { GpuMeasurement, GpuTrouble, KernelTest } from '#lib/device/measure/types.ts';

export interface SelfTest {
	state: 'right' | 'wrong' | 'untested';
	/** One sentence for the System page. */
	sentence: string;
}

const names: Readonly<Record<KernelTest['id'], string>> = {
	integer: 'whole numbers',
	f32: '32-bit arithmetic',
	f16: '16-bit arithmetic',
	workgroup: 'memory that threads share',
	subgroup: 'sums across neighbouring threads',
	q4: 'products with 4-bit weights'
};

const untested: Readonly<Record<GpuTrouble, string>> = {
	absent: 'This browser offers no GPU to web pages, so there is none to test.',
	'no-adapter': 'The browser found no GPU that it may use, so there is none to test.',
	'no-device': 'The GPU could not be opened, so it was not tested.',
	'device-lost': 'The GPU went away during the test.',
	failed: 'The GPU could not be tested.'
};

/** A verdict on what a GPU computed: all that was tested was right, or what was not. */
export function judgeGpu(gpu: GpuMeasurement, guide: GuideTest | null, engine: GuideTest | null = null): SelfTest {
	if (gpu.state !== 'measured' && gpu.state !== 'wrong') return { state: 'untested', sentence: untested[gpu.state] };
	const failed = gpu.tests.filter(({ passed }) => !passed).map(({ id }) => names[id]);
	if (guide?.state === 'wrong') failed.push('the answers of Guide');
	if (engine?.state === 'wrong') failed.push('llama.cpp');
	if (failed.length > 0) return { state: 'wrong', sentence: `This GPU computes wrongly: ${failed.join(', ')}.` };
	const more = [guide?.state === 'right' ? 'Guide’s answers' : '', engine?.state === 'right' ? 'llama.cpp' : ''];
	const what = [`${gpu.tests.length} kernels`, ...more.filter(Boolean)].join(', ');
	return { state: 'right', sentence: `This GPU computes correctly (tested: ${what}).` };
}
