import type { ModelInfo } from '#lib/catalog/catalog.ts';
import type { EngineId, GenerateRequest, LoadedModel } from '#lib/engines/contract/types.ts';
import type { Receipt } from '#lib/storage/chat-types.ts';
import { sha256Hex } from '#lib/weights/verify.ts';

export type { Receipt } from '#lib/storage/chat-types.ts';

/** What the engine got, but for how the answer is chosen. */
export type SentPrompt = Pick<
	GenerateRequest,
	'messages' | 'tools' | 'continues' | 'adapters' | 'responseFormat' | 'thinking'
>;

/** Everything that a receipt is made of. */
export interface Facts {
	/** Version of Hearth. */
	app: string;
	model: ModelInfo;
	loaded: LoadedModel;
	/** Of the last round, with the results of tools. */
	request: GenerateRequest;
	seedDrawn: boolean;
	from: number;
	startedAtMs: number;
	tookMs: number;
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export function hashOf(text: string): Promise<string> {
	return sha256Hex(new TextEncoder().encode(text));
}

/**
 * SHA-256 over the JSON of all that the engine got: roles and texts in their order, images by their own hashes, tools,
 * the form of the answer, whether it is reasoned about, adapters, and whether an answer goes on.
 */
export async function promptHash({
	messages,
	tools,
	continues,
	adapters,
	responseFormat,
	thinking
}: SentPrompt): Promise<string> {
	const sent = await Promise.all(
		messages.map(async ({ role, content, images = [], toolCalls = [] }) => ({
			role,
			content,
			...(images.length > 0 ? { images: await Promise.all(images.map(sha256OfBlob)) } : {}),
			...(toolCalls.length > 0 ? { toolCalls: toolCalls.map(({ name, arguments: json }) => [name, json]) } : {})
		}))
	);
	return hashOf(
		JSON.stringify({
			messages: sent,
			...(tools?.length
				? { tools: tools.map(({ name, description, parameters }) => [name, description, parameters]) }
				: {}),
			...(responseFormat ? { responseFormat } : {}),
			...(thinking ? { thinking } : {}),
			...(continues ? { continues } : {}),
			...(adapters?.length ? { adapters: adapters.map(({ path, scale }) => [path, scale]) } : {})
		})
	);
}

const sha256OfBlob = (blob: Blob) => sha256Hex(blob);

/**
 * Hash of a model's weights as the store verified them: of its file, or of the list that `sha256sum` prints of several, in
 * the order in which the engine reads them. `null` for files from the disk, which nobody has hashed.
 */
export async function weightsHash({ files, disk }: Pick<ModelInfo, 'files' | 'disk'>): Promise<string | null> {
	const [first] = files;
	if (disk || !first || files.some(({ sha256 }) => sha256 === '')) return null;
	if (files.length === 1) return first.sha256;
	return hashOf(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
}

/** Name and version of the library behind an engine. */
export function engineVersion(engine: EngineId): string {
	return __ENGINE_VERSIONS__[engine];
}

/** The system prompt of a request as a hash; `null` for none. */
export async function systemHash(messages: GenerateRequest['messages']): Promise<string | null> {
	const [first] = messages;
	return first?.role === 'system' ? hashOf(first.content) : null;
}

/** Without the bias of single tokens, which no chat sets. */
function sampled(sampling: GenerateRequest['sampling']): Receipt['sampling'] {
	return Object.fromEntries(Object.entries(sampling).filter(([name]) => name !== 'logitBias'));
}

/** How an answer came about. */
export async function makeReceipt(facts: Facts): Promise<Receipt> {
	const { model, loaded, request } = facts;
	return {
		app: facts.app,
		modelId: model.id,
		modelName: model.name,
		weightsSha256: await weightsHash(model),
		fileCount: model.disk?.length ?? model.files.length,
		quantization: model.quantization,
		engine: loaded.engine,
		engineVersion: engineVersion(loaded.engine),
		backend: loaded.backend,
		threads: loaded.threads,
		contextTokens: loaded.contextTokens,
		sampling: sampled(request.sampling),
		seedDrawn: facts.seedDrawn,
		...(request.adapters?.length ? { adapters: request.adapters.map(({ path, scale }) => ({ path, scale })) } : {}),
		...(request.thinking ? { thinking: request.thinking } : {}),
		systemSha256: await systemHash(request.messages),
		promptSha256: await promptHash(request),
		from: facts.from,
		startedAtMs: facts.startedAtMs,
		tookMs: Math.round(facts.tookMs)
	};
}
