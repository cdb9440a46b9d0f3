import type { FileFlaw } from '#lib/base/malformed.ts';
import { errors } from '#lib/messages/en/errors.ts';

/** What is wrong with a file, as the rest of a sentence that begins with its name; it has no point at its end. */
export function flawWords(flaw: FileFlaw): string {
	const { flaws: t } = errors;
	switch (flaw.kind) {
		case 'empty':
			return t.empty;
		case 'unfinished':
			return t.unfinished;
		case 'cut-off':
			return flaw.wholeBytes === null ? t.cutOff : t.cutOffAt(flaw.bytes, flaw.wholeBytes);
		case 'zeros':
			return t.zeros;
		case 'gone':
			return t.gone;
		case 'web-page':
			return t.webPage;
		case 'server-message':
			return t.serverMessage;
		case 'lfs-pointer':
			return t.lfsPointer(flaw.wholeBytes);
		case 'json':
			return t.json;
		case 'text':
			return t.text;
		case 'compressed':
			return t.compressed(flaw.method);
		case 'archive':
			return t.archive(flaw.archive);
		case 'other-format':
			return t.otherFormat(flaw.format);
		case 'pickle':
			return t.pickle;
		case 'other-weights':
			return t.otherWeights;
		case 'onnx':
			return t.onnx;
		case 'safetensors':
			return flaw.quantization === null ? t.safetensors : t.quantized(flaw.quantization);
		case 'unknown':
			return t.unknown;
		case 'too-old':
			return t.tooOld;
		case 'too-new':
			return t.tooNew;
		case 'big-endian':
			return t.bigEndian;
		case 'no-weights':
			return t.noWeights;
		case 'no-pack':
			return t.noPack;
		case 'newer-pack':
			return t.newerPack;
		case 'damaged-pack':
			return flaw.part === null ? t.damagedPack : t.damagedPart(flaw.part);
	}
}
