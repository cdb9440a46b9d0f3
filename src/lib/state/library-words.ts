import { formatBytes, formatDuration } from '#lib/base/units.ts';
import type {
	Fit,
	FitVerdict,
	InstallPlan,
	Job,
	LibraryUsage,
	ModelSource,
	ShelfEntry
} from '#lib/state/library-types.ts';

/** A verdict in two words. */
export const verdictWords: Readonly<Record<FitVerdict, string>> = {
	fits: 'Fits',
	tight: 'Tight fit',
	'too-large': 'Too large',
	'cannot-run': 'Cannot run here'
};

/** A verdict with its gravest reason. */
export function fitSentence({ reasons, estimate }: Fit): string {
	const sentence = reasons[0]?.sentence ?? '';
	return estimate && !sentence.includes('about') ? `${sentence} This is an estimate.` : sentence;
}

/** How far a download is, as one line. */
export function progressLine({ kind, phase, loadedBytes, totalBytes, bytesPerSecond, remainingMs }: Job): string {
	if (phase === 'queued') return 'Waits for the download before it.';
	if (phase === 'asking') return 'Asking the hub for sizes and hashes.';
	const amount =
		totalBytes > 0 ? `${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}` : formatBytes(loadedBytes);
	if (phase === 'waiting') return `Waiting for the network at ${amount}. It goes on by itself.`;
	if (kind === 'verify' || phase === 'checking') return `Checking ${amount}`;
	const speed = bytesPerSecond === null ? '' : ` · ${formatBytes(bytesPerSecond)}/s`;
	const left = remainingMs === null ? '' : ` · ${formatDuration(Math.max(1000, remainingMs))} left`;
	if (phase === 'comparing') return `Reading a second time, because its hash is wrong · ${amount}`;
	return amount + speed + left;
}

/** What is here of a model that is not whole. */
export function restLine({ storedBytes, totalBytes }: Pick<ShelfEntry, 'storedBytes' | 'totalBytes'>): string {
	if (storedBytes === null) return 'Not finished.';
	if (totalBytes === null) return `Paused at ${formatBytes(storedBytes)}.`;
	return `Paused at ${formatBytes(storedBytes)} of ${formatBytes(totalBytes)}. Nothing is lost.`;
}

/** Where a model came from, in words. */
export function sourceWords(source: ModelSource): string {
	switch (source.kind) {
		case 'hub':
			return source.repository;
		case 'url':
			return source.url;
		case 'pack':
			return source.from ? `${source.fileName}, packed from ${sourceWords(source.from)}` : source.fileName;
		case 'disk':
			return source.fileName;
	}
}

const roads: Readonly<Record<ModelSource['kind'], string>> = {
	hub: 'Downloaded from a hub',
	url: 'Downloaded from an address that you gave',
	pack: 'Imported from a model pack',
	disk: 'Copied from your disk'
};

/** By which path a model came here. */
export function roadWords({ kind }: ModelSource): string {
	return roads[kind];
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
	const free =
		freeBytes === null ? 'the browser does not say how much is free' : `about ${formatBytes(freeBytes)} free`;
	return `${formatBytes(storedBytes)} of downloaded models, ${free}.`;
}

/** `today`, `yesterday`, `12 March 2026`. */
export function formatDay(atMs: number, nowMs: number = Date.now()): string {
	const dayStart = new Date(nowMs).setHours(0, 0, 0, 0);
	if (atMs >= dayStart) return 'today';
	if (atMs >= dayStart - 86_400_000) return 'yesterday';
	return new Date(atMs).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });
}
