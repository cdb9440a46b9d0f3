/** A model whose files cannot work, in words for a person; becomes `engine/load-failed`. */
export class FileFault extends Error {
	override readonly name = 'FileFault';
}

/** A JSON file as an object. @throws FileFault */
export async function readJsonObject(path: string, blob: Blob): Promise<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(await blob.text());
	} catch (cause) {
		if (cause instanceof DOMException) throw new FileFault(`${path} could not be read from this device`, { cause });
		throw new FileFault(`${path} is not JSON; it may be cut off or damaged`, { cause });
	}
	if (!isRecord(value)) throw new FileFault(`${path} does not hold an object`);
	return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
