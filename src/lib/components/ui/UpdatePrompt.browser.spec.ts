import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import UpdatePrompt from '#lib/components/ui/UpdatePrompt.svelte';

function show(state: { ready: boolean; pending: boolean; busy: boolean }) {
	const onaccept = vi.fn();
	const ondecline = vi.fn();
	return { onaccept, ondecline, screen: render(UpdatePrompt, { ...state, onaccept, ondecline }) };
}

test('says nothing while there is nothing to say, but is there for assistive technology', async () => {
	const screen = await show({ ready: false, pending: false, busy: false }).screen;
	await expect.element(screen.getByRole('status')).toBeInTheDocument();
	expect(screen.getByRole('status').element().textContent.trim()).toBe('');
});

test('offers the new version, and says what happens to other tabs', async () => {
	const { onaccept, ondecline, screen: rendered } = show({ ready: true, pending: false, busy: false });
	const screen = await rendered;
	await expect.element(screen.getByRole('status')).toHaveTextContent('A new version is ready. Every open tab reloads.');
	await screen.getByRole('button', { name: 'Later' }).click();
	expect(ondecline).toHaveBeenCalledOnce();
	await screen.getByRole('button', { name: 'Update now' }).click();
	expect(onaccept).toHaveBeenCalledOnce();
});

test('says that it waits for the answer that is being written', async () => {
	const screen = await show({ ready: true, pending: false, busy: true }).screen;
	await expect.element(screen.getByRole('status')).toHaveTextContent('It waits for the answer');
});

test('once accepted, says what it waits for, and can be taken back', async () => {
	const { ondecline, screen: rendered } = show({ ready: true, pending: true, busy: true });
	const screen = await rendered;
	await expect.element(screen.getByRole('button', { name: 'Update now' })).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Not now' }).click();
	expect(ondecline).toHaveBeenCalledOnce();
});

test('offers no way back when another tab has already switched versions', async () => {
	const screen = await show({ ready: false, pending: true, busy: true }).screen;
	await expect.element(screen.getByRole('status')).toHaveTextContent('starts when the answer is finished');
	await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});
