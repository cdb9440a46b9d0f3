import { AppError } from '#lib/base/errors.ts';
import { quoteName } from '#lib/base/malformed.ts';
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
	if (tooMany) throw refuse(picked, 'holds more files than any model. Choose the folder of one model');
	if (files.some(hasName(/\.hearth$/i))) return 'pack';
	if (files.some(({ path }) => path === mlcConfig)) return 'mlc';
	if (files.some(hasName(/\.onnx$/i))) return 'onnx';
	if (files.some(hasName(/\.gguf$/i))) return 'gguf';
	if (!folder && files.length === 1 && !files.some(hasName(/\.safetensors$/i))) return 'gguf';
	throw refuse(picked, await whyNot(picked));
}

const instead = 'Look for the same model as a GGUF file, or as an ONNX or MLC folder';

/** Why a folder of another program cannot be run here, and what to look for. */
async function whyNot({ files }: Picked): Promise<string> {
	if (files.length === 0) return 'holds no files';
	const nested = files.find(hasName(/\/(?:mlc-chat-config|config)\.json$/));
	const raw = files.some(hasName(/\.safetensors$/i));
	const config = await readJson(files, 'config.json').catch(() => null);
	if (raw && files.some(hasName(/^adapter_config\.json$/)))
		return 'is a LoRA adapter in the safetensors format. Convert it to GGUF with convert_lora_to_gguf.py of llama.cpp, then open that with its model';
	const method = quantizationOf(config);
	if (method) return `is quantized with ${method}, for graphics cards and programs outside a browser. ${instead}`;
	if (raw) return `holds raw weights (safetensors), which models are trained and published in. ${instead}`;
	if (files.some(hasName(/\.(?:bin|pt|pth|ckpt)$/i)))
		return `holds PyTorch weights (pickle), which can hold programs and are never opened here. ${instead}`;
	if (nested)
		return `is no model itself. Choose the folder ${quoteName(nested.path.split('/').slice(0, -1).join('/'))} in it`;
	return `holds no model that Hearth knows. ${instead}`;
}

function quantizationOf(config: Record<string, unknown> | null): string | null {
	const described = config?.quantization_config;
	const method = isRecord(described) ? described.quant_method : null;
	if (typeof method === 'string') return /^[\w.-]{1,20}$/.test(method) ? method.toUpperCase() : 'a method of its own';
	return isRecord(config?.quantization) && 'group_size' in config.quantization ? 'MLX' : null;
}

/**
 * A JSON file of the selection; `null` when it is not there.
 * @throws `model/malformed` when it is no JSON object
 */
export async function readJson(files: readonly PickedFile[], path: string): Promise<Record<string, unknown> | null> {
	const found = files.find((file) => file.path === path);
	if (!found) return null;
	const wrong = (reason: string) => new AppError('model/malformed', { file: path, reason, atByte: null });
	if (found.file.size > maxJsonBytes) throw wrong('is too long for what it should be');
	let value: unknown;
	try {
		value = JSON.parse(await found.file.text());
	} catch (cause) {
		throw new AppError('model/malformed', { file: path, reason: unreadable(cause), atByte: null }, { cause });
	}
	if (!isRecord(value)) throw wrong('does not hold what it should');
	return value;
}

function unreadable(cause: unknown): string {
	if (cause instanceof DOMException) return 'can no longer be read; it may have been moved or changed';
	return 'is not JSON; it may be cut off or damaged';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
