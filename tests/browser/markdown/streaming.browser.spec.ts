import { expect, test } from 'vitest';
import { longFence, mixedAnswer, sample } from '../../fixtures/markdown/samples.ts';
import { frame, Stage, until } from './stage.svelte.ts';

test('keeps the elements of settled blocks while more arrives', async () => {
	const text =
		'# One\n\nTwo **words** and \\(x\\).\n\n```js\nconst three = 3;\n```\n\n| a |\n|---|\n| b |\n\n1. four\n2. five\n3. six\n\nseven and more words';
	await using stage = new Stage();
	const seen = new Map<string, Element>();
	await stage.stream(text, 3, () => {
		const { element } = stage;
		const settled = { h3: '# One', strong: '**', pre: '```', table: '|', li: '1.', 'li + li': '2.' };
		for (const selector of Object.keys(settled)) {
			const now = element.querySelector(selector);
			if (!now) continue;
			// The first words of a block may still turn into something else; from its second chunk on it stays.
			const before = seen.get(selector);
			if (before?.isConnected && before !== now) throw new Error(`${selector} was replaced`);
			seen.set(selector, now);
		}
	});
	for (const [selector, element] of seen) expect(element.isConnected, selector).toBe(true);
	expect([...seen.keys()]).toEqual(['h3', 'strong', 'pre', 'table', 'li', 'li + li']);
});

test('touches nothing but the last block while it grows', async () => {
	const start = '# One\n\nTwo *words*.\n\n- a\n- b\n\n```js\nconst x = 1;\n```\n\n';
	await using stage = new Stage(start, true);
	await until(() => stage.element.querySelector('.keyword') !== null, 'colors');
	const root = stage.element.querySelector('.markdown');
	const settled = [...(root?.children ?? [])];
	const touched: Node[] = [];
	const observer = new MutationObserver((records) => touched.push(...records.map(({ target }) => target)));
	if (root) observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
	for (const more of [
		'The',
		'The *last*',
		'The *last* paragraph\nhas `code`',
		'The *last* paragraph\nhas `code` and ends.'
	]) {
		stage.show(start + more);
		await frame();
	}
	expect(touched.length).toBeGreaterThan(0);
	for (const element of settled) expect(touched.some((node) => element.contains(node))).toBe(false);
	expect(stage.element.querySelector('.markdown > p:last-child')?.textContent).toBe(
		'The last paragraph\nhas code and ends.'
	);
	observer.disconnect();
});

test('adds to a fence that is being written without touching its complete pieces', async () => {
	await using stage = new Stage();
	const text = longFence(9_000);
	let first: Element | null = null;
	await stage.stream(text, 150, (end) => {
		const pieces = stage.element.querySelectorAll('.piece');
		if (pieces.length > 1) first ??= pieces[0] ?? null;
		if (first) expect(stage.element.querySelector('.piece')).toBe(first);
		if (end === text.length) expect(pieces.length).toBeGreaterThan(3);
	});
	await until(
		() => [...stage.element.querySelectorAll('.piece')].every((piece) => piece.querySelector('.keyword')),
		'colors'
	);
	expect(stage.element.querySelector('pre')?.textContent).toBe(text.slice('```js\n'.length).replace(/\n$/, ''));
	expect(stage.element.querySelector('.piece')).toBe(first);
});

test('copies code in several pieces as it was written', async () => {
	const code = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
	await using stage = new Stage(`\`\`\`\n${code}\n\`\`\``);
	const pre = stage.element.querySelector('pre');
	if (pre) getSelection()?.selectAllChildren(pre);
	expect(getSelection()?.toString().trim()).toBe(code);
	getSelection()?.removeAllRanges();
});

test('draws at most once in a frame, and the last text in the end', async () => {
	await using stage = new Stage();
	await frame();
	let changes = 0;
	const observer = new MutationObserver(() => changes++);
	observer.observe(stage.element, { childList: true, subtree: true, characterData: true });
	const words = 'One two *three* four `five` six. ';
	await new Promise<void>((resolve) =>
		requestAnimationFrame(() => {
			for (let end = 1; end <= words.length; end++) stage.show(words.slice(0, end));
			// Of the first text at once; the others wait for the next frame.
			expect(stage.text).toBe('O');
			resolve();
		})
	);
	await until(() => stage.text === 'One two three four five six.', 'the last text');
	expect(changes).toBeLessThan(6);
	observer.disconnect();
});

test('gives the same page streamed as whole', async () => {
	await using whole = new Stage(sample);
	await using streamed = new Stage();
	await streamed.stream(sample, 11);
	const html = (stage: Stage) => stage.element.innerHTML.replace(/<!--.*?-->/g, '');
	const ready = (stage: Stage) =>
		stage.element.querySelectorAll('math').length === 4 && stage.element.querySelectorAll('.keyword').length >= 9;
	await until(() => ready(whole) && ready(streamed), 'formulas and colors');
	await until(() => html(streamed) === html(whole), 'the same elements');
});

test('replaces everything when another text comes', async () => {
	await using stage = new Stage('# Old\n\ntext');
	stage.show('*new*', false);
	await until(() => stage.text === 'new', 'the new text');
	expect(stage.element.querySelector('h3')).toBeNull();
	stage.show('', false);
	await until(() => stage.text === '', 'nothing');
});

test('draws the beginning of an answer at once, and all of it in the end', async () => {
	await using stage = new Stage(sample);
	expect(stage.element.querySelector('h3')?.textContent).toBe('Sorting in place');
	await until(() => stage.text.endsWith('after a break'), 'the end');
	expect(stage.element.querySelectorAll('h3, h4, h5')).toHaveLength(3);
});

test('parses a long text over several frames, and all of it', async () => {
	const text = mixedAnswer(120_000);
	await using stage = new Stage(text);
	let frames = 0;
	for (let before = -1; before !== stage.text.length; frames++) {
		before = stage.text.length;
		for (let pause = 0; pause < 10; pause++) await frame();
	}
	expect(frames).toBeGreaterThan(1);
	expect(stage.element.querySelectorAll('h3').length).toBe(text.split(/^# /m).length - 1);
});

const floods: Record<string, string> = {
	'a line of 1 MB': `${'word '.repeat(200_000)}`,
	'5,000 quotes in one another': `${'>'.repeat(5_000)} deep`,
	'5,000 brackets': `${'['.repeat(5_000)}x${']'.repeat(5_000)}`,
	'5,000 emphases': `${'*a **b '.repeat(2_500)}${'c** d*'.repeat(2_500)}`,
	'lists that go deeper with each line': Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join(
		'\n'
	)
};
for (const [name, text] of Object.entries(floods)) {
	test(`draws ${name} and stays alive`, { timeout: 120_000 }, async () => {
		await using stage = new Stage('before\n\n', true);
		await stage.stream(`before\n\n${text}`, Math.ceil(text.length / 20));
		stage.show(`before\n\n${text}\n\n*after*`, false);
		await until(
			() => stage.element.querySelector('.markdown > p:last-child > em')?.textContent === 'after',
			'what comes after'
		);
		expect(stage.text.replace(/[^a-z]/g, '').length).toBeGreaterThan(text.replace(/[^a-z]/g, '').length);
	});
}
