// Everything that can be said about the code without running it: `npm run check`. All steps run, even when one fails.
import { pathToFileURL } from 'node:url';
import { runSideBySide, runStep } from './run-step.js';

/** Writes what the others read. */
const sync = { name: 'sync', command: 'svelte-kit sync' };
// The longest first.
const steps = [
	{ name: 'lint', command: 'eslint .' },
	{ name: 'types', command: 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings' },
	{ name: 'format', command: 'prettier --check .' },
	{ name: 'service worker types', command: 'tsc -p service-worker' },
	{ name: 'import directions', command: 'depcruise --config dependency-rules.cjs src service-worker' }
];

/** @returns {Promise<{ passed: string[], failed: string[] }>} names of the steps */
export async function check() {
	const succeeded = [await runStep(sync), ...(await runSideBySide(steps))];
	const names = [sync, ...steps].map(({ name }) => name);
	return {
		passed: names.filter((_, index) => succeeded[index]),
		failed: names.filter((_, index) => !succeeded[index])
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { passed, failed } = await check();
	console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : `\nAll ${passed.length} steps passed.`);
	process.exit(failed.length > 0 ? 1 : 0);
}
