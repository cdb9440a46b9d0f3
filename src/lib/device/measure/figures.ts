import { formatBytes } from '#lib/base/units.ts';
import type { Meter } from '#lib/device/figures.ts';
import type { Measurements } from '#lib/device/measure/types.ts';

const rate = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;

/** `12 GFLOPS`: as makers of hardware print it. */
function formatFlops(flops: number): string {
	return flops >= 1e12
		? `${(flops / 1e12).toFixed(1)} TFLOPS`
		: `${(flops / 1e9).toFixed(flops < 10e9 ? 1 : 0)} GFLOPS`;
}

/** What was measured of each of the four meters, in a few words; nothing for what was not. */
export function measuredFigures({ cpu, gpu, storage }: Measurements): Partial<Record<Meter['id'], string>> {
	const figures: Partial<Record<Meter['id'], string>> = {};
	if (gpu.state === 'measured') {
		const { readBytesPerSecond, matmulFlops } = gpu.speed;
		figures.gpu = `Measured: reads ${rate(readBytesPerSecond)}, ${formatFlops(matmulFlops)}`;
	}
	if (gpu.state === 'wrong') figures.gpu = 'Failed its test';
	if (cpu) {
		figures.memory = `Measured: read at ${rate(cpu.readAllBytesPerSecond)}`;
		// A multiplication and an addition for each weight.
		figures.cpu = `Measured: ${formatFlops(2 * cpu.dotAllWeightsPerSecond)} with 4-bit weights`;
	}
	if (storage) figures.storage = `Measured: read at ${rate(storage.readBytesPerSecond)}`;
	return figures;
}

/** Lines for a bug report: figures and verdicts, nothing about the person. */
export function describeMeasurements({ cpu, gpu, storage }: Measurements): readonly string[] {
	const lines: string[] = [];
	if (cpu) {
		lines.push(
			`Measured CPU: reads ${rate(cpu.readBytesPerSecond)} with 1 thread, ${rate(cpu.readAllBytesPerSecond)} with ${cpu.threads}; 4-bit products ${formatFlops(2 * cpu.dotWeightsPerSecond)} and ${formatFlops(2 * cpu.dotAllWeightsPerSecond)}; a turn between threads ${cpu.turnMs.toFixed(2)} ms`
		);
	}
	if (storage) lines.push(`Measured storage: reads ${rate(storage.readBytesPerSecond)}`);
	if (gpu.state === 'measured') {
		const { speed } = gpu;
		const f16 = speed.matvecF16BytesPerSecond;
		lines.push(
			`Measured GPU: reads ${rate(speed.readBytesPerSecond)}, 4-bit products ${rate(speed.matvecBytesPerSecond)}${f16 === null ? '' : ` (${rate(f16)} in 16 bits)`}, in narrow rows ${rate(speed.narrowBytesPerSecond)}, matrices ${formatFlops(speed.matmulFlops)}, upload ${rate(speed.uploadBytesPerSecond)}, dispatch ${speed.dispatchMs.toFixed(3)} ms, round trip ${speed.roundTripMs.toFixed(2)} ms, clock ${speed.clock}`
		);
	} else if (gpu.state !== 'wrong') lines.push(`GPU not measured: ${gpu.state}`);
	if ('tests' in gpu) {
		const tests = gpu.tests.map(({ id, passed, detail }) => `${id} ${passed ? 'right' : `wrong (${detail})`}`);
		lines.push(`GPU self-test: ${tests.join(', ')}`);
	}
	return lines;
}
