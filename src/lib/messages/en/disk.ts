import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

const instead = 'Look for the same model as a GGUF file, or as an ONNX or MLC folder';

/** `a`, `a and b`, `a, b and 7 more`. */
function some([first = '', second = '', ...others]: readonly string[]): string {
	if (second === '') return first;
	return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${number(others.length)} more`;
}

const are = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');

/** Models that lie on the disk of the user, and how they are opened. */
export const disk = area('disk', {
	open: {
		title: 'A model of your own',
		lead: 'Hearth reads it from your disk where it lies; nothing is uploaded. Choose it here, or drop it anywhere on this page.',
		files: 'Open files',
		folder: 'Open a folder',
		reading: 'Reading headers…',
		ggufTitle: 'GGUF files',
		gguf: 'All parts of a split model together. With it, or after it: LoRA adapters, and an mmproj file for images.',
		foldersTitle: 'Folders',
		folders: 'ONNX as transformers.js has them, or MLC with its compiled .wasm library.',
		packsTitle: '.hearth packs',
		packs: 'Exported from Hearth on another device. Every byte is checked, and a copy is kept.',
		fileInput: 'GGUF file',
		folderInput: 'Model folder',
		/** The kind of files, in the dialog of the system. */
		fileKind: 'Models'
	},
	drop: {
		title: 'Drop to open',
		hint: 'A GGUF file with all its parts, a model folder, or a .hearth pack'
	},
	/** Models that are open or remembered. */
	list: {
		title: 'On your disk',
		forThisVisit: 'Open for this visit only: this browser cannot find the file again by itself.',
		open: 'Open. It stays on this list after a reload.',
		closed: 'The browser may ask whether Hearth may read it.',
		keepCopy: 'Keep a copy in Hearth',
		forget: 'Forget',
		chat: 'Chat',
		reopen: 'Open',
		/** Where a model that is open came from, instead of words about what it can do. */
		summary: 'From your disk. It is read where it lies; nothing is copied or uploaded.'
	},
	/** A model that was opened once is opened again. */
	again: {
		notAllowed: (model: string) =>
			`The browser was not allowed to read ${model}. Open it again and allow it when you are asked.`,
		gone: (model: string, files: readonly string[]) =>
			`${model} cannot be found: ${some(files)} ${are(files)} no longer where it was. It was moved, renamed or deleted.`,
		forget: 'Forget it',
		/** `sizes` of the first of the files, where it has another one now. */
		changed: (model: string, files: number, sizes: { thenBytes: number; nowBytes: number } | null) => {
			const other = sizes ? ` (${formatBytes(sizes.thenBytes)} then, ${formatBytes(sizes.nowBytes)} now)` : '';
			const several = files > 1 ? `, ${number(files)} files of it` : '';
			return `${model} has changed on the disk since you opened it last${other}${several}. Its header is sound; whether the rest is what you expect, only you know.`;
		}
	},
	/** A folder holds a model in several sizes, of which one is chosen. */
	choice: {
		title: (model: string) => `${model} comes in several sizes`,
		lead: 'The first one suits this device best. The others stay where they are.',
		label: 'Size of the model',
		open: 'Open',
		/** How exact its numbers are. */
		forms: {
			q4f16: '4 bits, computed with 16: small and fast, needs a GPU that can',
			q4: '4 bits: small',
			q8: '8 bits: larger, closer to the original',
			int8: '8 bits: larger, closer to the original',
			uint8: '8 bits: larger, closer to the original',
			bnb4: '4 bits, the way of bitsandbytes',
			fp16: '16 bits: large, needs a GPU that can',
			fp32: '32 bits: the original, very large'
		}
	},
	/**
	 * Why files cannot be opened. Each is the rest of a sentence that begins with the name of the folder or file, and has no
	 * point at its end.
	 */
	refused: {
		tooMany: 'holds more files than any model. Choose the folder of one model',
		empty: 'holds no files',
		safetensorsAdapter:
			'is a LoRA adapter in the safetensors format. Convert it to GGUF with convert_lora_to_gguf.py of llama.cpp, then open that with its model',
		/** `method` is a name such as GPTQ; `null` where it has none that is known. */
		quantized: (method: string | null) =>
			`is quantized with ${method ?? 'a method of its own'}, for graphics cards and programs outside a browser. ${instead}`,
		rawWeights: `holds raw weights (safetensors), which models are trained and published in. ${instead}`,
		pytorch: `holds PyTorch weights (pickle), which can hold programs and are never opened here. ${instead}`,
		folderInside: (quotedName: string) => `is no model itself. Choose the folder ${quotedName} in it`,
		unknown: `holds no model that Hearth knows. ${instead}`,
		jsonTooLong: 'is too long for what it should be',
		jsonWrong: 'does not hold what it should',
		jsonGone: 'can no longer be read; it may have been moved or changed',
		notJson: 'is not JSON; it may be cut off or damaged',
		noTensorList: 'lacks its list of tensors (tensor-cache.json or ndarray-cache.json)',
		emptyTensorList: (fileName: string) => `has a list of tensors (${fileName}) that names no files`,
		incomplete: (missing: readonly string[]) => `is incomplete: ${some(missing)} ${are(missing)} missing`,
		noLibrary:
			'lacks its compiled library, a .wasm file that MLC publishes apart from the weights. Put it into the folder, or drop both together',
		manyLibraries: (count: number) =>
			plural(count, { other: 'holds # compiled libraries (.wasm). Leave the one for this model in the folder' }),
		noSettings: (missing: readonly string[]) =>
			`lacks ${missing.join(' and ')}, which a folder for transformers.js has`,
		manyNetworks: (names: readonly string[]) =>
			`is a model of several networks (${names.join(', ')}), and Hearth runs those of one. Look for the same model as a GGUF file`,
		loneProjector: 'is a projector, which lets a model see images. Open its model first, or both together',
		loneAdapter: 'is a LoRA adapter, which changes a model. Open its model first, or both together',
		adapterOfSplit: (model: string) => `needs a model in one file, and ${model} is split`,
		/** `base` and `kind` are names of architectures, such as llama. */
		adapterOfOther: (base: string, model: string, kind: string) =>
			`is an adapter for ${base} models, and ${model} is a ${kind} model`
	},
	/** Why a model did not start: each follows `The model did not start:` and has no point at its end. */
	notStarted: {
		noFile: 'no file was chosen',
		manyFiles: 'choose one file, or all parts of one split model',
		/** What is wrong with the files of a split model. */
		notSplit: 'it has parts that do not belong to a split model',
		mixed: 'it has parts that belong to different models, or whose names were changed',
		tensors: (found: number, promised: number) =>
			`it has ${plural(found, { one: '# tensor', other: '# tensors' })} in its parts, and ${number(promised)} are promised`,
		split: (parts: number) => `this is a split model; choose all ${number(parts)} of its parts together`,
		splitWithout: (parts: number, missing: readonly string[]) =>
			`this is a split model; choose all ${number(parts)} of its parts together: ${some(missing)} ${are(missing)} missing`
	}
});
