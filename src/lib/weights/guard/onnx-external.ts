import { quoteName } from '#lib/base/malformed.ts';

/** A file that belongs to the same model. */
export interface Sibling {
	/** Relative to the folder of the model. */
	path: string;
	bytes: number;
}

/** Nothing that a path could be made of but a name; also no name that stands for memory or a device. */
const plainName = /^(?:\.\/)?(?!\.+$)[^/\\:*?"<>|\p{C}]{1,255}$/u;
const decimal = /^\d{1,19}$/;

/**
 * A tensor whose numbers are in another file. It must lie beside the graph, belong to the model, and be long enough:
 * paths that lead elsewhere have been used to read other files of a machine.
 * @param entries of `external_data`
 * @param bytes that the tensor takes
 * @param siblings the files of the model; `null` when they are not known here
 * @returns what is wrong; `null` when all is well
 */
export function checkExternal(
	entries: ReadonlyMap<string, string>,
	bytes: bigint,
	siblings: readonly Sibling[] | null
): string | null {
	const location = entries.get('location') ?? '';
	if (!plainName.test(location)) return `refers to ${quoteName(location)}, which is no file beside it,`;
	const [offset = '0', length = String(bytes)] = [entries.get('offset'), entries.get('length')];
	if (!decimal.test(offset) || !decimal.test(length)) return 'refers to a place in another file that makes no sense';
	if (BigInt(length) !== bytes) return `takes ${length} bytes of another file where its shape takes ${bytes}`;
	if (!siblings) return null;
	const name = location.replace(/^\.\//, '');
	const sibling = siblings.find(({ path }) => path.split('/').at(-1) === name);
	if (!sibling) return `needs the file ${quoteName(name)}, which is not among those of the model,`;
	if (BigInt(offset) + bytes > sibling.bytes)
		return `reaches behind the end of ${quoteName(name)}, which may be cut off,`;
	return null;
}
