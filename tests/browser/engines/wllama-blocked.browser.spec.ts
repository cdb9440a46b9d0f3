import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { WllamaEngine } from '#lib/engines/wllama/adapter.ts';
import { makeGuideSpec } from './guide.ts';

/** Policies only ever add up, so this file goes from the weaker to the stronger. */
function addPolicy(content: string): void {
	const meta = document.createElement('meta');
	meta.httpEquiv = 'Content-Security-Policy';
	meta.content = content;
	document.head.append(meta);
}

// The library itself never settles in either case.
test.for([
	['WebAssembly', "script-src 'self' blob: 'unsafe-inline'"],
	['its inner worker', "worker-src 'none'"]
])('fails to load instead of hanging when the policy refuses %s', async ([, policy]) => {
	const spec = await makeGuideSpec();
	addPolicy(policy ?? '');
	const engine = new WllamaEngine();
	const failed = await engine.load(spec).catch((error) => error);
	expect(isAppError(failed)).toBe(true);
	expect(failed.code).toMatch(/^engine\/(crashed|load-failed)$/);
	expect(failed.message).not.toBe('');
});
