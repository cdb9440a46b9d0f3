import { listMeters } from '#lib/device/figures.ts';
import type { Meter } from '#lib/device/figures.ts';
import type { Finding, NextStep } from '#lib/device/finding.ts';
import { listFindings } from '#lib/device/findings.ts';
import { takeInventory } from '#lib/device/inventory.ts';
import { writeReport } from '#lib/device/report.ts';
import type { Step } from '#lib/device/steps.ts';
import type { Inventory } from '#lib/device/types.ts';
import { judge } from '#lib/device/verdict.ts';
import type { Running, Verdict } from '#lib/device/verdict.ts';

export type { Finding, Inventory, Meter, NextStep, Running, Step, Verdict };

/** What is known of this machine. Empty until `check()` has run; nothing is sent anywhere. */
export class DeviceState {
	#inventory = $state.raw<Inventory | null>(null);
	#checking = $state.raw(false);
	#pending: Promise<void> | null = null;
	#running: () => Running | null;

	readonly verdict: Verdict | null = $derived.by(() => this.#inventory && judge(this.#inventory, this.#running()));
	readonly meters: readonly Meter[] = $derived(this.#inventory ? listMeters(this.#inventory) : []);
	readonly findings: readonly Finding[] = $derived(this.#inventory ? listFindings(this.#inventory) : []);
	/** Plain text for a bug report; `null` before the first check. */
	readonly report: string | null = $derived(this.#inventory && writeReport(this.#inventory));

	/** `running` tells what the loaded model really runs on, so that the verdict can say so. */
	constructor(running: () => Running | null = () => null) {
		this.#running = running;
	}

	get inventory(): Inventory | null {
		return this.#inventory;
	}

	get checking(): boolean {
		return this.#checking;
	}

	/** Looks (again); calls while a check is under way share it. The old answer stays until the new one is there. */
	check(): Promise<void> {
		this.#pending ??= this.#check().finally(() => (this.#pending = null));
		return this.#pending;
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
