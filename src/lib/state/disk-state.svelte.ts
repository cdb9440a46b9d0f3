import { AppError, toAppError } from '#lib/base/errors.ts';
import { totalBytes, type ModelInfo } from '#lib/catalog/catalog.ts';
import { sentences } from '#lib/messages/format.ts';
import { DiskMemory, findAgain, toRemembered, type Remembered } from '#lib/state/disk-handles.ts';
import type { GraphChoice } from '#lib/state/disk-onnx.ts';
import type { Picked } from '#lib/state/disk-picked.ts';
import type { Models } from '#lib/state/models.svelte.ts';
import type { Notices } from '#lib/state/notices.svelte.ts';
import { remedyFor } from '#lib/state/remedies.ts';

export type { GraphChoice, Picked };

export interface DiskDeps {
	models: Models;
	notices: Notices;
	/** The model that is chosen now. */
	chosen: () => ModelInfo;
	choose: (model: ModelInfo) => void;
	/** Frees the memory of a model whose files are others now. */
	unload: () => Promise<void>;
	/** Takes a model off the list. */
	close: (model: ModelInfo) => Promise<void>;
	shaderF16: () => boolean;
	importPack: (file: File) => Promise<boolean>;
}

/** A model on the disk of the user: open, remembered, or both. */
export interface DiskEntry {
	id: string;
	name: string;
	bytes: number;
	/** `null`: its files are to be asked for first. */
	open: ModelInfo | null;
	remembered: boolean;
}

/** A folder with an ONNX model in several forms, of which the user takes one. */
export interface Choice {
	name: string;
	graphs: readonly GraphChoice[];
}

/** Models that lie on the disk of the user, and stay there. */
export class DiskState {
	#deps: DiskDeps;
	#memory = new DiskMemory();
	#remembered = $state.raw<readonly Remembered[]>([]);
	#waiting = $state.raw<{ picked: Picked; choice: Choice } | null>(null);
	#working = $state(0);
	readonly entries: readonly DiskEntry[] = $derived.by(() => this.#list());

	constructor(deps: DiskDeps) {
		this.#deps = deps;
	}

	/** What the user has to choose before a folder can be opened; `null` when nothing. */
	get choice(): Choice | null {
		return this.#waiting?.choice ?? null;
	}

	/** Headers are being read. */
	get working(): boolean {
		return this.#working > 0;
	}

	/** Reads what was remembered. Never rejects: a browser without such a store remembers nothing. */
	async recall(): Promise<void> {
		this.#remembered = await this.#memory.list().catch(() => []);
	}

	/**
	 * Opens what was picked or dropped, and picks the model. `false` when it is none, a notice says why; or when the user
	 * must choose first (`choice`).
	 */
	async take(picking: Picked | Promise<Picked>): Promise<boolean> {
		return this.#try(async () => {
			const picked = await picking;
			if (picked.files.length === 0 && !picked.folder) return false; // text was dropped, say
			const { kindOf, nameOf } = await import('#lib/state/disk-folder.ts');
			const kind = await kindOf(picked);
			if (kind === 'pack') return this.#importPacks(picked);
			if (kind !== 'onnx') return this.#open(picked, kind, null);
			const { graphChoices } = await import('#lib/state/disk-onnx.ts');
			const graphs = graphChoices(picked, this.#deps.shaderF16());
			const [only] = graphs;
			if (graphs.length === 1 && only) return this.#open(picked, kind, only.path);
			this.#waiting = { picked, choice: { name: nameOf(picked), graphs } };
			return false;
		});
	}

	/** @param graphPath `null` gives up */
	async chooseGraph(graphPath: string | null): Promise<boolean> {
		const waiting = this.#waiting;
		this.#waiting = null;
		if (!waiting || graphPath === null) return false;
		return this.#try(() => this.#open(waiting.picked, 'onnx', graphPath));
	}

