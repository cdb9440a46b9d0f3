// What a download into the private file system costs without a store: one connection, no hash, no manifest.
interface SyncAccessHandle {
	write(buffer: Uint8Array, options: { at: number }): number;
	truncate(bytes: number): void;
	flush(): void;
	close(): void;
}

self.addEventListener('message', ({ data: url }: MessageEvent<string>) => {
	void (async () => {
		const startedMs = performance.now();
		const root = await navigator.storage.getDirectory();
		const file = await root.getFileHandle('plain.bin', { create: true });
		const handle = await (
			file as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> }
		).createSyncAccessHandle();
		handle.truncate(0);
		const { body } = await fetch(url, { cache: 'no-store' });
		if (!body) throw new Error(`Nothing came from ${url}.`);
		const reader = body.getReader();
		let at = 0;
		for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
			at += handle.write(value, { at });
		}
		handle.flush();
		handle.close();
		const ms = performance.now() - startedMs;
		await root.removeEntry('plain.bin');
		self.postMessage({ ms, bytes: at });
	})();
});
