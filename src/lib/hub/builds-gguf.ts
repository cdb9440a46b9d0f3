import { resolveUrl } from '#lib/catalog/plan-build.ts';
import type { Architecture } from '#lib/catalog/library-types.ts';
import type { PlannedFile } from '#lib/catalog/install-plan.ts';
import { bitsPerWeight, kindOf, planId, quantizationOf, titleOf } from '#lib/hub/names.ts';
import type { HubBuild, HubFile, HubProblem, HubRepository } from '#lib/hub/types.ts';

/** How llama.cpp names the parts of a split model. */
const splitName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/i;

/** Files that are GGUF and no model by themselves: matrices for quantizing, adapters, drafts, vocabularies. */
const noModel = /(^|[-_./])(imatrix|lora|adapter|vocab|mtp|draft)([-_./]|$)/i;

/** The rest of what the header says, which only some hubs tell with a repository. */
export interface HeaderFacts {
	contextTokens: number | null;
	architecture: Architecture | null;
}

/** Parts of one quantization, in order. */
interface Group {
	key: string;
	parts: HubFile[];
	/** As its first name promises; 1 for a whole file. */
	count: number;
}

/** Every GGUF model of a repository, one build for each quantization; a projector for images goes with each. */
export function ggufBuilds(repository: HubRepository, facts: HeaderFacts | null): HubBuild[] {
	const files = repository.files.filter(({ path }) => /\.gguf$/i.test(path) && !noModel.test(path));
	const isProjector = ({ path }: HubFile) => /(^|[-_./])mmproj([-_./]|$)/i.test(path);
	const projector = chooseProjector(files.filter(isProjector));
	const groups = groupParts(files.filter((file) => !isProjector(file)));
	const named = groups.map(({ key }) => quantizationOf(key));
	// Several models in one repository have the same quantizations: then the file tells them apart.
	const isOnly = (name: string) => name !== '' && named.filter((other) => other === name).length === 1;
	const builds = groups.map((group, index) => {
		const name = named[index] ?? '';
		return toBuild(repository, group, isOnly(name) ? name : group.key, projector, facts);
	});
	return builds.sort((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0));
}

/** In 16 bits, which every engine here reads; else the smallest. */
function chooseProjector(files: readonly HubFile[]): HubFile | null {
	const sorted = [...files].sort((a, b) => a.bytes - b.bytes);
	return sorted.find(({ path }) => quantizationOf(path) === 'F16') ?? sorted[0] ?? null;
}

function groupParts(files: readonly HubFile[]): Group[] {
	const groups = new Map<string, Group>();
	for (const file of files) {
		const [, stem, , count] = splitName.exec(file.path) ?? [];
		const key = stem === undefined ? file.path : `${stem} ${count}`;
		const group = groups.get(key) ?? { key: stem ?? file.path, parts: [], count: Number(count ?? 1) };
		group.parts.push(file);
		groups.set(key, group);
	}
	for (const { parts } of groups.values()) parts.sort((a, b) => (a.path < b.path ? -1 : 1));
	return [...groups.values()];
}

function toBuild(
	repository: HubRepository,
	{ key, parts, count }: Group,
	/** Tells it from the other builds of the repository. */
	name: string,
	projector: HubFile | null,
	facts: HeaderFacts | null
): HubBuild {
	const { endpoint, revision, parameters } = repository;
	const quantization = quantizationOf(key);
	const plan = (file: HubFile): PlannedFile => ({
		path: file.path,
		url: resolveUrl(endpoint, repository.repository, revision, file.path),
		bytes: file.bytes,
		sha256: file.sha256
	});
	const image = projector !== null;
	const weightBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
	// A repository may hold several models; then its own figure is about one of them.
	const bits = bitsPerWeight(weightBytes, parameters);
	return {
		plan: {
			id: planId(repository.repository, 'wllama', name),
			name: titleOf(repository.repository),
			engine: 'wllama',
			quantization,
			source: { kind: 'hub', endpoint, repository: repository.repository, revision },
			license: repository.license,
			parameters: parameters === null ? null : { total: parameters, active: parameters },
			contextTokens: repository.contextTokens ?? facts?.contextTokens ?? null,
			architecture: facts?.architecture ?? null,
			kind: kindOf(repository, image),
			modalities: image ? ['text', 'image'] : ['text'],
			shaderF16: false,
			files: [...parts.map(plan), ...(projector ? [{ ...plan(projector), role: 'projector' as const }] : [])]
		},
		bytes: weightBytes + (projector?.bytes ?? 0),
		bitsPerWeight: bits !== null && bits > 0.5 && bits < 40 ? bits : null,
		problem: problemOf(parts, count)
	};
}

function problemOf(parts: readonly HubFile[], count: number): HubProblem | null {
	const numbers = parts.map(({ path }) => Number(splitName.exec(path)?.[2] ?? 1));
	if (parts.length !== count || numbers.some((number, index) => number !== index + 1))
		return { kind: 'parts-missing', count, found: parts.length };
	if (parts.some(({ bytes }) => bytes < 24)) return { kind: 'empty' };
	return null;
}
