import { models as t, type When } from '#lib/messages/en/models.ts';
import { formatBytes } from '#lib/messages/format.ts';
import type { InstallPlan, Job, LibraryUsage, ModelSource, ShelfEntry } from '#lib/state/library-types.ts';

/** What is done for a model now, and how far it is. */
export function progressWords({ kind, phase, loadedBytes, totalBytes }: Job): string {
	if (phase === 'queued') return t.job.queued;
	if (phase === 'asking') return t.job.asking;
	const amount = totalBytes > 0 ? t.job.amountOf(loadedBytes, totalBytes) : formatBytes(loadedBytes);
	if (phase === 'waiting') return t.job.waiting(amount);
	if (kind === 'verify' || phase === 'checking') return t.job.checking(amount);
	return phase === 'comparing' ? t.job.comparing(amount) : amount;
}

/** How fast a download is, and how long it still takes; empty while there is nothing to measure. */
export function paceWords({ phase, bytesPerSecond, remainingMs }: Job): string {
	if (phase !== 'transferring') return '';
	const speed = bytesPerSecond === null ? [] : [t.job.speed(bytesPerSecond)];
	const left = remainingMs === null ? [] : [t.job.left(wholeSeconds(remainingMs))];
	return [...speed, ...left].join(' · ');
}

/** Nobody reads the tenths of a second of an estimate. */
function wholeSeconds(ms: number): number {
	return Math.max(1000, Math.round(ms / 1000) * 1000);
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
