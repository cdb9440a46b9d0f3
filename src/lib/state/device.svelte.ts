import { listMeters } from '#lib/device/figures.ts';
import type { Meter } from '#lib/device/figures.ts';
import type { Finding, NextStep } from '#lib/device/finding.ts';
import { takeInventory } from '#lib/device/inventory.ts';
import { findUsableGpu } from '#lib/device/readiness.ts';
import type { Step } from '#lib/device/steps.ts';
import type { Inventory } from '#lib/device/types.ts';
import { judge } from '#lib/device/verdict.ts';
import type { Running, Verdict } from '#lib/device/verdict.ts';

export type { Finding, Inventory, Meter, NextStep, Running, Step, Verdict };

/** What is known of this machine. Empty until `check()` has run; nothing is sent anywhere. */
export class DeviceState {
	#inventory = $state.raw<Inventory | null>(null);
	#details = $state.raw<typeof import('#lib/device/details.ts') | null>(null);
	#checking = $state.raw(false);
	#pending: Promise<void> | null = null;
	#running: () => Running | null;

	readonly verdict: Verdict | null = $derived.by(() => this.#inventory && judge(this.#inventory, this.#running()));
	readonly meters: readonly Meter[] = $derived(this.#inventory ? listMeters(this.#inventory) : []);
	/** Empty before `explain()`. */
	readonly findings: readonly Finding[] = $derived.by(() =>
		this.#inventory && this.#details ? this.#details.listFindings(this.#inventory) : []
	);
	/** Plain text for a bug report; `null` before the first check and before `explain()`. */
	readonly report: string | null = $derived.by(
		() => this.#inventory && this.#details && this.#details.writeReport(this.#inventory)
	);

	/** `running` tells what the loaded model really runs on, so that the verdict can say so. */
	constructor(running: () => Running | null = () => null) {
		this.#running = running;
	}

	get inventory(): Inventory | null {
		return this.#inventory;
	}

	/** llama.cpp can use the GPU of this device. */
	get usableGpu(): boolean {
		return this.#inventory !== null && findUsableGpu(this.#inventory) !== null;
	}

	get checking(): boolean {
		return this.#checking;
	}

	/** Looks (again); calls while a check is under way share it. The old answer stays until the new one is there. */
	check(): Promise<void> {
		this.#pending ??= this.#check().finally(() => (this.#pending = null));
		return this.#pending;
	}

	/** Looks if nobody has looked yet, and loads the texts of findings and report. */
	async explain(): Promise<void> {
		const [details] = await Promise.all([import('#lib/device/details.ts'), this.#inventory ? null : this.check()]);
		this.#details = details;
	}

	async #check(): Promise<void> {
		this.#checking = true;
		try {
			this.#inventory = await takeInventory();
		} finally {
			this.#checking = false;
		}
	}
}
