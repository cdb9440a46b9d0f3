import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** By file, time and encoding: a file is compressed once and kept in memory. */
const kept = /** @type {Map<string, Promise<Buffer>>} */ (new Map());

/**
 * Which encoding to use for a browser that sends this header; `null` for none.
 * @param {string | undefined} acceptEncoding
 * @returns {'br' | 'gzip' | null}
 */
export function chooseEncoding(acceptEncoding = '') {
	const offered = acceptEncoding.split(',').map((part) => part.trim());
	return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : null;
}

/**
 * The compressed bytes of a whole file.
 * @param {{ file: string, modifiedMs: number }} found
 * @param {'br' | 'gzip'} encoding
 */
export function compress({ file, modifiedMs }, encoding) {
	const key = `${encoding} ${modifiedMs} ${file}`;
	const known = kept.get(key);
	if (known) return known;
	const made = readFile(file).then((bytes) =>
		// Quality 5 of 11: nearly as small, many times faster, and it happens while somebody waits.
		encoding === 'br' ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipped(bytes)
	);
	kept.set(key, made);
	return made;
}
