import type { FileCursor } from '#lib/base/file-cursor.ts';
import { formatBytes } from '#lib/base/units.ts';

// protobuf.dev/programming-guides/encoding

/** One field of a message; the cursor stands at its payload, or behind it when it is a number. */
export interface Field {
	number: number;
	/** A varint's value; `null` for everything else. */
	value: bigint | null;
	/** Byte of the file that its payload begins and ends at. */
	start: number;
	end: number;
	/** A message, a text, bytes or a packed list, and no number. */
	delimited: boolean;
}

/** A large model has some ten thousand nodes with a dozen fields each. */
const maxFields = 1_000_000;
const maxVarintBytes = 10;
const varintBits = 70n;
/** A field number, and a value or length. */
const maxHeadBytes = 2 * maxVarintBytes;
const continues = 0x80;

/** Reads the structure of protobuf without knowing a message; at most a million fields of a file. */
export class ProtobufReader {
	readonly cursor: FileCursor;
	#fields = 0;

	constructor(cursor: FileCursor) {
		this.cursor = cursor;
	}

	/**
	 * Calls `onField` for each field up to `end`, and waits where it returns a promise. What it does not read of a payload
	 * is skipped.
	 * @throws `MalformedError`
	 */
	async message(end: number, onField: (field: Field) => Promise<void> | undefined): Promise<void> {
		const { cursor } = this;
		while (cursor.position < end) {
			const at = cursor.position;
			if (++this.#fields > maxFields) throw cursor.malformed('has more parts than any model', at);
			if (!cursor.has(maxHeadBytes)) await cursor.need(Math.min(maxHeadBytes, cursor.left), 'a part');
			const field = this.#field(end, at);
			const reading = onField(field);
			if (reading) await reading;
			if (cursor.position > field.end) throw cursor.malformed('has a part that reaches behind its own end', at);
			cursor.skip(field.end - cursor.position, 'a part');
		}
	}

	/** Calls `onNumber` for each unsigned number of up to 64 bits until `end`. */
	async numbers(end: number, onNumber: (value: bigint) => void): Promise<void> {
		const { cursor } = this;
		while (cursor.position < end) {
			if (!cursor.has(maxVarintBytes)) await cursor.need(Math.min(maxVarintBytes, cursor.left), 'a number');
			onNumber(this.#varint(end));
		}
	}

	/** Text of a field, at most so many bytes. */
	async text({ start, end }: Field, what: string, maxBytes: number): Promise<string> {
		const { cursor } = this;
		if (end - start > maxBytes)
			throw cursor.malformed(`has ${end - start} bytes for ${what}, and ${maxBytes} are the most`, start);
		await cursor.need(end - start, what);
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(cursor.bytes(end - start));
		} catch {
			throw cursor.malformed(`has bytes that are no text for ${what}`, start);
		}
	}

	#field(end: number, at: number): Field {
		const { cursor } = this;
		const tag = this.#varint(end);
		const number = Number(tag >> 3n);
		if (number === 0 || tag > 0xffff_ffffn) throw cursor.malformed('has a part without a valid number', at);
		switch (Number(tag & 7n)) {
			case 0: {
				const value = this.#varint(end);
				return { number, value, start: cursor.position, end: cursor.position, delimited: false };
			}
			case 1:
				return { ...this.#payload(8n, end, at), number, value: null, delimited: false };
			case 2:
				return { ...this.#payload(this.#varint(end), end, at), number, value: null, delimited: true };
			case 5:
				return { ...this.#payload(4n, end, at), number, value: null, delimited: false };
			default:
				throw cursor.malformed('has a part of an unknown kind', at);
		}
	}

	/** Its bytes must be at hand, or the file ends. */
	#varint(end: number): bigint {
		const { cursor } = this;
		let value = 0n;
		for (let shift = 0n; shift < varintBits; shift += 7n) {
			if (cursor.position >= end) throw cursor.malformed('has a number that reaches behind what it is part of');
			const byte = cursor.uint8();
			value |= BigInt(byte & ~continues) << shift;
			if (byte < continues) return BigInt.asUintN(64, value);
		}
		throw cursor.malformed('has a number of more than 64 bits');
	}

	#payload(bytes: bigint, end: number, at: number): { start: number; end: number } {
		const { cursor } = this;
		const start = cursor.position;
		if (bytes <= end - start) return { start, end: start + Number(bytes) };
		if (end < cursor.size || bytes > Number.MAX_SAFE_INTEGER)
			throw cursor.malformed(`has a part of ${bytes} bytes in a place for ${end - start}`, at);
		const sizes = `${formatBytes(cursor.size)} of at least ${formatBytes(start + Number(bytes))} are there`;
		throw cursor.malformed(`is incomplete: ${sizes}`, cursor.size, {
			kind: 'cut-off',
			bytes: cursor.size,
			wholeBytes: null
		});
	}
}
