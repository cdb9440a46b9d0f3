import { AppError } from '#lib/base/errors.ts';
import { quoteName } from '#lib/base/malformed.ts';
import { disk as t } from '#lib/messages/en/disk.ts';
import type { Picked, PickedFile } from '#lib/state/disk-picked.ts';

/** What a selection is, by the names of its files. */
export type PickedKind = 'pack' | 'gguf' | 'onnx' | 'mlc';

const mlcConfig = 'mlc-chat-config.json';
/** Settings and vocabularies; a larger one is none. */
const maxJsonBytes = 64 * 2 ** 20;

export function hasName(pattern: RegExp) {
	return ({ path }: PickedFile): boolean => pattern.test(path);
}

/** Words for "this was picked": the folder, or its first file. */
export function nameOf({ folder, files }: Picked): string {
	return folder?.name ?? files[0]?.path ?? 'file';
}

/** @returns an error about the whole selection; `reason` follows its name */
export function refuse(picked: Picked, reason: string): AppError<'model/malformed'> {
	return new AppError('model/malformed', { file: nameOf(picked), reason, atByte: null });
}

/**
 * Tells by names what was picked. A single file of an unknown name counts as GGUF, so that the guard says what it is.
 * @throws `model/malformed` when it is nothing that a browser can run, with what would be
 */
export async function kindOf(picked: Picked): Promise<PickedKind> {
	const { files, folder, tooMany } = picked;
	if (tooMany) throw refuse(picked, t.refused.tooMany);
	if (files.some(hasName(/\.hearth$/i))) return 'pack';
	if (files.some(({ path }) => path === mlcConfig)) return 'mlc';
	if (files.some(hasName(/\.onnx$/i))) return 'onnx';
	if (files.some(hasName(/\.gguf$/i))) return 'gguf';
	if (!folder && files.length === 1 && !files.some(hasName(/\.safetensors$/i))) return 'gguf';
	throw refuse(picked, await whyNot(picked));
}

/** Why a folder of another program cannot be run here, and what to look for. */
async function whyNot({ files }: Picked): Promise<string> {
	if (files.length === 0) return t.refused.empty;
	const nested = files.find(hasName(/\/(?:mlc-chat-config|config)\.json$/));
	const raw = files.some(hasName(/\.safetensors$/i));
	const config = await readJson(files, 'config.json').catch(() => null);
	if (raw && files.some(hasName(/^adapter_config\.json$/))) return t.refused.safetensorsAdapter;
	const quantization = quantizationOf(config);
	if (quantization) return t.refused.quantized(quantization.method);
	if (raw) return t.refused.rawWeights;
	if (files.some(hasName(/\.(?:bin|pt|pth|ckpt)$/i))) return t.refused.pytorch;
	if (nested) return t.refused.folderInside(quoteName(nested.path.split('/').slice(0, -1).join('/')));
	return t.refused.unknown;
}

/** `method: null`: one without a name that can be shown. */
function quantizationOf(config: Record<string, unknown> | null): { method: string | null } | null {
	const described = config?.quantization_config;
	const method = isRecord(described) ? described.quant_method : null;
	if (typeof method === 'string') return { method: /^[\w.-]{1,20}$/.test(method) ? method.toUpperCase() : null };
	return isRecord(config?.quantization) && 'group_size' in config.quantization ? { method: 'MLX' } : null;
}

/**
 * A JSON file of the selection; `null` when it is not there.
 * @throws `model/malformed` when it is no JSON object
 */
export async function readJson(files: readonly PickedFile[], path: string): Promise<Record<string, unknown> | null> {
	const found = files.find((file) => file.path === path);
	if (!found) return null;
	const wrong = (reason: string) => new AppError('model/malformed', { file: path, reason, atByte: null });
	if (found.file.size > maxJsonBytes) throw wrong(t.refused.jsonTooLong);
	let value: unknown;
	try {
		value = JSON.parse(await found.file.text());
	} catch (cause) {
		throw new AppError('model/malformed', { file: path, reason: unreadable(cause), atByte: null }, { cause });
	}
	if (!isRecord(value)) throw wrong(t.refused.jsonWrong);
	return value;
}

function unreadable(cause: unknown): string {
	if (cause instanceof DOMException) return t.refused.jsonGone;
	return t.refused.notJson;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
