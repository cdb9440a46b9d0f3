import { MalformedError, quoteName } from '#lib/base/malformed.ts';
import type { ModelSource } from '#lib/catalog/install-plan.ts';
import type { Architecture } from '#lib/catalog/library-types.ts';
import { modalities, modelKinds } from '#lib/catalog/library-types.ts';
import {
	chunkCount,
	packFormat,
	packVersion,
	type PackedFile,
	type PackedModel,
	type PackManifest
} from '#lib/weights/pack/pack-manifest.ts';
import { maxMemberBytes } from '#lib/weights/pack/tar.ts';

type Fields = Readonly<Record<string, unknown>>;

const engines = ['wllama', 'transformers', 'webllm'] as const;
const roles = ['projector', 'library'] as const;
/** ONNX and MLC models have some hundred files at most. */
const maxFiles = 2000;
const maxTextCharacters = 1000;
const maxPathCharacters = 255;
const minChunkBytes = 1024;
const maxChunkBytes = 64 * 2 ** 20;
const sha256 = /^[0-9a-f]{64}$/;
/** Names that mean a device on Windows, whatever follows the dot. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The description of a pack, every member of it checked; what is not known is left out.
 * @throws `MalformedError` in words that follow the name of the pack
 */
export function parseManifest(value: unknown): PackManifest {
	const pack = record(value, 'the description');
	if (pack.format !== packFormat) throw noPack();
	if (typeof pack.version === 'number' && pack.version > packVersion)
		throw new MalformedError('was made by a newer version of Hearth', null, { kind: 'newer-pack' });
	if (pack.version !== packVersion) throw wrong('does not say which version of the format it is');
	const chunkBytes = integer(pack.chunkBytes, 'chunkBytes', minChunkBytes, maxChunkBytes);
	const listed: unknown = pack.files;
	if (!Array.isArray(listed) || listed.length === 0 || listed.length > maxFiles)
		throw wrong('does not name the files of its model');
	const files = listed.map((file) => parseFile(file, chunkBytes));
	refuseDoubles(files);
	return {
		format: packFormat,
		version: packVersion,
		exportedAtMs: integer(pack.exportedAtMs, 'exportedAtMs', 0, 8.64e15),
		chunkBytes,
		model: parseModel(record(pack.model, 'model')),
		files
	};
}

/** For what is something else from its first bytes on. */
export function noPack(): MalformedError {
	return new MalformedError('is no model pack of Hearth', null, { kind: 'no-pack' });
}

/**
 * May a file of a model be called this? Relative, down only, and harmless on every system.
 */
