import { AppError } from '#lib/base/errors.ts';
import { trustedScriptUrl } from '#lib/base/trusted.ts';
import { Caller } from '#lib/rpc/caller.ts';
import importWorkerUrl from '#lib/storage/import/import.worker.ts?worker&url';
import type { ImportEvent, ImportMethods } from '#lib/storage/import/methods.ts';
import type { ImportedChats } from '#lib/storage/import/types.ts';
import type { WholeChat } from '#lib/storage/types.ts';

export interface ImportFileOptions {
	/** Resolves once workers are known to be confined; where they are not, the page reads the file itself. */
	ready: Promise<unknown>;
	signal: AbortSignal;
	onProgress: (event: Exclude<ImportEvent, { kind: 'chats' }>) => void;
}

/**
 * Reads a file of chats in a worker of its own, which ends with it: the page stays usable, and a cancel takes effect at once.
 * @throws `request/invalid` naming the place that is wrong, `AbortError`
 */
export async function importFile(file: Blob, options: ImportFileOptions): Promise<ImportedChats> {
	const { ready, signal, onProgress } = options;
	signal.throwIfAborted();
	const confined = await ready.then(
		() => true,
		() => false
	);
	signal.throwIfAborted();
	if (!confined) {
		const { readImportFile } = await import('#lib/storage/import/read-file.ts');
		return readImportFile(file);
	}
	const worker = new Worker(trustedScriptUrl(importWorkerUrl), { type: 'module', name: 'import' });
	const caller = new Caller<ImportMethods>(worker);
	worker.addEventListener('error', (event) => {
		event.preventDefault(); // told by the call, not by the console
		caller.close(new AppError('internal/bug', { reason: event.message || 'the import worker did not start' }));
	});
	const cancel = () => caller.close(signal.reason as Error);
	signal.addEventListener('abort', cancel, { once: true });
	const chats: WholeChat[] = [];
	try {
		const onEvent = (event: ImportEvent) => {
			if (event.kind === 'chats') chats.push(...event.chats);
			else onProgress(event);
		};
		const rest = await caller.call('read', { file }, { onEvent });
		return { ...rest, chats };
	} finally {
		signal.removeEventListener('abort', cancel);
		worker.terminate();
	}
}
