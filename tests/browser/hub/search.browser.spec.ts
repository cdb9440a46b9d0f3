import { expect, inject, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { newId } from '#lib/base/id.ts';
import type { InstallPlan } from '#lib/state/hub.svelte.ts';
import { remoteHub } from '../../fixtures/hub/remote.ts';
import type { HubRepo } from '../../fixtures/hub/types.ts';
import Stage from './Stage.svelte';

const hub = remoteHub(inject('hubUrl'));
const revision = '0123456789abcdef0123456789abcdef01234567';

/** A repository whose name no other test has. */
async function describe(more: Partial<HubRepo> = {}): Promise<{ word: string; model: string }> {
	const word = `w${newId().replaceAll('-', '')}`;
	const model = `tester/${word}-GGUF`;
	const guide = await (await fetch('/models/guide/guide-q8_0.gguf')).bytes();
	const content = guide.toBase64();
	const files = [
		{ path: `${word}-Q8_0.gguf`, content, lfs: true },
		{ path: `${word}-F16.gguf`, bytes: 20e6, lfs: true }
	];
	await hub.describe({
		model,
		revision,
		tags: ['gguf', 'license:mit'],
		license: 'mit',
		parameters: 6.4e6,
		files,
		...more
	});
	return { word, model };
}

async function show(token: string | null = null, ready = Promise.resolve()) {
	const oninstall = vi.fn<(plan: InstallPlan) => void>();
	const screen = await render(Stage, { access: { endpoint: hub.url, token }, ready, oninstall });
	return { screen, oninstall, field: screen.getByRole('textbox') };
}

test('asks nothing before Search is pressed; then finds, opens, and hands over what to download', async () => {
	const { word, model } = await describe({ pageFiles: 1 });
	let confined = () => {};
	const { screen, oninstall, field } = await show(null, new Promise((resolve) => (confined = resolve)));
	await field.fill(word);
	expect(await hub.asked(model)).toEqual([]);
	await screen.getByRole('button', { name: 'Search' }).click();
	await expect.element(screen.getByText(/^Searching/)).toBeVisible();
	// Also then only once something keeps workers confined.
	expect(await hub.asked(model)).toEqual([]);
	confined();
	await screen.getByRole('button', { name: model }).click();
	await expect.element(screen.getByRole('heading', { name: model })).toBeVisible();
	await expect.element(screen.getByText(/^\d+\.\d bits a weight/).first()).toBeVisible();
	await screen.getByRole('button', { name: 'Download Q8_0' }).click();
	expect(oninstall).toHaveBeenCalledOnce();
	const [plan] = oninstall.mock.calls[0]!;
	expect(plan.source).toMatchObject({ repository: model, revision });
	expect(plan.files[0]?.sha256).toMatch(/^[\da-f]{64}$/);
	expect(plan.architecture?.layers).toBeGreaterThan(1);
	await screen.getByRole('button', { name: 'Back to the results' }).click();
	await expect.element(screen.getByRole('list', { name: 'Models found' })).toBeVisible();
	expect((await hub.asked(model)).every(({ authorization }) => authorization === null)).toBe(true);
});

test('reads a pasted address with the token of the user, and says what goes wrong and what to do', async () => {
	const { word, model } = await describe({ hidden: true, gated: 'manual', token: 'hf_abcdefgh' });
	const without = await show();
	await without.field.fill(`${hub.url}/${model}/blob/main/${word}-Q8_0.gguf`);
	await without.screen.getByRole('button', { name: 'Search' }).click();
	await expect.element(without.screen.getByRole('alert')).toHaveTextContent('or it is private');
	await without.screen.unmount();

	const { screen, field } = await show('hf_abcdefgh');
	await field.fill(`${hub.url}/${model}/blob/main/${word}-Q8_0.gguf`);
	await screen.getByRole('button', { name: 'Search' }).click();
	await expect.element(screen.getByText('the address you pasted')).toBeVisible();
	await expect.element(screen.getByText('your token is sent with the download')).toBeVisible();
});

test('a failure can be tried again; what a browser cannot run leads to what it can', async () => {
	const busy = { at: 'revision', kind: 'status', status: 429, retryAfterSeconds: 30 } as const;
	const { word, model } = await describe({
		files: [{ path: 'model.safetensors', bytes: 5e9, lfs: true }],
		faults: [busy]
	});
	const { screen, field } = await show();
	await field.fill(model);
	await screen.getByRole('button', { name: 'Search' }).click();
	await expect.element(screen.getByRole('alert')).toHaveTextContent('Try again in 30.0 s');
	await screen.getByRole('button', { name: 'Try again' }).click();
	await expect.element(screen.getByText('A browser cannot run that')).toBeVisible();
	await screen.getByRole('button', { name: `Search “${word}-GGUF GGUF”` }).click();
	await expect.element(screen.getByRole('button', { name: model })).toBeVisible();
});