export function isSafePath(path: string): boolean {
	if (path === '' || path.length > maxPathCharacters || /[\\:*?"<>|\p{C}\p{Zl}\p{Zp}]/u.test(path)) return false;
	return path
		.split('/')
		.every((part) => part !== '' && !/^\.+$/.test(part) && !/[. ]$/.test(part) && !deviceName.test(part));
}

function parseFile(value: unknown, chunkBytes: number): PackedFile {
	const file = record(value, 'a file');
	const path = text(file.path, 'the name of a file');
	if (!isSafePath(path)) throw wrong(`names a file ${quoteName(path)}, which may lead out of its folder`);
	const bytes = integer(file.bytes, `the size of ${quoteName(path)}`, 1, maxMemberBytes);
	const { chunks } = file;
	if (!Array.isArray(chunks) || chunks.length !== chunkCount(bytes, chunkBytes))
		throw wrong(`has not as many hashes for ${quoteName(path)} as that has chunks`);
	const { role } = file;
	if (role !== undefined && !isOneOf(roles, role))
		throw wrong(`gives ${quoteName(path)} a part to play that is unknown`);
	return {
		path,
		...(role === undefined ? {} : { role }),
		bytes,
		sha256: hash(file.sha256, path),
		chunks: chunks.map((chunk) => hash(chunk, path))
	};
}

/** Also names that only some systems take for the same. */
function refuseDoubles(files: readonly PackedFile[]): void {
	const seen = new Set<string>();
	for (const { path } of files) {
		const key = path.normalize('NFC').toLowerCase();
		if (seen.has(key)) throw wrong(`names the file ${quoteName(path)} twice`);
		seen.add(key);
	}
}

function parseModel(model: Fields): PackedModel {
	const { engine, kind, modalities: reads, shaderF16 } = model;
	if (!isOneOf(engines, engine)) throw wrong('is for an engine that this version of Hearth does not have');
	if (!isOneOf(modelKinds, kind)) throw wrong('does not say what its model is made for');
	if (!Array.isArray(reads) || reads.length === 0 || !reads.every((read) => isOneOf(modalities, read)))
		throw wrong('does not say what its model can read');
	if (typeof shaderF16 !== 'boolean') throw wrong('does not say whether its model needs 16-bit shaders');
	const id = text(model.id, 'the id of its model');
	if (!/^[\w.:@+-]{1,300}$/.test(id)) throw wrong('has an id for its model that cannot be used');
	return {
		id,
		name: text(model.name, 'the name of its model'),
		engine,
		quantization: text(model.quantization, 'its quantization', { empty: true }),
		source: parseSource(model.source),
		license: orNull(model.license, (value) => text(value, 'its licence')),
		parameters: orNull(model.parameters, (value) => {
			const { total, active } = record(value, 'its parameters');
			return { total: integer(total, 'its parameters', 1), active: integer(active, 'its parameters', 1) };
		}),
		contextTokens: orNull(model.contextTokens, (value) => integer(value, 'its context', 1, 2 ** 31)),
		architecture: orNull(model.architecture, parseArchitecture),
		kind,
		modalities: [...new Set(reads)],
		shaderF16
	};
}

/** Where the exporting device had it from: shown, never used as an address. */
function parseSource(value: unknown): ModelSource {
	const source = record(value, 'its source');
	switch (source.kind) {
		case 'hub':
			return {
				kind: 'hub',
				endpoint: text(source.endpoint, 'its source'),
				repository: text(source.repository, 'its source'),
				revision: orNull(source.revision, (revision) => text(revision, 'its source'))
			};
		case 'url':
			return { kind: 'url', url: text(source.url, 'its source') };
		case 'disk':
			return { kind: 'disk', fileName: text(source.fileName, 'its source') };
		case 'pack': // of one whose own source was not known
			return { kind: 'pack', fileName: text(source.fileName, 'its source'), from: null };
		default:
			throw wrong('does not say where its model comes from');
	}
}

function parseArchitecture(value: unknown): Architecture {
	const facts = record(value, 'its architecture');
	const count = (key: keyof Architecture, least = 1) => integer(facts[key], 'its architecture', least, 2 ** 31);
	return {
		layers: count('layers'),
		kvLayers: count('kvLayers', 0),
		heads: count('heads'),
		kvHeads: count('kvHeads', 0),
		headWidth: count('headWidth'),
		width: count('width'),
		vocabulary: count('vocabulary'),
		slidingWindow: orNull(facts.slidingWindow, (window) => {
			const { tokens, layers } = record(window, 'its architecture');
			return {
				tokens: integer(tokens, 'its architecture', 1, 2 ** 31),
				layers: integer(layers, 'its architecture', 0, 2 ** 31)
			};
		})
	};
}

function wrong(reason: string): MalformedError {
	return new MalformedError(reason, null);
}

function record(value: unknown, what: string): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw wrong(`has nothing usable for ${what}`);
	return value as Fields;
}

/** Without signs that would change how the line around it reads. */
function text(value: unknown, what: string, { empty = false } = {}): string {
	if (typeof value !== 'string' || value.length > maxTextCharacters || (value === '' && !empty))
		throw wrong(`has nothing usable for ${what}`);
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)) throw wrong(`has signs in ${what} that cannot be shown`);
	return value;
}

function integer(value: unknown, what: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most)
		throw wrong(`has no usable number for ${what}`);
	return value;
}

function hash(value: unknown, path: string): string {
	if (typeof value !== 'string' || !sha256.test(value)) throw wrong(`has no usable hash for ${quoteName(path)}`);
	return value;
}

function orNull<T>(value: unknown, parse: (value: unknown) => T): T | null {
	return value === null || value === undefined ? null : parse(value);
}

function isOneOf<T>(values: readonly T[], value: unknown): value is T {
	return (values as readonly unknown[]).includes(value);
}
