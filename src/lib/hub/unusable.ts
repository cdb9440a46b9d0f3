import type { HubRepository, Unusable } from '#lib/hub/types.ts';

/** Tags of the hub and parts of names that stand for a format of other programs. */
const byTag: readonly (readonly [format: string, tag: RegExp])[] = [
	['GPTQ', /(^|[-_.])gptq([-_.]|$)/i],
	['AWQ', /(^|[-_.])awq([-_.]|$)/i],
	['EXL2', /(^|[-_.])exl[23]([-_.]|$)/i],
	['MLX', /(^|[-_.])mlx([-_.]|$)/i],
	['bitsandbytes', /(^|[-_.])(bnb|bitsandbytes)([-_.]|$)/i]
];

const byFile: readonly (readonly [format: string, path: RegExp])[] = [
	['safetensors', /\.safetensors$/i],
	['PyTorch', /(^|\/)(pytorch_model.*\.bin|.*\.(pt|pth|ckpt))$/i]
];

const endings = /([-_.](GPTQ|AWQ|EXL[23]|MLX|bnb|bitsandbytes|\d(\.\d+)?(bpw|bits?)|Int[48]|g\d+|w\d+a\d+|FP8|NF4))+$/i;

/** Says of a repository without anything for an engine here what it is, and where to look; `null` when it is no model. */
export function describeUnusable({ repository, tags, files }: HubRepository): Unusable | null {
	const name = repository.split('/').at(-1) ?? repository;
	const words = [name, ...tags];
	const packed = byTag.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([format]) => format);
	const stored = byFile.filter(([, path]) => files.some((file) => path.test(file.path))).map(([format]) => format);
	const formats = packed.length > 0 ? packed : stored;
	if (formats.length === 0) return null;
	return { formats, query: `${name.replace(endings, '')} GGUF` };
}
