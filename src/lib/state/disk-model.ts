import { AppError } from '#lib/base/errors.ts';
import { diskId, type ModelInfo } from '#lib/catalog/catalog.ts';
import { disk as t } from '#lib/messages/en/disk.ts';
import type { GgufFacts } from '#lib/weights/guard/gguf.ts';
import { checkGgufFile } from '#lib/weights/guard/guard.ts';
import { splitProblem, type SplitProblem } from '#lib/weights/guard/split.ts';

/** How llama.cpp names the parts of a split model. */
const shardName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;
/** `Q4_K_M`, `IQ2_XS`, `F16`, as publishers write it into file names. */
const quantizationName = /(?:^|[-_.])((?:I?Q\d(?:_[A-Z0-9]+)*)|BF16|F16|F32)(?=[-_.]|$)/i;

/** A prompt, its history and an answer; more costs memory that a file of unknown shape may need for itself. */
const contextTokens = 4096;

/** What every projector (mmproj) calls its architecture. */
const projectorArchitecture = 'clip';
/** The most fitting first: llama.cpp computes with all of them, and images need no more than 16 bits. */
const projectorPreference = ['F16', 'BF16', 'Q8_0', 'F32'];

/** A file with what it says about itself. */
type KnownFile = GgufFacts & { file: File };

/**
 * A model from GGUF files on the user's disk: one file, or all parts of a split one in any order, with LoRA adapters and a
 * projector for images if there are any. These alone are added to the model that is open. Nothing is copied, and only the
 * headers are read here, which must be sound.
 * @param open a model from the disk; `null` when none is open
 * @throws `model/malformed`, `engine/load-failed`, `request/invalid` (an adapter that does not fit) with a reason for people
 */
export async function fromDisk(files: readonly File[], open: ModelInfo | null = null): Promise<ModelInfo> {
	const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
	const name = sorted[0]?.name ?? 'file';
	const refuse = (reason: string) => new AppError('engine/load-failed', { modelId: diskId(name), reason });
	if (sorted.length === 0) throw refuse(t.notStarted.noFile);
	const known: KnownFile[] = [];
	for (const file of sorted) known.push(await readKnown(file));
	const adapters = known.filter(({ type }) => type === 'adapter');
	const projector = chooseProjector(known);
	const parts = known.filter((file) => file.type !== 'adapter' && !isProjector(file));
	const whole = parts.length > 0 ? toModel(parts, refuse) : open?.engine === 'wllama' ? open : null;
	if (!whole) throw refuseAdapter(name, projector ? t.refused.loneProjector : t.refused.loneAdapter);
	return withAdapters(projector ? withProjector(whole, projector.file) : whole, adapters);
}

function isProjector({ architecture }: KnownFile): boolean {
	return architecture === projectorArchitecture;
}

/** Publishers lay several beside one model; one is enough. */
function chooseProjector(known: readonly KnownFile[]): KnownFile | null {
	const rank = ({ file }: KnownFile) => {
		const at = projectorPreference.indexOf(quantizationOf(file.name.replace(/\.gguf$/i, '')));
		return at < 0 ? projectorPreference.length : at;
	};
	return known.filter(isProjector).sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function withProjector(model: ModelInfo, projector: File): ModelInfo {
	return { ...model, projector };
}

/** As publishers write it into file names; empty when they did not. */
function quantizationOf(title: string): string {
	return quantizationName.exec(title)?.[1]?.toUpperCase() ?? '';
}

function toModel(sorted: readonly KnownFile[], refuse: (reason: string) => AppError): ModelInfo {
	const disk = sorted.map(({ file }) => file);
	const title = checkShards(disk, refuse);
	const problem = splitProblem(sorted);
	if (problem) throw refuse(splitWords(problem));
	return {
		id: diskId(title),
		name: title,
		parameters: null,
		quantization: quantizationOf(title),
		contextTokens,
		maxAnswerTokens: 1024,
		temperature: 0.7,
		license: null,
		engine: 'wllama',
		folder: '',
		files: [],
		disk
	};
}

function splitWords(problem: SplitProblem): string {
	switch (problem.kind) {
		case 'not-split':
			return t.notStarted.notSplit;
		case 'not-all':
			return t.notStarted.split(problem.count);
		case 'mixed':
			return t.notStarted.mixed;
		case 'tensors':
			return t.notStarted.tensors(problem.found, problem.promised);
	}
}

async function readKnown(file: File): Promise<KnownFile> {
	return { file, ...(await checkGgufFile({ path: file.name, blob: file })) };
}

/** The same model with adapters; one with a name that it has already is replaced. */
async function withAdapters(model: ModelInfo, added: readonly KnownFile[]): Promise<ModelInfo> {
	const [first, ...others] = model.disk ?? [];
	if (!first || added.length === 0) return model;
	const { architecture } = await readKnown(first);
	for (const { file, architecture: base } of added) {
		if (others.length > 0) throw refuseAdapter(file.name, t.refused.adapterOfSplit(model.name));
		if (base !== null && architecture !== null && base !== architecture)
			throw refuseAdapter(file.name, t.refused.adapterOfOther(base, model.name, architecture));
	}
	const kept = model.adapters?.filter(({ name }) => !added.some(({ file }) => file.name === name)) ?? [];
	return { ...model, adapters: [...kept, ...added.map(({ file }) => file)] };
}

function refuseAdapter(name: string, reason: string): AppError {
	return new AppError('request/invalid', { param: name, reason });
}

/** The name without extension and part numbers. */
function checkShards(files: readonly File[], refuse: (reason: string) => AppError): string {
	const parts = files.map(({ name }) => shardName.exec(name));
	const [first] = parts;
	if (!first) {
		if (files.length > 1) throw refuse(t.notStarted.manyFiles);
		return files[0]?.name.replace(/\.gguf$/i, '') ?? '';
	}
	const [, title = '', , count = ''] = first;
	const partName = (index: number) => `${title}-${String(index).padStart(5, '0')}-of-${count}.gguf`;
	const wanted = Array.from({ length: Number(count) }, (_, index) => partName(index + 1));
	const missing = wanted.filter((name) => !files.some((file) => file.name.toLowerCase() === name.toLowerCase()));
	const isWhole = parts.every((part, index) => part?.[1] === title && Number(part[2]) === index + 1);
	if (isWhole && missing.length === 0) return title;
	throw refuse(
		missing.length > 0 ? t.notStarted.splitWithout(Number(count), missing) : t.notStarted.split(Number(count))
	);
}
