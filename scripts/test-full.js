// `npm run test:full`: what `npm test` leaves out to stay short: every engine's whole suite, downloads that break in every
// way, and the journeys of tests/full. Builds first. Takes half an hour on two cores.
import { ensureBrowser } from './browser.js';
import { builds } from './builds.js';
import { runStep } from './run-step.js';

await ensureBrowser();
const steps = [
	{ name: 'sync', command: 'svelte-kit sync', env: {} },
	{ name: 'engines and weights', command: 'node scripts/test-engines.js', env: {} },
	...builds,
	{ name: 'journeys', command: 'playwright test', env: { FULL: '1' } }
];
let failed = 0;
for (const step of steps) if (!(await runStep(step))) failed++;
process.exitCode = failed === 0 ? 0 : 1;
