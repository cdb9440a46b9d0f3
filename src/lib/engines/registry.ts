import { AppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import { awaitDeath } from '#lib/engines/contract/life.ts';
import { RemoteEngine } from '#lib/engines/contract/remote.ts';
import type { EngineId } from '#lib/engines/contract/types.ts';
import fakeWorkerUrl from '#lib/engines/fake/fake.worker.ts?worker&url';
import transformersWorkerUrl from '#lib/engines/transformers/transformers.worker.ts?worker&url';
import webllmWorkerUrl from '#lib/engines/webllm/webllm.worker.ts?worker&url';
import wllamaWorkerUrl from '#lib/engines/wllama/wllama.worker.ts?worker&url';

const workerUrls: Readonly<Partial<Record<EngineId, string>>> = {
	wllama: wllamaWorkerUrl,
	transformers: transformersWorkerUrl,
	webllm: webllmWorkerUrl,
	fake: fakeWorkerUrl
};

/** An engine and the worker that it lives in. */
export interface EngineWorker {
	engine: RemoteEngine;
	/** Ends the worker at once, whatever it does. Calls in flight fail with `engine/crashed`, and so do later ones. */
	terminate(): void;
}

/**
 * Starts an engine in a worker of its own: the only place that constructs one.
 * @param onCrash is told when the worker dies by itself; its calls have failed by then
 */
export function createEngine(id: EngineId, onCrash: (error: AppError) => void = () => {}): EngineWorker {
	const url = workerUrls[id];
	if (!url)
		throw new AppError('engine/unsupported', { engine: id, reason: 'this version of the app does not have it' });
	const name = `engine ${id} ${newId()}`;
	const worker = new Worker(trustedScriptUrl(url), { type: 'module', name });
	const engine = new RemoteEngine(id, worker);
	const life = new AbortController();

	const end = (reason: string): AppError | null => {
		if (life.signal.aborted) return null;
		life.abort();
		worker.terminate();
		const error = new AppError('engine/crashed', { reason });
		engine.close(error);
		return error;
	};
	const crash = (reason: string) => {
		const error = end(reason);
		if (error) onCrash(error);
	};

	worker.addEventListener('error', (event) => {
		event.preventDefault(); // told through onCrash, not through the console
		crash(event.message || 'its worker could not start');
	});
	worker.addEventListener('messageerror', () => crash('a message could not be read'));

	// Not before it answers: by then it holds its lock.
	engine.ping().then(
		() => awaitDeath(name, () => crash('its worker was ended'), life.signal),
		() => {} // it died first
	);

	return { engine, terminate: () => void end('it was ended') };
}
