/**
 * What people often meet in place of a sound model, and can do something about; `state/flaw-words.ts` has the words for each.
 * Whatever else is wrong with a file has only the technical words of a `MalformedError`.
 */
export type FileFlaw =
	| { kind: 'empty' }
	/** By its name it is a download that goes on, or was given up. */
	| { kind: 'unfinished' }
	/** It ends too early. `wholeBytes: null`: nobody knows how much it should be. */
	| { kind: 'cut-off'; bytes: number; wholeBytes: number | null }
	/** Room that was kept for a file, and nothing in it. */
	| { kind: 'zeros' }
	/** It can no longer be read: it was moved or changed. */
	| { kind: 'gone' }
	| { kind: 'web-page' }
	/** An error in XML, as stores of files send it. */
	| { kind: 'server-message' }
	/** Of Git LFS, which names the real file's size; `null` where it does not. */
	| { kind: 'lfs-pointer'; wholeBytes: number | null }
	| { kind: 'json' }
	| { kind: 'text' }
	/** `method`, `archive`, `format` are names: gzip, ZIP, NumPy. */
	| { kind: 'compressed'; method: string }
	| { kind: 'archive'; archive: string }
	| { kind: 'other-format'; format: string }
	/** PyTorch's, which can hold programs. */
	| { kind: 'pickle' }
	/** Weights by its name, and nobody knows in which format. */
	| { kind: 'other-weights' }
	/** Sound, but not what can be opened by itself. `quantization` is a name: GPTQ; `null` for plain weights. */
	| { kind: 'onnx' }
	| { kind: 'safetensors'; quantization: string | null }
	/** No model of any kind that is known. */
	| { kind: 'unknown' }
	/** A version of its format, or an encoding of its numbers, that nothing reads any more, or that is not known yet. */
	| { kind: 'too-old' }
	| { kind: 'too-new' }
	| { kind: 'big-endian' }
	| { kind: 'no-weights' }
	| { kind: 'no-pack' }
	| { kind: 'newer-pack' }
	/** `part`: the file in the pack that is not what was packed; `null` where it is the pack itself. */
	| { kind: 'damaged-pack'; part: string | null };

/**
 * A file breaks the rules of its format. `message` says how, in technical English, as the rest of a sentence that begins with
 * the file.
 */
export class MalformedError extends Error {
	override readonly name = 'MalformedError';
	/** Where in the file, in bytes from its beginning; `null` when it is about the file as a whole. */
	readonly atByte: number | null;
	/** What it comes down to for people; `null` where there are no plainer words. */
	readonly flaw: FileFlaw | null;

	constructor(reason: string, atByte: number | null, flaw: FileFlaw | null = null) {
		super(reason);
		this.atByte = atByte;
		this.flaw = flaw;
	}
}

/** Longer names are not printed in full. */
const shownCharacters = 60;

/** A name out of an untrusted file, fit to be shown: short, on one line, in one direction of reading. */
export function quoteName(name: string): string {
	const clean = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
	const short = clean.length > shownCharacters ? `${clean.slice(0, shownCharacters)}...` : clean;
	return `"${short}"`;
}
