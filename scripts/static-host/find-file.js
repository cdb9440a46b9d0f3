import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';

/**
 * The file that a path below the base stands for, the way static hosts look for it: the file, then `path.html`.
 * Never outside the folder, never a hidden file, never a list of a folder.
 * @param {string} folder
 * @param {string} path decoded, beginning with a slash
 * @returns {Promise<{ file: string, bytes: number, modifiedMs: number } | null>}
 */
export async function findFile(folder, path) {
	if (/[\0\\]/.test(path) || path.split('/').some((part) => part.startsWith('.') || part === '_headers')) return null;
	for (const name of path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]) {
		const file = join(folder, normalize(name));
		if (!file.startsWith(normalize(folder + sep))) return null;
		const found = await stat(file).catch(() => null);
		if (found?.isFile()) return { file, bytes: found.size, modifiedMs: found.mtimeMs };
	}
	return null;
}
