import type { FillReport } from '#lib/base/shell-messages.ts';

/** As many connections as browsers open to one host over HTTP/1.1. */
const atOnce = 6;

export type Problem = FillReport['problems'][number];

/** Stores every file, a few at a time; returns what could not be stored, with the reason. */
export async function storeAll(urls: Iterable<string>, store: (url: string) => Promise<void>): Promise<Problem[]> {
	const queue = urls[Symbol.iterator]();
	const problems: Problem[] = [];
	const work = async () => {
		for (let next = queue.next(); !next.done; next = queue.next()) {
			const url = next.value;
			await store(url).catch((error: unknown) => {
				problems.push({ url, reason: error instanceof Error ? error.message : String(error) });
			});
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return problems;
}
