// The only file that touches Kit's virtual module, so a later Kit changes one file.
import { base, build, files, version } from '$service-worker';
import { drawingPath } from '#lib/base/drawing-path.ts';
import { digest } from '#sw/digest.ts';

/** In development Kit has nothing built to list, and the worker then stores nothing. */
export const isBuilt = build.length > 0;

/** Path that the app is served under; `''` at the root of a host. */
export { base };

/** The prerendered start page: with `ssr = false` it is the shell of every route. */
export const shellUrl = `${base}/`;

/**
 * Engines and their WebAssembly are large: they are stored at first use instead. All other workers are small, and what they do
 * can be the first thing that somebody does without a network: import chats, keep a model of a pack, measure.
 */
const large =
	/\/_app\/immutable\/workers\/(?:(?:fake|inner|transformers|webllm|wllama)\.worker-|assets\/|chunks\/)|\.wasm$/;

/** Code and styles, without which the app does not open. Every name carries a hash of the content. */
export const codeUrls: readonly string[] = build.filter((url) => !large.test(url));

/** Worker scripts. What they load in turn (`workers/assets/`) is on no list of Kit's. */
export const largeUrls: readonly string[] = build.filter((url) => large.test(url));

/** The page that draws diagrams. */
export const drawingUrl = base + drawingPath;

/** Worth having offline, but never a reason to refuse an installation. Few hosts serve every static file (`.nojekyll`). */
export const extraUrls: readonly string[] = [
	...files.filter((url) => /\/icons\/|\.webmanifest$/.test(url)),
	drawingUrl // the largest, so it is the last
];

/** Different for every build, even when somebody forgets to raise the version: it names the caches of this build. */
export const revision = `${version}-${digest([version, ...build, ...files].join('\n'))}`;
