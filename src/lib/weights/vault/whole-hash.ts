import { createSHA256, type IHasher } from 'hash-wasm';

/** SHA-256 of bytes that come in order, piece by piece; its state can be kept and gone on from after a restart. */
export class WholeHash {
	#hasher: IHasher;
	private constructor(hasher: IHasher) {
		this.#hasher = hasher;
	}

	static async start(): Promise<WholeHash> {
		const hasher = await createSHA256();
		hasher.init();
		return new WholeHash(hasher);
	}

	/** Goes on from what `save` gave; `null` when another version of the library made it. */
	static async resume(state: Uint8Array): Promise<WholeHash | null> {
		const hasher = await createSHA256();
		try {
			hasher.load(state);
			return new WholeHash(hasher);
		} catch {
			return null;
		}
	}

	update(bytes: Uint8Array): void {
		this.#hasher.update(bytes);
	}

	save(): Uint8Array<ArrayBuffer> {
		return new Uint8Array(this.#hasher.save());
	}

	/** Lower-case hexadecimal. Ends it. */
	digest(): string {
		return this.#hasher.digest('hex');
	}
}
