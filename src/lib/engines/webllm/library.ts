import { FileFault, isRecord } from '#lib/engines/webllm/fault.ts';

export interface LibraryFacts {
	/** Its shaders compute with 16-bit floats. */
	needsF16: boolean;
	/** Tensors that it asks for; `null` when it does not say where we look. */
	tensorNames: readonly string[] | null;
}

/** The first line of every shader that uses 16-bit floats (the WGSL standard demands it). */
const f16Marker = 'enable f16;';

/** How the description begins that the compiler leaves in a library. */
const metadataStart = '{"model_type"';

/** The JSON object that begins at `start`: in old libraries nothing marks its end. */
function jsonObjectAt(text: string, start: number): string | null {
	let depth = 0;
	let inString = false;
	for (let at = start; at < text.length; at++) {
		const char = text[at];
		if (inString) {
			if (char === '\\') at++;
			else if (char === '"') inString = false;
		} else if (char === '"') inString = true;
		else if (char === '{') depth++;
		else if (char === '}' && --depth === 0) return text.slice(start, at + 1);
	}
	return null;
}

function readTensorNames(text: string): string[] | null {
	const start = text.indexOf(metadataStart);
	const json = start < 0 ? null : jsonObjectAt(text, start);
	if (json === null) return null;
	try {
		const { params } = JSON.parse(json) as { params?: unknown };
		if (!Array.isArray(params)) return null;
		return (params as unknown[]).flatMap((param) =>
			isRecord(param) && typeof param.name === 'string' ? [param.name] : []
		);
	} catch {
		return null;
	}
}

async function listExports(path: string, bytes: ArrayBuffer): Promise<string[]> {
	try {
		return WebAssembly.Module.exports(await WebAssembly.compile(bytes)).map(({ name }) => name);
	} catch (cause) {
		// A policy can forbid WebAssembly too, and says so here.
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new FileFault(`the model library ${path} is not WebAssembly, or not a whole file (${reason})`, { cause });
	}
}

/**
 * Looks into a model library (the model's code as WebAssembly) before it runs.
 * @throws FileFault when it is not a whole WebAssembly module, or not one of TVM, MLC's compiler
 */
export async function inspectLibrary(path: string, blob: Blob): Promise<LibraryFacts> {
	const bytes = await blob.arrayBuffer();
	const exported = await listExports(path, bytes);
	if (!exported.includes('memory') || !exported.some((name) => name.startsWith('TVM')))
		throw new FileFault(`${path} is WebAssembly, but no model library`);
	// One character for one byte: positions stay right, and ASCII stays readable.
	const text = new TextDecoder('latin1').decode(bytes);
	return { needsF16: text.includes(f16Marker), tensorNames: readTensorNames(text) };
}
