import type { ShellRequest } from '#lib/base/shell-messages.ts';
import { fillShell } from '#sw/fill.ts';

/** Does what a page asks for; see `ShellRequest`. */
export async function obey(worker: ServiceWorkerGlobalScope, event: ExtendableMessageEvent): Promise<void> {
	const { type } = event.data as ShellRequest;
	if (type === 'SKIP_WAITING') await worker.skipWaiting();
	else if (type === 'CLAIM') await worker.clients.claim();
	else if (type === 'FILL') event.ports[0]?.postMessage(await fillShell());
}
