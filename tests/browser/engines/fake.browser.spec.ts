import { describeEngine } from '#lib/engines/contract/suite.ts';
import type { ModelSpec } from '#lib/engines/contract/types.ts';
import { createEngine } from '#lib/engines/registry.ts';

function makeSpec(id = 'fake'): Promise<ModelSpec> {
	return Promise.resolve({ id, files: [], contextTokens: 1024, backend: 'cpu' });
}

describeEngine('fake', {
	makeEngine: () => createEngine('fake'),
	makeSpec: () => makeSpec(),
	makeBrokenSpec: () => makeSpec('fake-load-fails'),
	makeSlowSpec: () => makeSpec('fake-load-slow')
});
