import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { catalog, nameFromDisk, totalBytes } from '#lib/catalog/catalog.ts';

export type ModelSummary = ModelInfo;

/** The models that can be picked on this device. */
export class Models {
	/** From the disk, as long as this tab is open: no browser lets a page find a file again by itself. */
	#opened = $state.raw<readonly ModelSummary[]>([]);
	#installed: () => readonly ModelSummary[];
	readonly list: readonly { info: ModelSummary }[] = $derived.by(() =>
		[...catalog, ...this.#installed(), ...this.#opened].map((info) => ({ info }))
	);
	readonly totalBytes = totalBytes;

	/** @param installed what was downloaded to this device */
	constructor(installed: () => readonly ModelSummary[] = () => []) {
		this.#installed = installed;
	}

	/** What a model is called, also one that is no longer on the list. */
	nameOf(id: string): string {
		const info = this.list.find((model) => model.info.id === id)?.info;
		return info?.name ?? nameFromDisk(id) ?? id;
	}

	/** Replaces one with the same id. */
	add(model: ModelSummary): void {
		this.#opened = [...this.#opened.filter(({ id }) => id !== model.id), model];
	}

	remove(id: string): void {
		this.#opened = this.#opened.filter((model) => model.id !== id);
	}
}
