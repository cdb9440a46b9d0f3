import { createXXHash128, type IHasher } from 'hash-wasm';
import { sha256Hex } from '#lib/weights/verify.ts';

const sha256HexChars = 64;
let starting: Promise<IHasher> | null = null;

/**
 * XXH3 of 128 bits (hash-wasm), as lower-case hexadecimal. It finds what a disk does to bytes, at the speed of the disk: about
 * fifteen times that of SHA-256 in WebAssembly. It is no proof against an attacker; the SHA-256 of the whole is.
 */
export async function chunkDigest(bytes: Uint8Array): Promise<string> {
	starting ??= createXXHash128();
	const hasher = await starting;
	return hasher.init().update(bytes).digest('hex'); // in one breath: the hasher is shared
}

/** Whether bytes have this digest. Files that were stored by early versions have SHA-256 for their chunks. */
export async function hasDigest(bytes: Uint8Array<ArrayBuffer>, digest: string | null): Promise<boolean> {
	if (digest === null) return false;
	return (digest.length === sha256HexChars ? await sha256Hex(bytes) : await chunkDigest(bytes)) === digest;
}
