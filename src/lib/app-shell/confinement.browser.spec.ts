import { expect, test } from 'vitest';
import { isConfinedByHost, testConfinement } from '#lib/app-shell/confinement.ts';

// The test server sends no policy with workers; that the app's own are confined is tested on the build.
test('sees that a worker without a policy is not confined', async () => {
	expect(await testConfinement()).toEqual({ fetchesElsewhere: true, evaluatesText: true });
	expect(await isConfinedByHost()).toBe(false);
});
