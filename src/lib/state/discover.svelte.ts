import { buildBytes } from '#lib/catalog/builds.ts';
import type { Build, LibraryModel } from '#lib/catalog/library-types.ts';
import { weightBytes } from '#lib/catalog/memory.ts';
import { planBuild } from '#lib/catalog/plan-build.ts';
import { catalogue } from '#lib/messages/en/catalogue.ts';
import type { LibraryState } from '#lib/state/library.svelte.ts';
import type { Fit, InstallPlan } from '#lib/state/library-types.ts';

export type KindFilter = LibraryModel['kind'] | 'all';
export type DiscoverSort = 'fit' | 'size' | 'name';

/** One way to have a model. */
export interface Offer {
	plan: InstallPlan;
	repository: string;
	/** Of the whole download; an estimate from its parameters where nobody has confirmed the sizes. */
	bytes: number;
	estimated: boolean;
	/** `null` while the device is not known. */
	fit: Fit | null;
}

/** A model of the catalogue. */
export interface DiscoverRow {
	model: LibraryModel;
	/** One sentence, in the language shown now. */
	summary: string;
	/** What is offered first. */
	best: Offer;
	/** All of them. */
	offers: readonly Offer[];
}

/** By id; a spec checks that each model has one. */
const summaries: Readonly<Record<string, string>> = catalogue;

/** The best first; what is not known yet counts as the best. */
const ranks: Readonly<Record<Fit['verdict'], number>> = { fits: 0, tight: 1, 'too-large': 2, 'cannot-run': 3 };
const rankOf = ({ fit }: Offer) => (fit ? ranks[fit.verdict] : 0);

/** The catalogue of models, with what of it fits this device. Large, so it is loaded when it is looked at. */
export class DiscoverState {
	search = $state('');
	kind = $state<KindFilter>('all');
	sort = $state<DiscoverSort>('fit');
	#library: LibraryState;
	#endpoint: () => string;
	#models = $state.raw<readonly LibraryModel[] | null>(null);
	readonly #all: readonly DiscoverRow[] = $derived((this.#models ?? []).map((model) => this.#row(model)));
	readonly rows: readonly DiscoverRow[] = $derived.by(() => {
		const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
		const found = this.#all.filter((row) => this.#isWanted(row, words));
		return found.toSorted((a, b) => compare[this.sort](a, b));
	});

	/** @param endpoint of the hub that is asked */
	constructor(library: LibraryState, endpoint: () => string) {
		this.#library = library;
		this.#endpoint = endpoint;
	}

	get loaded(): boolean {
		return this.#models !== null;
	}

	/** @throws when the app cannot be reached for the list, which is stored at its first use */
	async load(): Promise<void> {
		const [{ library }] = await Promise.all([import('#lib/catalog/library.ts'), this.#library.prepareFit()]);
		this.#models = library.models;
	}

	#isWanted({ model, summary }: DiscoverRow, words: readonly string[]): boolean {
		const { name, family, kind, source } = model;
		if (this.kind !== 'all' && kind !== this.kind) return false;
		const text = `${name} ${family} ${summary} ${kind} ${source}`.toLowerCase();
		return words.every((word) => text.includes(word));
	}

	#row(model: LibraryModel): DiscoverRow {
		const offers = model.builds.map((build) => this.#offer(model, build));
		const [first, ...others] = offers;
		if (!first) throw new Error(`${model.name} has no build.`); // a spec checks the catalogue
		// Of equals the one that is listed first: llama.cpp runs on the GPU and without one.
		const best = others.reduce((known, offer) => (rankOf(offer) < rankOf(known) ? offer : known), first);
		return { model, summary: summaries[model.id] ?? '', best, offers };
	}

	#offer(model: LibraryModel, build: Build): Offer {
		const plan = planBuild(model, build, this.#endpoint());
		const known = buildBytes(build);
		const bytes = known ?? weightBytes(model, build).bytes;
		return { plan, repository: build.repository, bytes, estimated: known === null, fit: this.#library.fitOf(plan) };
	}
}

const compare: Readonly<Record<DiscoverSort, (a: DiscoverRow, b: DiscoverRow) => number>> = {
	fit: (a, b) => rankOf(a.best) - rankOf(b.best),
	size: (a, b) => a.best.bytes - b.best.bytes,
	name: (a, b) => a.model.name.localeCompare(b.model.name, 'en', { numeric: true })
};
