import { buildFacts, modalities, modelFacts, modelKinds } from '#lib/catalog/library-types.ts';

/** Says what is wrong with a value that stands at a place. */
type Check = (value: unknown, at: string) => string[];

const test =
	(holds: (value: unknown) => boolean, wanted: string): Check =>
	(value, at) =>
		holds(value) ? [] : [`${at}: ${JSON.stringify(value) ?? 'nothing'} is not ${wanted}`];

const text = (pattern: RegExp, wanted: string) =>
	test((value) => typeof value === 'string' && pattern.test(value), wanted);

const oneOf = (values: readonly unknown[]) => test((value) => values.includes(value), `one of ${values.join(', ')}`);

const orNull =
	(check: Check): Check =>
	(value, at) =>
		value === null ? [] : check(value, at);

const optional =
	(check: Check): Check =>
	(value, at) =>
		value === undefined ? [] : check(value, at);

const list =
	(check: Check, least = 0): Check =>
	(value, at) => {
		if (!Array.isArray(value) || value.length < least) return [`${at}: is not a list of at least ${least}`];
		return value.flatMap((item: unknown, index) => check(item, `${at}[${index}]`));
	};

const record =
	(fields: Record<string, Check>): Check =>
	(value, at) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: is not an object`];
		const odd = Object.keys(value).filter((key) => !(key in fields));
		return [
			...odd.map((key) => `${at}.${key}: is not known`),
			...Object.entries(fields).flatMap(([key, check]) =>
				check((value as Record<string, unknown>)[key], `${at}.${key}`)
			)
		];
	};

const count = test((value) => Number.isSafeInteger(value) && (value as number) > 0, 'a whole number above 0');
const countOrZero = test((value) => Number.isSafeInteger(value) && (value as number) >= 0, 'a whole number');
const flag = test((value) => typeof value === 'boolean', 'true or false');
const label = text(/^\S(.{0,58}\S)?$/, 'a short text');
const repository = text(/^[\w.-]+\/[\w.-]+$/, 'owner/name');
// No step out of the folder, and no address of another server.
const path = text(/^(?!.*\.\.)[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'a relative path');
const pattern = text(/^(?!.*\.\.)[\w-][\w.*-]*(\/[\w-][\w.*-]*)*$/, 'a relative path, with * or without');

const file = record({
	path,
	bytes: orNull(count),
	sha256: orNull(text(/^[0-9a-f]{64}$/, 'a SHA-256 in lower case')),
	role: optional(oneOf(['projector']))
});

const build = record({
	engine: oneOf(['wllama', 'transformers', 'webllm']),
	quantization: label,
	repository,
	revision: orNull(text(/^[0-9a-f]{40}$/, 'a commit')),
	shaderF16: flag,
	files: list(file, 1),
	alsoTake: list(pattern),
	wasm: orNull(file),
	memory: orNull(record({ bytes: count, contextTokens: count })),
	unverified: list(oneOf(buildFacts))
});

const architecture = record({
	layers: count,
	kvLayers: countOrZero,
	heads: count,
	kvHeads: count,
	headWidth: count,
	width: count,
	vocabulary: count,
	slidingWindow: orNull(record({ tokens: count, layers: count }))
});

const model = record({
	id: text(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'an id'),
	name: label,
	family: label,
	kind: oneOf(modelKinds),
	source: repository,
	parameters: record({ total: count, active: count }),
	license: text(/^[a-z0-9.-]+$/, 'the name of a licence'),
	languages: list(text(/^[a-z]{2}$/, 'an ISO 639-1 code'), 1),
	contextTokens: count,
	modalities: list(oneOf(modalities), 1),
	architecture: orNull(architecture),
	unverified: list(oneOf(modelFacts)),
	builds: list(build, 1)
});

/**
 * Compares a parsed `catalog.json` with its types in `library-types.ts`.
 * @returns what is wrong, one line each with its place; none when it is sound
 */
export function checkLibrary(value: unknown): string[] {
	return record({ version: oneOf([1]), models: list(model, 1) })(value, 'catalog');
}
