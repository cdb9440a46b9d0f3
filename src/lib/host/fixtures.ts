import { isAppError } from '#lib/base/errors.ts';
import { guide, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { GenerateEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';
import { Host, type HostOptions } from '#lib/host/host.ts';
import { SharedHost, type SharedHostOptions } from '#lib/host/shared-host.ts';
import type { HostStatus } from '#lib/host/status.ts';

const hosts: { close(): void }[] = [];

/** Ends every host that a test made: for `afterEach`. */
export function closeHosts(): void {
	for (const host of hosts.splice(0)) host.close();
}

/** What a host is made of when its engine is the scripted one, in real workers, which are counted. */
function scripted(made: { terminated: boolean }[]): HostOptions {
	return {
		ready: Promise.resolve(),
		baseUrl: location.href,
		engineId: 'fake',
		openModel: () => Promise.resolve({ blobs: [], stored: true }),
		chooseBackend: () => 'cpu',
		createEngine: (id, onCrash) => {
			const worker = createEngine(id, onCrash);
			const record = { terminated: false };
			made.push(record);
			return {
				engine: worker.engine,
				terminate: () => {
					record.terminated = true;
					worker.terminate();
				}
			};
		}
	};
}

/** A host with the scripted engine in real workers, which are counted. */
export function makeHost(options: Partial<HostOptions> = {}) {
	const made: { terminated: boolean }[] = [];
	const host = new Host({ ...scripted(made), ...options });
	const phases: string[] = [];
	host.subscribe(({ phase }) => phases.at(-1) !== phase && phases.push(phase));
	hosts.push(host);
	return { host, made, phases };
}

/** Hosts that share as tabs do: real locks and channels. The workers of all of them are counted. */
export function makeTabs(given: Partial<SharedHostOptions> = {}) {
	const made: { terminated: boolean }[] = [];
	const shareName = `test ${crypto.randomUUID()}`;
	const open = (options: Partial<SharedHostOptions> = {}) => {
		const host = new SharedHost({ ...scripted(made), shareName, ...given, ...options });
		hosts.push(host);
		return host;
	};
	/** As `open`, when its role is decided. */
	const join = async (options: Partial<SharedHostOptions> = {}) => {
		const host = open(options);
		await host.probe();
		return host;
	};
	return { open, join, made, live: () => made.filter(({ terminated }) => !terminated).length };
}

/** A model for the scripted engine; some ids are scripts, too. */
export function makeModel(id = 'fake'): ModelInfo {
	return { ...guide, id, contextTokens: 1024 };
}

/** A greedy question of some words or script. */
export function ask(content: string, maxTokens = 8): GenerateRequest {
	return { messages: [{ role: 'user', content }], sampling: { maxTokens, temperature: 0 } };
}

/** Reads to the end. */
export async function collect(
	events: AsyncIterable<GenerateEvent>,
	into: GenerateEvent[] = []
): Promise<GenerateEvent[]> {
	for await (const event of events) into.push(event);
	return into;
}

/** The types of all events, in a row. */
export const kindsOf = (events: readonly GenerateEvent[]) => events.map(({ type }) => type).join(' ');

/** Why the answer ended; `null` when it has not. */
export const reasonOf = (events: readonly GenerateEvent[]) => {
	const last = events.at(-1);
	return last?.type === 'finish' ? last.reason : null;
};

/** A matcher for an `AppError` of that code. */
export const isCode = (code: string) => (error: unknown) => isAppError(error) && error.code === code;

/** Resolves when the status is as wanted. */
export function until(host: Pick<Host, 'subscribe'>, wanted: (status: HostStatus) => boolean): Promise<HostStatus> {
	return new Promise((resolve) => {
		const end = host.subscribe((status) => {
			if (!wanted(status)) return;
			resolve(status);
			queueMicrotask(() => end());
		});
	});
}
