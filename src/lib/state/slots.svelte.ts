import { isAbort, toAppError } from '#lib/base/errors.ts';
import { canShareSlots, decidedSlots, slotKey, type SlotDecision } from '#lib/host/slots.ts';
import { connect as t } from '#lib/messages/en/connect.ts';
import type { EngineState } from '#lib/state/engine.svelte.ts';
import { slotStore, watchSlots } from '#lib/state/slot-store.ts';
import { slotSentence } from '#lib/state/slot-words.ts';

/** How many requests to the chosen model are answered at once: what was measured, and who decides. For the page that shows it. */
export class SlotsState {
	#engine: EngineState;
	#changes = $state(0);
	#abort = $state.raw<AbortController | null>(null);
	#said = $state('');

	constructor(engine: EngineState) {
		this.#engine = engine;
	}

	/** Follows what other tabs and the engine itself find out, until the returned function is called. */
	follow(): () => void {
		return watchSlots(() => void this.#changes++);
	}

	/** The engine of the chosen model could do it. */
	get possible(): boolean {
		return canShareSlots(this.#engine.model);
	}

	get enabled(): boolean {
		void this.#changes;
		return slotStore.enabled;
	}

	get decision(): SlotDecision | null {
		void this.#changes;
		const { model, backend } = this.#engine;
		return slotStore.find(slotKey(model, backend));
	}

	get sentence(): string {
		return slotSentence(this.#engine.model, this.enabled, this.decision);
	}

	get measuring(): boolean {
		return this.#abort !== null;
	}

	/** How the last measurement ended, where the sentence does not say it. */
	get said(): string {
		return this.#said;
	}

	/** Measures (again), after the answers that were asked for. Never rejects. */
	async measure(): Promise<void> {
		if (this.#abort) return;
		const abort = (this.#abort = new AbortController());
		this.#said = '';
		try {
			const decision = await this.#engine.measureSlots(abort.signal);
			if (!decision && !abort.signal.aborted) this.#said = t.atOnce.interrupted;
		} catch (error) {
			if (!isAbort(error)) this.#said = t.atOnce.failed(toAppError(error).message);
		} finally {
			this.#abort = null;
		}
	}

	stop(): void {
		this.#abort?.abort();
	}

	/** Uses what was measured, or not. Where that changes something, the model is loaded again after its answers. */
	async enable(enabled: boolean): Promise<void> {
		slotStore.enable(enabled);
		const { model, status, backend } = this.#engine;
		if (status.modelId !== model.id || !status.model) return;
		if (status.model.slots === decidedSlots(slotStore, model, backend)) return;
		await this.#engine.unload();
		await this.#engine.preload();
	}
}
