import type { Port } from '#lib/rpc/messages.ts';
import { serve } from '#lib/rpc/serve.ts';
import type { WeightMethods } from '#lib/weights/methods.ts';
import { hashWorkerName, serveHash } from '#lib/weights/vault/hash-service.ts';
import { vault } from '#lib/weights/vault/vault.ts';

function serveVault(port: Port): void {
	serve<WeightMethods>(port, {
		download: ({ request, ...fetching }, call) => vault.download(request, fetching, call),
		importFile: ({ blob, request, tuning }, call) => vault.importFile(blob, request, tuning, call),
		open: ({ id }, call) => vault.open(id, call),
		verify: ({ id }, call) => vault.verify(id, call),
		repair: ({ id, ...fetching }, call) => vault.repair(id, fetching, call),
		remove: async ({ id }) => {
			await vault.remove(id);
			return null;
		},
		list: () => vault.list(),
		kind: () => vault.kind(),
		usage: () => vault.usage(),
		tidy: () => vault.tidy()
	});
}

(self.name === hashWorkerName ? serveHash : serveVault)(self as unknown as Port);
