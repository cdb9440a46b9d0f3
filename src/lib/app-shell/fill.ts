import type { FillReport, ShellRequest } from '#lib/base/shell-messages.ts';

/** Asks the service worker to store what is missing for opening offline. Cheap when nothing is. */
export function fillShell(): Promise<FillReport | null> {
	const worker = navigator.serviceWorker.controller;
	if (!worker) return Promise.resolve(null);
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = ({ data }: MessageEvent<FillReport>) => {
			port1.close();
			resolve(data);
		};
		worker.postMessage({ type: 'FILL' } satisfies ShellRequest, [port2]);
	});
}
