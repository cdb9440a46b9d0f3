/**
 * What the user picked or dropped, in whichever way the browser hands it over, as one list of files. Where the browser
 * gives handles they are kept, because only they can be remembered over a reload.
 */

import { isAbort } from '#lib/base/errors.ts';
import { disk as t } from '#lib/messages/en/disk.ts';

/** One file that was picked. */
export interface PickedFile {
	/** With slashes, from the folder that was picked; the name alone for a file that was picked by itself. */
	path: string;
	file: File;
	/** `null` where the browser gives none, or the file came another way. */
	handle: FileSystemFileHandle | null;
}

export interface Picked {
	/** `null` when only files were picked. */
	folder: { name: string; handle: FileSystemDirectoryHandle | null } | null;
	files: readonly PickedFile[];
	/** What lies in it is more than any model has, so not all of it was looked at. */
	tooMany: boolean;
}

/** What TypeScript's library does not know yet. */
type Directory = FileSystemDirectoryHandle & { entries(): AsyncIterable<[string, FileSystemHandle]> };
type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

/** The largest models have some hundred files. More is somebody's home. */
const maxFiles = 2000;
/** `onnx/` is one; snapshots in caches of other programs lie a few deeper. */
const maxDepth = 4;

type Folder = NonNullable<Picked['folder']>;

/** Collects files from wherever they come. */
class Basket {
	readonly files: PickedFile[] = [];
	folder: Folder | null = null;
	tooMany = false;

	get isFull(): boolean {
		return this.files.length >= maxFiles;
	}

	add(picked: PickedFile): void {
		if (this.isFull) this.tooMany = true;
		else this.files.push(picked);
	}

	async addDirectory(directory: FileSystemDirectoryHandle, prefix = '', depth = 0): Promise<void> {
		for await (const [name, handle] of (directory as Directory).entries()) {
			if (this.tooMany || isHidden(name)) continue;
			if (handle.kind === 'file') {
				const file = handle as FileSystemFileHandle;
				this.add({ path: prefix + name, file: await file.getFile(), handle: file });
			} else if (depth < maxDepth) {
				await this.addDirectory(handle as FileSystemDirectoryHandle, `${prefix}${name}/`, depth + 1);
			}
		}
	}

	async addEntry(entry: FileSystemEntry, prefix: string, depth = 0): Promise<void> {
		if (this.tooMany || isHidden(entry.name)) return;
		if (entry.isFile) {
			const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
			this.add({ path: prefix + entry.name, file, handle: null });
		} else if (depth <= maxDepth) {
			const reader = (entry as FileSystemDirectoryEntry).createReader();
			const inner = depth === 0 ? '' : `${prefix}${entry.name}/`;
			// Chromium gives a hundred entries at a time.
			for (;;) {
				const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
				if (entries.length === 0) return;
				for (const child of entries) await this.addEntry(child, inner, depth + 1);
			}
		}
	}

	get picked(): Picked {
		const { files, folder, tooMany } = this;
		return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), folder, tooMany };
	}
}

/** What programs keep for themselves, such as `.git` and `.DS_Store`. */
function isHidden(name: string): boolean {
	return name.startsWith('.');
}

/** From an `<input type="file">`, with `webkitdirectory` or without. */
export function pickedFromInput(files: Iterable<File>): Picked {
	const basket = new Basket();
	for (const file of files) {
		const [top = '', ...rest] = file.webkitRelativePath.split('/');
		if (rest.length > 0) basket.folder = { name: top, handle: null };
		if (!rest.some(isHidden)) basket.add({ path: rest.join('/') || file.name, file, handle: null });
	}
	return basket.picked;
}

/** From `showOpenFilePicker` or `showDirectoryPicker`, or from what was remembered of them. */
export async function pickedFromHandles(handles: readonly FileSystemHandle[]): Promise<Picked> {
	const basket = new Basket();
	for (const handle of handles) await takeHandle(basket, handle);
	return basket.picked;
}

async function takeHandle(basket: Basket, handle: FileSystemHandle): Promise<void> {
	if (handle.kind === 'file') {
		const file = handle as FileSystemFileHandle;
		basket.add({ path: file.name, file: await file.getFile(), handle: file });
	} else {
		const directory = handle as FileSystemDirectoryHandle;
		basket.folder ??= { name: directory.name, handle: directory };
		await basket.addDirectory(directory);
	}
}

/** From a drop. To be called while the event is being handled: afterwards the browser has taken everything back. */
export function pickedFromDrop(data: DataTransfer): Promise<Picked> {
	const items = [...data.items].filter(({ kind }) => kind === 'file') as Item[];
	const sources = items.map((item) => ({
		handle: item.getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null),
		entry: item.webkitGetAsEntry(),
		file: item.getAsFile()
	}));
	return collect(sources);
}

interface DropSource {
	handle: Promise<FileSystemHandle | null>;
	entry: FileSystemEntry | null;
	file: File | null;
}

async function collect(sources: readonly DropSource[]): Promise<Picked> {
	const basket = new Basket();
	for (const { handle: asked, entry, file } of sources) {
		const handle = await asked;
		if (handle) await takeHandle(basket, handle);
		else if (entry?.isDirectory) {
			basket.folder ??= { name: entry.name, handle: null };
			await basket.addEntry(entry, '');
		} else if (file) basket.add({ path: file.name, file, handle: null });
	}
	return basket.picked;
}

/** Chromium's, in no standard that other browsers follow. */
interface Pickers {
	showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
	showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle>;
}

const pickers = globalThis as Pickers;
const modelTypes = () => [
	{
		description: t.open.fileKind,
		accept: { 'application/octet-stream': ['.gguf', '.hearth', '.onnx', '.wasm'], 'application/json': ['.json'] }
	}
];

/** Does this browser give handles, with which a file is found again after a reload? */
export function canPickHandles(): boolean {
	return pickers.showOpenFilePicker !== undefined && pickers.showDirectoryPicker !== undefined;
}

/** To be called in a click. `null`: the user has thought better of it. */
export function pickFiles(): Promise<Picked | null> {
	return picking(async () => (await pickers.showOpenFilePicker?.({ multiple: true, types: modelTypes() })) ?? []);
}

/** To be called in a click. `null`: the user has thought better of it. */
export function pickFolder(): Promise<Picked | null> {
	return picking(async () =>
		[await pickers.showDirectoryPicker?.({ mode: 'read' })].filter((one) => one !== undefined)
	);
}

async function picking(ask: () => Promise<readonly FileSystemHandle[]>): Promise<Picked | null> {
	try {
		return await pickedFromHandles(await ask());
	} catch (error) {
		if (isAbort(error)) return null;
		throw error;
	}
}
