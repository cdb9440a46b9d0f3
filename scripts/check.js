// Everything that can be said about the code without running it: `npm run check`. All steps run, even when one fails.
import { pathToFileURL } from 'node:url';
import { runStep } from './run-step.js';

const steps = [
	{ name: 'sync', command: 'svelte-kit sync' },
	{ name: 'format', command: 'prettier --check .' },
	{ name: 'lint', command: 'eslint .' },
	{ name: 'types', command: 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings' },
	{ name: 'service worker types', command: 'tsc -p service-worker' },
	{ name: 'import directions', command: 'depcruise --config dependency-rules.cjs src service-worker' }
];

/** @returns {{ passed: string[], failed: string[] }} names of the steps */
export function check() {
	const passed = /** @type {string[]} */ ([]);
	const failed = /** @type {string[]} */ ([]);
	for (const { name, command } of steps) (runStep(name, command) ? passed : failed).push(name);
	return { passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { passed, failed } = check();
	console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : `\nAll ${passed.length} steps passed.`);
	process.exit(failed.length > 0 ? 1 : 0);
}
