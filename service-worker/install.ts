import { isBuilt } from '#sw/build-manifest.ts';
import { fillEngines } from '#sw/fill-engines.ts';
import { fillShell } from '#sw/fill.ts';

/**
 * A first installation stores nothing, so that a new visitor is isolated and protected within a moment even when the
 * host fails to deliver some file; the page asks for the rest once it is controlled. An update must be whole before it
 * is offered: until then, and if it fails, the version that works keeps working.
 * @throws Error that names the files, when an update is not whole
 */
export async function install(registration: ServiceWorkerRegistration): Promise<void> {
	if (!isBuilt || !registration.active) return;
	const { complete, problems } = await fillShell();
	const missing = complete ? await fillEngines() : problems;
	if (missing.length === 0) return;
	throw new Error(`Update not installed: ${missing.map(({ url, reason }) => `${url} (${reason})`).join(', ')}`);
}
