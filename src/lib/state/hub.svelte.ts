import { isAbort, toAppError, type AppError } from '#lib/base/errors.ts';
import { readWanted, type WrongAddress } from '#lib/hub/address.ts';
import { Hub } from '#lib/hub/hub.ts';
import type { HubAccess, HubBuild, HubEngine, HubListing, HubModel } from '#lib/hub/types.ts';
import { hub as t } from '#lib/messages/en/hub.ts';

export type { HubBuild, HubEngine, HubListing, HubModel } from '#lib/hub/types.ts';
export type { InstallPlan } from '#lib/catalog/install-plan.ts';

/** What the search shows. */
export type HubView =
	| { kind: 'nothing' }
	| { kind: 'models'; text: string; models: readonly HubModel[] }
	| { kind: 'repository'; listing: HubListing; path: string | null }
	| { kind: 'file'; build: HubBuild }
	/** Nothing was asked: this is no address of a model. */
	| { kind: 'refused'; why: WrongAddress }
	| { kind: 'failed'; error: AppError };

/** What of the app a search needs. */
interface HubNeeds {
	engineReady: Promise<unknown>;
	hubAccess: () => HubAccess;
}

const opened = new WeakMap<HubNeeds, HubState>();

/** The search of an app: the same one each time, so that its results outlive the page that shows them. */
export function hubFor(app: HubNeeds): HubState {
	const known = opened.get(app) ?? new HubState(app.engineReady, app.hubAccess);
	opened.set(app, known);
	return known;
}

/** Models from the network, as somebody looks for them. Nothing is asked before they do. */
export class HubState {
	text = $state('');
	/** `null`: whatever a browser can run. */
	engine = $state<HubEngine | null>(null);
	#hub: Hub;
	#view = $state.raw<HubView>({ kind: 'nothing' });
	/** The results that an open repository came from. */
	#results = $state.raw<Extract<HubView, { kind: 'models' }> | null>(null);
	#working = $state.raw<(() => string) | null>(null);
	#again: () => Promise<void> = async () => {};
	#run: AbortController | null = null;

	/**
	 * @param ready resolves once workers are known to be confined
	 * @param access the settings, read with each request
	 */
	constructor(ready: Promise<unknown>, access: () => HubAccess) {
		this.#hub = new Hub(ready, access);
	}

	get view(): HubView {
		return this.#view;
	}

	/** What is being asked, for people; `null` when nothing is. */
	get working(): string | null {
		return this.#working?.() ?? null;
	}

	/** The host that is asked. */
	get host(): string {
		return new URL(this.#hub.endpoint).host;
	}

	/** Whether there is a list to go back to. */
	get canGoBack(): boolean {
		return this.#results !== null && this.#view !== this.#results;
	}

	/** Looks for what stands in the field: a name, `owner/name`, or an address. */
	async submit(): Promise<void> {
		const wanted = readWanted(this.text, this.#hub.endpoint);
		if (wanted.kind === 'search') {
			if (wanted.text !== '') await this.#search(wanted.text);
		} else if (wanted.kind === 'repository') {
			this.#results = null;
			await this.open(wanted.repository, wanted.revision, wanted.path);
		} else if (wanted.kind === 'file') {
			this.#results = null;
			await this.#direct(wanted.url);
		} else {
			this.#stop();
			this.#view = { kind: 'refused', why: wanted.why };
		}
	}

	/** Searches for something else, as if it had been typed. */
	async searchFor(text: string): Promise<void> {
		this.text = text;
		await this.submit();
	}

	/** Shows what can be had from a repository. */
	open(repository: string, revision = 'main', path: string | null = null): Promise<void> {
		return this.#do(
			() => t.search.reading(repository),
			async (signal) => {
				const listing = await this.#hub.list(repository, revision, signal);
				return { kind: 'repository', listing, path };
			}
		);
	}

	/** Back to the list that the open repository came from. */
	back(): void {
		this.#stop();
		if (this.#results) this.#view = this.#results;
	}

	/** The last request once more. */
	retry(): Promise<void> {
		return this.#again();
	}

	/** Leaves what is being asked. */
	cancel(): void {
		this.#stop();
	}

	#search(text: string): Promise<void> {
		const { engine, host } = this;
		return this.#do(
			() => t.search.searching(host),
			async (signal) => {
				const models = await this.#hub.search(text, engine, signal);
				this.#results = { kind: 'models', text, models };
				return this.#results;
			}
		);
	}

	#direct(url: string): Promise<void> {
		const { host } = new URL(url);
		return this.#do(
			() => t.search.reading(host),
			async (signal) => ({
				kind: 'file',
				build: await this.#hub.direct(url, signal)
			})
		);
	}

	/** One at a time: whatever is asked next replaces what is under way. */
	async #do(words: () => string, work: (signal: AbortSignal) => Promise<HubView>): Promise<void> {
		this.#stop();
		this.#again = () => this.#do(words, work);
		const run = new AbortController();
		this.#run = run;
		this.#working = words;
		try {
			const view = await work(run.signal);
			if (this.#run === run) this.#view = view;
		} catch (error) {
			if (this.#run === run && !isAbort(error)) this.#view = { kind: 'failed', error: toAppError(error) };
		} finally {
			if (this.#run === run) this.#stop();
		}
	}

	#stop(): void {
		this.#run?.abort();
		this.#run = null;
		this.#working = null;
	}
}
