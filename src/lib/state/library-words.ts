import { models as t, type When } from '#lib/messages/en/models.ts';
import { formatBytes } from '#lib/messages/format.ts';
import type { InstallPlan, Job, LibraryUsage, ModelSource, ShelfEntry } from '#lib/state/library-types.ts';

/** How far a download is, as one line. */
export function progressLine({ kind, phase, loadedBytes, totalBytes, bytesPerSecond, remainingMs }: Job): string {
	if (phase === 'queued') return t.job.queued;
	if (phase === 'asking') return t.job.asking;
	const amount = totalBytes > 0 ? t.job.amountOf(loadedBytes, totalBytes) : formatBytes(loadedBytes);
	if (phase === 'waiting') return t.job.waiting(amount);
	if (kind === 'verify' || phase === 'checking') return t.job.checking(amount);
	if (phase === 'comparing') return t.job.comparing(amount);
	return [
		amount,
		...(bytesPerSecond === null ? [] : [t.job.speed(bytesPerSecond)]),
		...(remainingMs === null ? [] : [t.job.left(Math.max(1000, remainingMs))])
	].join(' · ');
}

/** What is here of a model that is not whole. */
export function restLine({ storedBytes, totalBytes }: Pick<ShelfEntry, 'storedBytes' | 'totalBytes'>): string {
	if (storedBytes === null) return t.shelf.unfinished;
	return totalBytes === null ? t.shelf.paused(storedBytes) : t.shelf.pausedOf(storedBytes, totalBytes);
}

/** Where a model came from, in words. */
export function sourceWords(source: ModelSource): string {
	switch (source.kind) {
		case 'hub':
			return source.repository;
		case 'url':
			return source.url;
		case 'pack':
			return source.from ? t.provenance.packedFrom(source.fileName, sourceWords(source.from)) : source.fileName;
		case 'disk':
			return source.fileName;
	}
}

const engineNames: Readonly<Record<InstallPlan['engine'], string>> = {
	wllama: 'llama.cpp',
	transformers: 'transformers.js',
	webllm: 'WebLLM'
};

export function engineName(engine: InstallPlan['engine']): string {
	return engineNames[engine];
}

/** What is used and left, and whether it stays. */
export function usageLine({ storedBytes, freeBytes }: LibraryUsage): string {
	return freeBytes === null ? t.storage.usageOnly(storedBytes) : t.storage.usage(storedBytes, freeBytes);
}

/** Of a time that is past, for words about its day. */
export function whenOf(atMs: number, nowMs: number = Date.now()): When {
	const dayStart = new Date(nowMs).setHours(0, 0, 0, 0);
	if (atMs >= dayStart) return 'today';
	return atMs >= dayStart - 86_400_000 ? 'yesterday' : 'earlier';
}
