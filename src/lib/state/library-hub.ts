import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import { Hub } from '#lib/hub/hub.ts';
import type { HubAccess } from '#lib/hub/types.ts';
import type { Authorization } from '#lib/weights/types.ts';

/** Is something of the plan unknown that a hub can tell? It is asked only when the user wants the model. */
export function needsHub({ source, files, alsoTake }: InstallPlan): boolean {
	if (source.kind !== 'hub') return false;
	const isOpen = ({ url, bytes, sha256, role }: InstallPlan['files'][number]) =>
		url !== null && role !== 'library' && (bytes === null || sha256 === null);
	return source.revision === null || files.some(isOpen) || Boolean(alsoTake?.length);
}

/** The user's token, for files of the hub that it was given for; other places never see it. */
export function authorizationFor({ source }: InstallPlan, { endpoint, token }: HubAccess): Authorization | undefined {
	if (token === null || source.kind !== 'hub') return undefined;
	const { origin } = new URL(endpoint);
	return new URL(source.endpoint).origin === origin ? { origin, token } : undefined;
}

/** A hub for completing plans; a chunk of its own, with a worker that starts with the first question. */
export function openHub(ready: Promise<unknown>, access: () => HubAccess): Hub {
	return new Hub(ready, access);
}