	/** Opens a remembered model again. To be called in a click: the browser may ask. `false` with a notice when it fails. */
	async reopen(id: string): Promise<boolean> {
		const remembered = this.#remembered.find((model) => model.id === id);
		if (!remembered) return false;
		return this.#try(async () => {
			const { name, graphPath } = remembered;
			const { allowed, picked, gone, changed } = await findAgain(remembered);
			const { disk: t } = await import('#lib/messages/en/disk.ts');
			if (!allowed) {
				this.#tell('info', t.again.notAllowed(name));
				return false;
			}
			if (gone.length > 0) {
				const action = { label: t.again.forget, run: () => this.forget(id) };
				this.#deps.notices.show({ tone: 'error', text: t.again.gone(name, gone), action });
				return false;
			}
			const { kindOf } = await import('#lib/state/disk-folder.ts');
			const kind = await kindOf(picked);
			if (kind === 'pack') throw new AppError('internal/bug', { reason: 'A pack was remembered as a model.' });
			const opened = await this.#open(picked, kind, graphPath);
			const [first] = changed;
			if (opened && first) {
				const nowBytes = picked.files.find(({ path }) => path === first.path)?.file.size ?? 0;
				const sizes = nowBytes === first.bytes ? null : { thenBytes: first.bytes, nowBytes };
				this.#tell('warning', t.again.changed(name, changed.length, sizes));
			}
			return opened;
		});
	}

	/** Takes a model off all lists; its files stay where they are. */
	async forget(id: string): Promise<void> {
		const open = this.#deps.models.list.find(({ info }) => info.id === id)?.info;
		if (open) await this.#deps.close(open);
		await this.#memory.forget(id).catch(() => {});
		await this.recall();
	}

	#list(): DiskEntry[] {
		const open = this.#deps.models.list.map(({ info }) => info).filter(({ disk }) => disk);
		const closed = this.#remembered.filter(({ id }) => !open.some((info) => info.id === id));
		return [
			...open.map((info) => ({
				id: info.id,
				name: info.name,
				bytes: totalBytes(info),
				open: info,
				remembered: this.#remembered.some(({ id }) => id === info.id)
			})),
			...closed.map(({ id, name, files }) => ({
				id,
				name,
				bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
				open: null,
				remembered: true
			}))
		];
	}

	async #open(picked: Picked, kind: 'gguf' | 'onnx' | 'mlc', graphPath: string | null): Promise<boolean> {
		const { openPicked } = await import('#lib/state/disk-open.ts');
		const { models, chosen, choose, unload } = this.#deps;
		const opened = models.list.map(({ info }) => info).filter(({ disk }) => disk);
		const open = chosen().disk ? chosen() : (opened.at(-1) ?? null);
		const { model, taken } = await openPicked(picked, kind, { open, graphPath });
		models.add(model);
		choose(model);
		// The one that is loaded under this name is another file now, or has other adapters.
		if (opened.some(({ id }) => id === model.id)) void unload();
		await this.#remember(model, taken, graphPath);
		return true;
	}

	/** Adapters that came after their model are remembered with it. */
	async #remember(model: ModelInfo, taken: Picked, graphPath: string | null): Promise<void> {
		const before = this.#remembered.find(({ id }) => id === model.id);
		const added = toRemembered(model, taken, graphPath);
		const isWhole = model.disk?.every((file) => taken.files.some(({ path }) => path === file.name)) ?? false;
		// An addition to a model that nobody remembers does not stand alone.
		const memory = isWhole ? added : before && added && merge(before, added);
		await (memory ? this.#memory.keep(memory) : isWhole ? this.#memory.forget(model.id) : null)?.catch(() => {});
		await this.recall();
	}

	async #importPacks({ files }: Picked): Promise<boolean> {
		let done = true;
		for (const { file, path } of files) if (/\.hearth$/i.test(path)) done = (await this.#deps.importPack(file)) && done;
		return done;
	}

	async #try(work: () => Promise<boolean>): Promise<boolean> {
		this.#working++;
		try {
			return await work();
		} catch (error) {
			const { sentence, next } = remedyFor(toAppError(error));
			this.#tell('error', sentences(sentence, next));
			return false;
		} finally {
			this.#working--;
		}
	}

	#tell(tone: 'info' | 'warning' | 'error', text: string): void {
		this.#deps.notices.show({ tone, text, action: null });
	}
}

function merge(before: Remembered, added: Remembered): Remembered {
	const kept = before.files.filter(({ path }) => !added.files.some((file) => file.path === path));
	return { ...before, openedAtMs: added.openedAtMs, files: [...kept, ...added.files] };
}
