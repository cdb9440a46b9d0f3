import type { GpuAdapter } from '#lib/device/types.ts';

/** As `GPUAdapterInfo.vendor` spells them, and as their makers do. */
const vendors: Record<string, string> = {
	amd: 'AMD',
	apple: 'Apple',
	arm: 'Arm',
	broadcom: 'Broadcom',
	google: 'Google',
	'img-tec': 'Imagination',
	intel: 'Intel',
	mesa: 'Mesa',
	microsoft: 'Microsoft',
	nvidia: 'NVIDIA',
	qualcomm: 'Qualcomm',
	samsung: 'Samsung'
};

const acronyms = new Set(['rdna', 'gcn', 'cdna', 'gfx']);

/** Names of a programming interface, not of hardware: they tell a reader nothing. */
const interfaceNames = /^(common|metal|vulkan|d3d1[12])(-|$)/;

/** Programs that stand in for a GPU are known by one name, whoever made them. */
const programs: readonly (readonly [pattern: RegExp, name: string])[] = [
	[/swiftshader/i, 'SwiftShader'],
	[/llvmpipe|lavapipe|softpipe/i, 'Mesa'],
	[/\bwarp\b|basic render/i, 'WARP']
];

const longestName = 60;

function capitalize(word: string): string {
	if (acronyms.has(word)) return word.toUpperCase();
	return /^[a-z]+$/.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** What to call a GPU in a sentence: `NVIDIA Ampere GPU`, the full product name where told, else `GPU`. */
export function adapterName({ vendor, architecture, description, software }: GpuAdapter): string {
	const told = `${vendor} ${architecture} ${description}`;
	const program = software && programs.find(([pattern]) => pattern.test(told));
	if (program) return program[1];
	const product = description.trim();
	if (product) return product.length > longestName ? `${product.slice(0, longestName - 1)}…` : product;
	const family = interfaceNames.test(architecture) ? '' : architecture.split('-').map(capitalize).join(' ');
	return [vendors[vendor] ?? capitalize(vendor), family, 'GPU'].filter(Boolean).join(' ');
}
