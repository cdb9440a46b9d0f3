import { formatBytes } from '#lib/base/units.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { guide } from '#lib/catalog/catalog.ts';
import type { Backend, GenerateEvent, GenerateRequest, Sampling } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import type { HostStatus } from '#lib/host/status.ts';
import { tools, type ToolDescription } from '#lib/tools/tools.ts';

/** The chosen model and what its engine is doing, for display. */
export class EngineState {
	#model = $state.raw<ModelInfo>(guide);
	#status = $state.raw<HostStatus>() as HostStatus;
	#host: Host;

	constructor(host: Host) {
		this.#host = host;
		host.subscribe((status) => (this.#status = status));
	}

	get model(): ModelInfo {
		return this.#model;
	}

	get status(): HostStatus {
		return this.#status;
	}

	/** What the loaded model really runs on. */
	get backend(): Backend {
		return this.#status.backend ?? 'cpu';
	}

	get sampling(): Sampling {
		return { maxTokens: this.#model.maxAnswerTokens, temperature: this.#model.temperature };
	}

	/** What the model may call while it answers. */
	get tools(): readonly ToolDescription[] {
		return tools.filter(({ name }) => this.#model.tools?.includes(name));
	}

	/** What the answer waits for, before its first word; `null` when nothing worth saying. */
	get waitingFor(): string | null {
		const { phase, progress } = this.#status;
		if (phase !== 'loading') return null;
		if (progress?.phase === 'download' && progress.loadedBytes < progress.totalBytes && !progress.fromCache) {
			return `Fetching ${this.#model.name}: ${formatBytes(progress.loadedBytes)} of ${formatBytes(progress.totalBytes)}`;
		}
		return `Starting ${this.#model.name}`;
	}

	/** Where the model runs, in one sentence. */
	get sentence(): string {
		const { phase, backend, fallback } = this.#status;
		if (fallback === 'device-lost') return 'The GPU stopped answering; running on the CPU instead.';
		if (phase === 'loading') return `${this.waitingFor ?? 'Starting'}…`;
		if (backend === 'webgpu') return 'On this device, on its GPU.';
		if (backend === 'cpu') return 'On this device, on its CPU.';
		return 'On this device.';
	}

	choose(model: ModelInfo): void {
		this.#model = model;
	}

	/** Loads the chosen model so that the first answer comes sooner. A failure shows with the first answer. */
	async preload(): Promise<void> {
		await this.#host.load(this.#model).catch(() => {});
	}

	generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GenerateEvent> {
		return this.#host.generate(this.#model, request, { signal });
	}

	/** Frees memory; the next answer loads the model again. */
	async unload(): Promise<void> {
		await this.#host.unload();
	}
}
