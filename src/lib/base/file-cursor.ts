import { MalformedError, type FileFlaw } from '#lib/base/malformed.ts';
import { formatBytes } from '#lib/base/units.ts';

export interface CursorLimits {
	/** How much is read ahead, in bytes. */
	windowBytes: number;
	/** How much is read at all, in bytes: a file cannot make its reader work for ever. What is skipped costs nothing. */
	budgetBytes: number;
}

/**
 * Reads an untrusted file from front to back by slices. Holds one window of it, never the file. Numbers are
 * little-endian. What `need` promised is read without waiting.
 */
export class FileCursor {
	/** Of the whole file, in bytes. */
	readonly size: number;
	#file: Blob;
	#limits: CursorLimits;
	#position = 0;
	#view = new DataView(new ArrayBuffer(0));
	/** Byte of the file that the window begins with. */
	#viewAt = 0;
	#readBytes = 0;

	constructor(file: Blob, limits: CursorLimits) {
		this.#file = file;
		this.#limits = limits;
		this.size = file.size;
	}

	/** In bytes from the beginning of the file. */
	get position(): number {
		return this.#position;
	}

	/** Bytes between here and the end of the file. */
	get left(): number {
		return this.size - this.#position;
	}

	/** Are the next bytes at hand without waiting? */
	has(bytes: number): boolean {
		return this.#position + bytes <= this.#viewAt + this.#view.byteLength;
	}

	/**
	 * Brings the next bytes into the window.
	 * @param what they are, for the message
	 * @throws `MalformedError` when the file ends before, or the budget is spent
	 */
	async need(bytes: number, what: string): Promise<void> {
		if (this.has(bytes)) return;
		if (bytes > this.left) throw this.#cutOff(what);
		const { windowBytes, budgetBytes } = this.#limits;
		const end = Math.min(this.size, this.#position + Math.max(bytes, windowBytes));
		this.#readBytes += end - this.#position;
		if (this.#readBytes > budgetBytes + windowBytes)
			throw this.malformed(`describes itself in more than ${formatBytes(budgetBytes)}, which no model needs`);
		const buffer = await this.#file.slice(this.#position, end).arrayBuffer();
		if (buffer.byteLength !== end - this.#position) throw this.malformed('became shorter while it was read');
		this.#view = new DataView(buffer);
		this.#viewAt = this.#position;
	}

	/**
	 * Goes on without reading.
	 * @throws `MalformedError` when the file ends before
	 */
	skip(bytes: number | bigint, what: string): void {
		if (bytes > this.left) throw this.#cutOff(what);
		this.#position += Number(bytes);
	}

	uint8(): number {
		return this.#view.getUint8(this.#take(1));
	}

	uint32(): number {
		return this.#view.getUint32(this.#take(4), true);
	}

	/** Not narrowed: whoever wants a number checks it first. */
	uint64(): bigint {
		return this.#view.getBigUint64(this.#take(8), true);
	}

	/** A number of a type that `DataView` knows. */
	number(bytes: number, read: (view: DataView, at: number) => number | bigint): number | bigint {
		return read(this.#view, this.#take(bytes));
	}

	/** The next bytes themselves; they change with the next `need`. */
	bytes(count: number): Uint8Array<ArrayBuffer> {
		const at = this.#take(count);
		return new Uint8Array(this.#view.buffer, at, count);
	}

	malformed(reason: string, atByte = this.#position, flaw: FileFlaw | null = null): MalformedError {
		return new MalformedError(reason, atByte, flaw);
	}

	#cutOff(what: string): MalformedError {
		const flaw: FileFlaw = { kind: 'cut-off', bytes: this.size, wholeBytes: null };
		return this.malformed(`ends in the middle of ${what}, so part of it is missing`, this.#position, flaw);
	}

	/** @returns the place in the window */
	#take(bytes: number): number {
		if (!this.has(bytes)) throw new Error('Nobody asked for these bytes.');
		const at = this.#position - this.#viewAt;
		this.#position += bytes;
		return at;
	}
}
