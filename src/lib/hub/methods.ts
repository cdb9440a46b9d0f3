import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { HubAccess, HubBuild, HubEngine, HubListing, HubModel } from '#lib/hub/types.ts';

/** What `hub.worker.ts` serves. */
export type HubMethods = {
	search: { params: { access: HubAccess; text: string; engine: HubEngine | null }; event: never; result: HubModel[] };
	list: { params: { access: HubAccess; repository: string; revision: string }; event: never; result: HubListing };
	direct: { params: { access: HubAccess; url: string }; event: never; result: HubBuild };
	complete: { params: { access: HubAccess; plan: InstallPlan }; event: never; result: InstallPlan };
};
