// Serves the build the way a good host would: `npm run serve`. PORT and HOST choose where, BUILD_DIR and BASE_PATH what.
// WEIGHT_HOSTS must be what it was for the build: the host and the service worker both limit downloads, and both limits hold.
import { access } from 'node:fs/promises';
import { serveStatic } from './static-host.js';

const folder = process.env.BUILD_DIR ?? 'build';
const port = Number(process.env.PORT ?? 4173);
const address = process.env.HOST ?? '127.0.0.1';

/** @param {string} reason @returns {never} */
function fail(reason) {
	console.error(reason);
	process.exit(1);
}

await access(`${folder}/404.html`).catch(() => fail(`There is no build in ${folder}/. Make one first: npm run build`));

try {
	const host = await serveStatic(folder, {
		port,
		address,
		base: process.env.BASE_PATH ?? '',
		headers: true,
		pages: [/^\/chat\/[^/]+$/]
	});
	console.log(`Hearth is at ${host.url}`);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void host.close().then(() => process.exit(0)));
} catch (error) {
	const { code } = /** @type {NodeJS.ErrnoException} */ (error);
	if (code === 'EADDRINUSE') fail(`Port ${port} is in use. Choose another one: PORT=${port + 1} npm run serve`);
	if (code === 'EACCES') fail(`Port ${port} needs more rights. Choose one above 1023: PORT=4173 npm run serve`);
	if (code === 'EADDRNOTAVAIL') fail(`This machine has no address ${address}. HOST=0.0.0.0 means all that it has.`);
	throw error;
}
