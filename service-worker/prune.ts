import { listCaches, onDemandCache, shellCache } from '#sw/cache-names.ts';

/** At activation: forgets the shells of earlier builds, and all engines but those of this build and the one before. */
export async function pruneCaches(): Promise<void> {
	const { shell, onDemand } = await listCaches();
	const before = onDemand.filter((name) => name !== onDemandCache).at(-1);
	const outdated = [
		...shell.filter((name) => name !== shellCache),
		...onDemand.filter((name) => name !== onDemandCache && name !== before)
	];
	await Promise.all(outdated.map((name) => caches.delete(name)));
}
