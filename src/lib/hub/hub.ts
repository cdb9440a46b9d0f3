import { AppError } from '#lib/base/errors.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import hubWorkerUrl from '#lib/hub/hub.worker.ts?worker&url';
import type { HubMethods } from '#lib/hub/methods.ts';
import type { HubAccess, HubBuild, HubEngine, HubListing, HubModel } from '#lib/hub/types.ts';
import { Caller } from '#lib/rpc/caller.ts';

/**
 * A hub of models. Requests leave from one worker, which is started by the first call and not before: nothing is asked
 * unless the user did something.
 */
export class Hub {
	#ready: Promise<unknown>;
	#access: () => HubAccess;
	#caller: Promise<Caller<HubMethods>> | null = null;

	/**
	 * @param ready resolves once a policy is known to be sent with workers: none is started before
	 * @param access read with each call
	 */
	constructor(ready: Promise<unknown>, access: () => HubAccess) {
		this.#ready = ready;
		this.#access = access;
	}

	/** The hub that is asked. */
	get endpoint(): string {
		return this.#access().endpoint;
	}

	/**
	 * Models by name, the most downloaded first.
	 * @param engine `null` for all
	 * @throws `hub/failed`, `engine/unprotected`, `AbortError`
	 */
	search(text: string, engine: HubEngine | null, signal?: AbortSignal): Promise<HubModel[]> {
		return this.#call('search', { access: this.#access(), text, engine }, signal);
	}

	/** What can be had from a repository. @throws as `search` */
	list(repository: string, revision: string, signal?: AbortSignal): Promise<HubListing> {
		return this.#call('list', { access: this.#access(), repository, revision }, signal);
	}

	/** A GGUF model behind an address. @throws as `search` */
	direct(url: string, signal?: AbortSignal): Promise<HubBuild> {
		return this.#call('direct', { access: this.#access(), url }, signal);
	}

	/**
	 * The plan with its commit, and every file's size and hash, as far as the hub knows them. Plans that are not from a hub
	 * come back as they are.
	 * @throws as `search`
	 */
	completePlan(plan: InstallPlan, signal?: AbortSignal): Promise<InstallPlan> {
		return this.#call('complete', { access: this.#access(), plan }, signal);
	}

	async #call<K extends keyof HubMethods & string>(
		method: K,
		params: HubMethods[K]['params'],
		signal: AbortSignal | undefined
	): Promise<HubMethods[K]['result']> {
		signal?.throwIfAborted();
		this.#caller ??= this.#start();
		return (await this.#caller).call(method, params, { signal });
	}

	async #start(): Promise<Caller<HubMethods>> {
		try {
			await this.#ready;
		} catch (error) {
			this.#caller = null;
			throw error;
		}
		const worker = new Worker(trustedScriptUrl(hubWorkerUrl), { type: 'module', name: 'hub' });
		const caller = new Caller<HubMethods>(worker);
		worker.addEventListener('error', (event) => {
			event.preventDefault(); // told by the calls, not by the console
			worker.terminate();
			this.#caller = null; // the next call starts another one
			caller.close(new AppError('internal/bug', { reason: event.message || 'the hub worker did not start' }));
		});
		return caller;
	}
}
