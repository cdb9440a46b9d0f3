import { AppError } from '#lib/base/errors.ts';
import { diskId, type ModelInfo } from '#lib/catalog/catalog.ts';

/** How llama.cpp names the parts of a split model. */
const shardName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;
/** `Q4_K_M`, `IQ2_XS`, `F16`, as publishers write it into file names. */
const quantizationName = /(?:^|[-_.])((?:I?Q\d(?:_[A-Z0-9]+)*)|BF16|F16|F32)(?=[-_.]|$)/i;

/** A prompt, its history and an answer; more costs memory that a file of unknown shape may need for itself. */
const contextTokens = 4096;

/**
 * A model from GGUF files on the user's disk: one file, or all parts of a split one in any order. Nothing is copied and
 * only the first bytes are read here.
 * @throws `engine/load-failed` with a reason for people
 */
export async function fromDisk(files: readonly File[]): Promise<ModelInfo> {
	const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
	const first = sorted[0];
	const name = first?.name ?? 'file';
	const refuse = (reason: string) => new AppError('engine/load-failed', { modelId: diskId(name), reason });
	if (!first) throw refuse('no file was chosen');
	await checkMagic(sorted, refuse);
	const title = checkShards(sorted, refuse);
	return {
		id: diskId(title),
		name: title,
		summary: 'From your disk. It is read where it lies; nothing is copied or uploaded.',
		parameters: null,
		quantization: quantizationName.exec(title)?.[1]?.toUpperCase() ?? '',
		contextTokens,
		maxAnswerTokens: 1024,
		temperature: 0.7,
		license: null,
		engine: 'wllama',
		folder: '',
		files: [],
		disk: sorted
	};
}

async function checkMagic(files: readonly File[], refuse: (reason: string) => AppError): Promise<void> {
	for (const file of files) {
		const magic = await file
			.slice(0, 4)
			.text()
			.catch(() => {
				throw refuse('the file can no longer be read');
			});
		if (magic !== 'GGUF') throw refuse(`${file.name} is not a GGUF file`);
	}
}

/** The name without extension and part numbers. */
function checkShards(files: readonly File[], refuse: (reason: string) => AppError): string {
	const parts = files.map(({ name }) => shardName.exec(name));
	const [first] = parts;
	if (!first) {
		if (files.length > 1) throw refuse('choose one file, or all parts of one split model');
		return files[0]?.name.replace(/\.gguf$/i, '') ?? '';
	}
	const [, title = '', , count = ''] = first;
	const isWhole = parts.every((part, index) => part?.[1] === title && Number(part[2]) === index + 1);
	if (!isWhole || files.length !== Number(count))
		throw refuse(`this is a split model; choose all ${Number(count)} of its parts together`);
	return title;
}
