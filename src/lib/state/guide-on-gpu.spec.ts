import { expect, test } from 'vitest';
import type { Backend, GenerateEvent } from '#lib/engines/contract/types.ts';
import type { Host } from '#lib/host/host.ts';
import { compareBackends } from '#lib/state/guide-on-gpu.ts';

const { signal } = new AbortController();

/** A host whose model says the same three tokens, and what it computes on. */
function makeHosts(gpuSays: { backend?: Backend; logprob?: number; id?: number } = {}) {
	const open = new Set<Backend>();
	const makeHost = (asked: Backend): Host => {
		open.add(asked);
		const gpu = asked === 'webgpu';
		const backend = gpu ? (gpuSays.backend ?? 'webgpu') : 'cpu';
		const choice = { logprob: -0.1, id: 7, ...(gpu ? gpuSays : {}) };
		async function* generate(): AsyncGenerator<GenerateEvent> {
			for (const elapsedMs of [1, 2, 3]) {
				const { id, logprob } = choice;
				const alternatives = [{ text: 'a', id, logprob }, { text: 'b', id: 9, logprob: -3 }]; // prettier-ignore
				yield { type: 'token', channel: 'answer', text: 'a', id, logprob, alternatives, elapsedMs };
			}
		}
		const load = async () => ({ backend });
		return { load, generate, status: { backend }, close: () => open.delete(asked) } as unknown as Host;
	};
	return { makeHost, open };
}

test('a GPU that answers like the CPU of this device is right', async () => {
	const { makeHost, open } = makeHosts();
	expect(await compareBackends(makeHost, signal)).toMatchObject({ state: 'right', largestDifference: 0 });
	expect(open.size).toBe(0);
});

test.each([
	['another token', { id: 8 }],
	['another probability', { logprob: -2 }],
	['no number', { logprob: NaN }]
])('%s is wrong', async (_name, says) => {
	const { makeHost, open } = makeHosts(says);
	expect((await compareBackends(makeHost, signal)).state).toBe('wrong');
	expect(open.size).toBe(0);
});

test('where llama.cpp falls back to the CPU there is nothing to compare', async () => {
	const { makeHost, open } = makeHosts({ backend: 'cpu' });
	expect((await compareBackends(makeHost, signal)).state).toBe('untested');
	expect(open.size).toBe(0);
});
