// `npm run test:engines`: every engine and the store of weights in the browser, also the suites that `npm test` leaves out to stay short.
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.js';

await ensureBrowser();
const { status } = spawnSync(
	'npx',
	['vitest', 'run', '--project', 'browser', 'tests/browser/engines', 'tests/browser/weights', 'tests/browser/guide'],
	{
		stdio: 'inherit',
		env: { ...process.env, ALL_ENGINES: '1' }
	}
);
process.exitCode = status ?? 1;
