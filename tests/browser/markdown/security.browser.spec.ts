import { expect, test } from 'vitest';
import { exfiltrationVectors } from '../../fixtures/markdown/leaks.ts';
import { sample } from '../../fixtures/markdown/samples.ts';
import { xssVectors } from '../../fixtures/markdown/vectors.ts';
import { guard } from './guard.ts';
import { frame, Stage, until } from './stage.svelte.ts';

/** Pauses that a blocked or a real request needs to be reported. */
async function settle(): Promise<void> {
	for (let frames = 0; frames < 20; frames++) await frame();
}

async function watch(act: (box: HTMLElement) => Promise<void>): Promise<string[]> {
	const watcher = guard(document.body);
	await act(document.body);
	await settle();
	watcher.stop();
	return watcher.found;
}

/** Each in a component of its own, all at once, character by character; the longest in steps of a few, so that nothing takes more than a hundred frames. */
async function streamAll(texts: readonly string[]): Promise<void> {
	const stages = texts.map(() => new Stage('', true));
	const frames = 100;
	for (let shown = 1; shown <= frames + 1; shown++) {
		texts.forEach((text, index) => {
			const step = Math.max(1, Math.ceil(text.length / frames));
			const end = shown * step;
			if (end < text.length + 1 + step) stages[index]?.show(text.slice(0, end), end <= text.length);
		});
		await frame();
	}
	await settle();
	for (const stage of stages) await stage[Symbol.asyncDispose]();
}

test('knows at least 150 distinct texts that attack', () => {
	expect(new Set(xssVectors).size).toBe(xssVectors.length);
	expect(xssVectors.length).toBeGreaterThanOrEqual(150);
	expect(exfiltrationVectors.every((text) => text !== '')).toBe(true);
});

test('notices what it should notice', async () => {
	const found = await watch(async (body) => {
		const box = body.appendChild(document.createElement('div'));
		box.append(document.createElement('script'));
		const image = box.appendChild(document.createElement('img'));
		image.src = 'https://attacker.test/control';
		const link = box.appendChild(document.createElement('a'));
		link.href = 'javascript:x';
		link.setAttribute('style', 'color: red');
		expect(() => image.setAttribute('onerror', 'globalThis.pwned=1')).toThrow(TypeError);
		expect(() => (box.innerHTML = '<b>x</b>')).toThrow(TypeError);
		await settle();
		box.remove();
	});
	const all = found.join('\n');
	for (const part of [
		'<SCRIPT>',
		'<IMG>',
		'href="javascript:',
		'style=',
		'violates img-src: https://attacker.test',
		'violates style-src-attr',
		'violates require-trusted-types-for'
	]) {
		expect(all).toContain(part);
	}
});

test('draws an ordinary answer without an objection', async () => {
	const found = await watch(async () => {
		await using stage = new Stage();
		await stage.stream(sample, 40);
		await until(() => stage.element.querySelector('math mfrac') !== null, 'formulas');
		await until(() => stage.element.querySelector('.keyword') !== null, 'colors');
		expect(stage.element.querySelectorAll('a')).toHaveLength(2);
	});
	expect(found).toEqual([]);
});

test(
	'draws no text that attacks as anything but text, streamed character by character',
	{ timeout: 300_000 },
	async () => {
		expect(await watch(() => streamAll(xssVectors))).toEqual([]);
	}
);

test('draws no text that attacks as anything but text, arriving whole', { timeout: 120_000 }, async () => {
	const found = await watch(async () => {
		const stages = xssVectors.map((text) => new Stage(text));
		await settle();
		// The text is still there for the reader to see.
		const shown = stages.map((stage) => stage.text).join('\n');
		for (const part of ['<iframe src=', '<meta http-equiv=', 'onerror=', '<svg onload=']) expect(shown).toContain(part);
		for (const stage of stages) await stage[Symbol.asyncDispose]();
	});
	expect(found).toEqual([]);
});

test('sends nothing out without a click, streamed or whole', { timeout: 300_000 }, async () => {
	const found = await watch(async () => {
		await streamAll(exfiltrationVectors);
		await using whole = new Stage(exfiltrationVectors.join('\n\n'));
		await settle();
		expect(
			whole.element.querySelectorAll('img, iframe, video, audio, source, object, embed, link, script, style')
		).toHaveLength(0);
		expect(whole.text).toContain('Image not loaded: x (attacker.test)');
	});
	expect(found).toEqual([]);
	const names = performance.getEntriesByType('resource').map(({ name }) => name);
	expect(names.filter((name) => name.includes('attacker.test') && !name.includes('control'))).toEqual([]);
});

test('resolves a reference whose definition is split across chunks only to a link that is allowed', async () => {
	const text = '[good][1] [bad][2] ![img][1]\n\n[1]: https://example.com/a\n[2]: javascript:alert(1)\n';
	for (const chunkChars of [1, 2, 5, text.length]) {
		await using stage = new Stage();
		await stage.stream(text, chunkChars);
		const links = [...stage.element.querySelectorAll('p:first-child a')].map((link) => [
			link.textContent,
			link.getAttribute('href')
		]);
		expect(links).toEqual([['good', 'https://example.com/a']]);
		expect(stage.text).toContain('Image not loaded: img (example.com)');
	}
});

test('shows every character of a plain text, whatever it is split by', async () => {
	const text = 'a\0b \ud83d c \udc4d 👩‍👩‍👧‍👦 🇪🇺 e\u0301 \u202Eabc\u202C ﷽ x  y\nz';
	const shown = text.replaceAll('\0', '\uFFFD');
	for (const chunkChars of [1, 2, 3, text.length]) {
		await using stage = new Stage();
		await stage.stream(text, chunkChars);
		expect(stage.text).toBe(shown);
	}
});
