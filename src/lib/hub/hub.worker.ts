import type { Port } from '#lib/rpc/messages.ts';
import { serve, type CallContext } from '#lib/rpc/serve.ts';
import type { Asking } from '#lib/hub/ask.ts';
import { completePlan } from '#lib/hub/complete.ts';
import { readDirect } from '#lib/hub/direct.ts';
import { workerNetwork } from '#lib/hub/network.ts';
import type { HubMethods } from '#lib/hub/methods.ts';
import { listRepository } from '#lib/hub/repository-facts.ts';
import { searchModels } from '#lib/hub/search.ts';
import type { HubAccess } from '#lib/hub/types.ts';

const network = workerNetwork();
const asking = (access: HubAccess, { signal }: CallContext<never>): Asking => ({ ...access, network, signal });

serve<HubMethods>(self as unknown as Port, {
	search: ({ access, text, engine }, call) => searchModels(text, engine, asking(access, call)),
	list: ({ access, repository, revision }, call) => listRepository(repository, revision, asking(access, call)),
	direct: ({ access, url }, call) => readDirect(url, asking(access, call)),
	complete: ({ access, plan }, call) => completePlan(plan, asking(access, call))
});
