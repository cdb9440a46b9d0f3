import { askJson, hubError, hubUrl, type Asking } from '#lib/hub/ask.ts';
import { asCount, asLine, asList, asRecord, asTime, isRepository } from '#lib/hub/reading.ts';
import type { HubEngine, HubModel } from '#lib/hub/types.ts';

/** What models for an engine are tagged with on the hub. */
const tagOf: Readonly<Record<HubEngine, string>> = { wllama: 'gguf', transformers: 'onnx', webllm: 'mlc-llm' };

export const hubEngines = Object.keys(tagOf) as HubEngine[];

/** For each engine that is asked for. */
const resultsPerEngine = 20;

/** Members of the description that are shown; the default one leaves some out, and the full one is long. */
const members = ['downloads', 'lastModified', 'gated', 'tags'];

/**
 * Models by name, the most downloaded first.
 * @param engine `null` for all: one request for each
 * @throws `hub/failed`, `AbortError`
 */
export async function searchModels(text: string, engine: HubEngine | null, asking: Asking): Promise<HubModel[]> {
	const engines = engine ? [engine] : hubEngines;
	const lists = await Promise.all(engines.map((one) => searchFor(text, one, asking)));
	const found = new Map(lists.flat().map((model) => [model.repository, model]));
	return [...found.values()].sort((a, b) => (b.downloads ?? 0) - (a.downloads ?? 0));
}

async function searchFor(text: string, engine: HubEngine, asking: Asking): Promise<HubModel[]> {
	const url = hubUrl(
		asking.endpoint,
		['api', 'models'],
		[
			['search', text],
			['filter', tagOf[engine]],
			['sort', 'downloads'],
			['direction', '-1'],
			['limit', String(resultsPerEngine)],
			...members.map((member): [string, string] => ['expand[]', member])
		]
	);
	const question = { url, what: text };
	const { value } = await askJson(question, asking);
	if (!Array.isArray(value)) throw hubError(question, 'unreadable', { status: 200 });
	return value.slice(0, resultsPerEngine).flatMap((entry) => readModel(entry, engine));
}

/** A hub that knows no filter gives others as well; they are marked by what they are, and none is invented. */
function readModel(value: unknown, asked: HubEngine): HubModel[] {
	const { id, modelId, downloads, lastModified, gated, tags } = asRecord(value);
	const repository = id ?? modelId;
	if (!isRepository(repository)) return [];
	const own = readTags(tags);
	return [
		{
			repository,
			downloads: asCount(downloads),
			updatedAtMs: asTime(lastModified),
			license: licenseOf(own),
			gated: isGated(gated),
			engines: own.length === 0 ? [asked] : hubEngines.filter((engine) => own.includes(tagOf[engine]))
		}
	];
}

export function readTags(value: unknown): string[] {
	return asList(value)
		.slice(0, 200)
		.flatMap((tag) => asLine(tag, 100) ?? []);
}

/** From the tag that the hub makes of the model card. */
export function licenseOf(tags: readonly string[]): string | null {
	return tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null;
}

/** `false`, or how access is granted: `auto`, `manual`. */
export function isGated(value: unknown): boolean {
	return value === true || (typeof value === 'string' && value !== '' && value !== 'false');
}
