import { guide } from '#lib/catalog/catalog.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';

const paths = [
	'config.json',
	'generation_config.json',
	'tokenizer.json',
	'tokenizer_config.json',
	'onnx/model_q4.onnx'
] as const;

const files = new Map<string, Promise<Blob>>();

async function fetchFile(path: string): Promise<Blob> {
	const response = await fetch(`/${guide.folder}/${path}`);
	if (!response.ok) throw new Error(`${path}: status ${response.status}`);
	return response.blob();
}

/** The ONNX files of the built-in model, fetched once for all tests of a file. */
export async function makeOnnxSpec(changes: Partial<ModelSpec> = {}): Promise<ModelSpec> {
	const opened = paths.map(async (path) => {
		const blob = files.get(path) ?? fetchFile(path);
		files.set(path, blob);
		return { path, blob: await blob };
	});
	const { contextTokens } = guide;
	return { id: 'guide-onnx', files: await Promise.all(opened), contextTokens, backend: 'cpu', ...changes };
}

/** The same model with another text, or none, in the place of one file. */
export async function withFile(path: string, edit: (text: string) => BlobPart | null): Promise<ModelSpec> {
	const spec = await makeOnnxSpec({ id: 'edited' });
	const edited = spec.files.map(async (file) => {
		if (file.path !== path) return file;
		const content = edit(await file.blob.text());
		return content === null ? null : { path, blob: new Blob([content]) };
	});
	return { ...spec, files: (await Promise.all(edited)).filter((file) => file !== null) };
}

/** The same model with another chat template, or none. */
export function editTemplate(edit: (template: string) => string | null): Promise<ModelSpec> {
	return withFile('tokenizer_config.json', (text) => {
		const { chat_template: template, ...config } = JSON.parse(text) as { chat_template: string };
		const edited = edit(template);
		return JSON.stringify(edited === null ? config : { ...config, chat_template: edited });
	});
}
