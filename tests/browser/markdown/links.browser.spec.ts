import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Stage, until } from './stage.svelte.ts';

const opened: string[] = [];
const open = window.open;
// The one thing that cannot run here: a test must not leave for another site.
window.open = (...call) => {
	opened.push(call.join(' '));
	return null;
};
afterEach(() => {
	opened.length = 0;
});

const dialog = page.getByRole('dialog', { name: 'Open this link?' });

test('asks before a link is opened, and opens it without telling where from', async () => {
	await using stage = new Stage('see [the docs](https://docs.example.com/a?b=c) now');
	const link = page.getByRole('link', { name: 'the docs' });
	await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
	await expect.element(link).toHaveAttribute('target', '_blank');
	await userEvent.click(link);
	await expect.element(dialog).toBeVisible();
	await expect.element(dialog).toHaveTextContent('https://docs.example.com/a?b=c');
	expect(document.querySelector('[role=dialog] strong')?.textContent).toBe('docs.example.com');
	await expect.element(dialog).not.toHaveTextContent('unusually long');
	expect(opened).toEqual([]);
	await userEvent.click(dialog.getByRole('button', { name: 'Open' }));
	expect(opened).toEqual(['https://docs.example.com/a?b=c _blank noopener,noreferrer']);
	await expect.element(dialog).not.toBeInTheDocument();
	expect(stage.text).toBe('see the docs now');
});

test('opens nothing after Cancel or Escape, and gives the focus back', async () => {
	await using stage = new Stage('[a](https://a.example) [b](https://b.example)');
	expect(stage.text).toBe('a b');
	const link = page.getByRole('link', { name: 'a', exact: true });
	await userEvent.click(link);
	await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
	await expect.element(dialog).not.toBeInTheDocument();
	await until(() => document.activeElement === link.element(), 'the focus on the link');
	await userEvent.keyboard('{Enter}');
	await expect.element(dialog).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	await until(() => document.activeElement === link.element(), 'the focus on the link again');
	expect(opened).toEqual([]);
});

test('asks for a click with the wheel, and with a modifier', async () => {
	await using stage = new Stage('[a](https://a.example)');
	expect(stage.text).toBe('a');
	const link = page.getByRole('link', { name: 'a' });
	for (const click of [
		{ button: 'middle' as const },
		{ modifiers: ['ControlOrMeta' as const] },
		{ modifiers: ['Shift' as const] }
	]) {
		await userEvent.click(link, click);
		await expect.element(dialog).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
	}
	expect(opened).toEqual([]);
});

test('warns when an address could carry text out, and shows what it hides', async () => {
	await using stage = new Stage(
		`[a](https://a.example/?q=${'x'.repeat(130)}) [b](https://b.example/\u202Egpj.exe) [c](https://bаnk.example/) [d](https://bank.example@d.example/)`
	);
	expect(stage.text).toBe('a b c d');
	const show = async (name: string) => {
		await userEvent.click(page.getByRole('link', { name, exact: true }));
		await expect.element(dialog).toBeVisible();
		const text = dialog.element().textContent;
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
		return text;
	};
	expect(await show('a')).toContain('It may carry parts of this chat to a.example');
	expect(await show('b')).toContain('%E2%80%AEgpj.exe');
	expect(await show('c')).toContain('xn--');
	expect(await show('d')).toContain('d.example will know that you opened it');
	expect(window.open).not.toBe(open);
});
