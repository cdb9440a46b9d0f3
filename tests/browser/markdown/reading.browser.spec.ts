import { expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { frame, Stage, until } from './stage.svelte.ts';

interface Cdp {
	send(method: string, params: object): Promise<Record<string, unknown>>;
}
async function allowClipboard(): Promise<void> {
	const session = cdp() as unknown as Cdp;
	const { targetInfo } = await session.send('Target.getTargetInfo', {});
	const { browserContextId } = targetInfo as { browserContextId: string };
	const permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite'];
	await session.send('Browser.grantPermissions', { origin: location.origin, browserContextId, permissions });
}

test('copies the code, says so, and offers it again', async () => {
	await allowClipboard();
	const code = `${'const x = 1;\n'.repeat(40)}// end`;
	await using stage = new Stage(`\`\`\`js\n${code}\n\`\`\``);
	const button = page.getByRole('button', { name: 'Copy code' });
	await userEvent.click(button);
	await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(stage.element.querySelector('[role=status]')?.textContent).toBe('Copied');
	expect(await navigator.clipboard.readText()).toBe(code);
	await expect.element(button).toBeVisible();
	expect(stage.element.querySelector('[role=status]')?.textContent).toBe('');
});

test('names languages, and draws unknown ones plain', async () => {
	await using stage = new Stage('```py\nx = 1\n```\n\n```brainfuck\n+++\n```\n\n```\nplain\n```');
	const names = [...stage.element.querySelectorAll('.language')].map(({ textContent }) => textContent);
	expect(names).toEqual(['Python', 'brainfuck', 'Text']);
	await until(() => stage.element.querySelector('.number') !== null, 'colors');
	expect(stage.element.querySelectorAll('.number')).toHaveLength(1);
});

test('keeps the outline of the page, and labels what has no words', async () => {
	await using stage = new Stage(
		'# a\n## b\n#### c\n\n| x | y |\n|:-:|--:|\n| 1 | 2 |\n\n- [x] d\n- [ ] e\n\n```js\nf\n```\n\n\\[\ng\n\\]\n'
	);
	await until(() => stage.element.querySelector('math') !== null, 'the formula');
	await expect.element(page.getByRole('heading', { level: 3, name: 'a' })).toBeVisible();
	await expect.element(page.getByRole('heading', { level: 4, name: 'b' })).toBeVisible();
	await expect.element(page.getByRole('heading', { level: 6, name: 'c' })).toBeVisible();
	for (const name of ['Table', 'JavaScript code', 'Formula']) {
		const region = page.getByRole('group', { name, exact: true });
		await expect.element(region).toHaveAttribute('tabindex', '0');
	}
	await expect.element(page.getByRole('columnheader', { name: 'x' })).toHaveClass(/center/);
	await expect.element(page.getByRole('checkbox', { name: 'Done' })).toBeDisabled();
	await expect.element(page.getByRole('checkbox', { name: 'To do' })).not.toBeChecked();
});

test('lets wide code, tables and formulas scroll inside their own box, and breaks long words', async () => {
	const wide = 'x'.repeat(400);
	await using stage = new Stage(
		`${wide}\n\n\`${wide}\`\n\nhttps://a.example/${wide}\n\n\`\`\`\n${wide}\n\`\`\`\n\n|${'a|'.repeat(40)}\n|${'-|'.repeat(40)}\n|${'word|'.repeat(40)}\n\n$$${'x+'.repeat(200)}x$$`
	);
	stage.element.style.width = '320px';
	await until(() => stage.element.querySelector('math') !== null, 'the formula');
	await frame();
	expect(stage.element.scrollWidth).toBe(320);
	const scrolling = [...stage.element.querySelectorAll('[tabindex="0"]')];
	expect(scrolling).toHaveLength(3);
	for (const element of scrolling) expect(element.scrollWidth).toBeGreaterThan(element.clientWidth);
});

test('follows the direction of each text', async () => {
	await using stage = new Stage('مرحبا بالعالم\n\nhello\n\n- مرحبا\n- hello\n\n`code` مرحبا\n\n```\nمرحبا\n```');
	const direction = (selector: string) => {
		const element = stage.element.querySelector(selector);
		return element && getComputedStyle(element).direction;
	};
	expect(direction('p')).toBe('rtl');
	expect(direction('p + p')).toBe('ltr');
	expect(direction('ul')).toBe('rtl');
	expect(direction('pre')).toBe('ltr');
	expect(direction('p code')).toBe('ltr');
});

test('draws formulas as MathML, and shows the source of those that it cannot read', async () => {
	await using stage = new Stage('\\(\\frac{1}{2}\\) and $$\\mathbb{R}$$ but \\(\\nosuch{x}\\) costs $5 or $6');
	await until(() => stage.element.querySelectorAll('math').length === 2, 'formulas');
	const fraction = stage.element.querySelector('mfrac');
	expect(fraction?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
	expect(fraction?.getBoundingClientRect().height).toBeGreaterThan(0);
	expect(stage.element.querySelector('math[display=block]')?.textContent).toBe('ℝ');
	expect(stage.element.querySelector('code')?.textContent).toBe('\\nosuch{x}');
	expect(stage.text).toContain('costs $5 or $6');
});

test('shows a formula that is being written as its source', async () => {
	await using stage = new Stage('\\[\n\\frac{1}{2', true);
	expect(stage.element.querySelector('code')?.textContent).toBe('\\[\n\\frac{1}{2');
	stage.show('\\[\n\\frac{1}{2}\n\\]', true);
	await until(() => stage.element.querySelector('mfrac') !== null, 'the formula');
	expect(stage.element.querySelector('code')).toBeNull();
});
