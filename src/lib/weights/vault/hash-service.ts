import { AppError } from '#lib/base/errors.ts';
import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';
import type { HashMethods } from '#lib/weights/vault/hash-methods.ts';
import { WholeHash } from '#lib/weights/vault/whole-hash.ts';

/**
 * The name under which the worker of the weights starts itself once more, to hash. A script of its own would be one that the app
 * has not stored when the first file comes without a network: Kit does not list what only workers load.
 */
export const hashWorkerName = 'whole-hash';

/** Serves one hash for as long as the worker lives. */
export function serveHash(port: Port): void {
	let hash: WholeHash | null = null;
	const started = () => {
		if (!hash) throw new AppError('internal/bug', { reason: 'the hash was not started' });
		return hash;
	};
	// `start` is awaited by the other side before anything else is sent; the others do not wait, so their order is kept.
	serve<HashMethods>(port, {
		start: async ({ state }) => {
			const resumed = state && (await WholeHash.resume(state));
			hash = resumed ?? (await WholeHash.start());
			return { resumed: resumed !== null };
		},
		update: ({ bytes }) => {
			started().update(bytes);
			return Promise.resolve({ state: started().save() });
		},
		digest: () => Promise.resolve({ sha256: started().digest() })
	});
}
