import { formatBytes } from '#lib/base/units.ts';
import type { Meter } from '#lib/device/figures.ts';
import type { Measurements } from '#lib/device/measure/types.ts';
import { measure as t } from '#lib/messages/en/measure.ts';
import { fixed } from '#lib/messages/format.ts';

/** A report is in English, whatever language is shown. */
const rate = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;
const reportedFlops = (flops: number) => formatFlops(flops, (value, digits) => value.toFixed(digits));

/** `12 GFLOPS`: as makers of hardware print it. */
function formatFlops(flops: number, write: (value: number, digits: number) => string): string {
	return flops >= 1e12 ? `${write(flops / 1e12, 1)} TFLOPS` : `${write(flops / 1e9, flops < 10e9 ? 1 : 0)} GFLOPS`;
}

/** What was measured of each of the four meters, in a few words; nothing for what was not. */
export function measuredFigures({ cpu, gpu, storage }: Measurements): Partial<Record<Meter['id'], string>> {
	const figures: Partial<Record<Meter['id'], string>> = {};
	if (gpu.state === 'measured') {
		const { readBytesPerSecond, matmulFlops } = gpu.speed;
		figures.gpu = t.figures.gpu(readBytesPerSecond, formatFlops(matmulFlops, fixed));
	}
	if (gpu.state === 'wrong') figures.gpu = t.figures.gpuWrong;
	if (cpu) {
		figures.memory = t.figures.readAt(cpu.readAllBytesPerSecond);
		// A multiplication and an addition for each weight.
		figures.cpu = t.figures.cpu(formatFlops(2 * cpu.dotAllWeightsPerSecond, fixed));
	}
	if (storage) figures.storage = t.figures.readAt(storage.readBytesPerSecond);
	return figures;
}

/** Lines for a bug report: figures and verdicts, nothing about the person. */
export function describeMeasurements({ cpu, gpu, storage }: Measurements): readonly string[] {
	const lines: string[] = [];
	if (cpu) {
		lines.push(
			`Measured CPU: reads ${rate(cpu.readBytesPerSecond)} with 1 thread, ${rate(cpu.readAllBytesPerSecond)} with ${cpu.threads}; 4-bit products ${reportedFlops(2 * cpu.dotWeightsPerSecond)} and ${reportedFlops(2 * cpu.dotAllWeightsPerSecond)}; a turn between threads ${cpu.turnMs.toFixed(2)} ms`
		);
	}
	if (storage) lines.push(`Measured storage: reads ${rate(storage.readBytesPerSecond)}`);
	if (gpu.state === 'measured') {
		const { speed } = gpu;
		const f16 = speed.matvecF16BytesPerSecond;
		lines.push(
			`Measured GPU: reads ${rate(speed.readBytesPerSecond)}, 4-bit products ${rate(speed.matvecBytesPerSecond)}${f16 === null ? '' : ` (${rate(f16)} in 16 bits)`}, in narrow rows ${rate(speed.narrowBytesPerSecond)}, matrices ${reportedFlops(speed.matmulFlops)}, upload ${rate(speed.uploadBytesPerSecond)}, dispatch ${speed.dispatchMs.toFixed(3)} ms, round trip ${speed.roundTripMs.toFixed(2)} ms, clock ${speed.clock}`
		);
	} else if (gpu.state !== 'wrong') lines.push(`GPU not measured: ${gpu.state}`);
	if ('tests' in gpu) {
		const tests = gpu.tests.map(({ id, passed, detail }) => `${id} ${passed ? 'right' : `wrong (${detail})`}`);
		lines.push(`GPU self-test: ${tests.join(', ')}`);
	}
	return lines;
}
