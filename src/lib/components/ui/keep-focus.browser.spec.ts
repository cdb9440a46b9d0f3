import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let section: HTMLElement;
let list: HTMLElement;
let detach: () => void;

/** A list of three with a button each, and a button in front of it. */
beforeEach(() => {
	document.body.innerHTML = '';
	section = document.createElement('section');
	const before = document.createElement('button');
	before.textContent = 'before';
	list = document.createElement('ul');
	for (const name of ['a', 'b', 'c']) {
		const button = document.createElement('button');
		button.textContent = name;
		const entry = document.createElement('li');
		entry.append(button);
		list.append(entry);
	}
	section.append(before, list);
	document.body.append(section);
	detach = keepFocus(list);
});

afterEach(() => detach());

const focused = () => document.activeElement?.textContent;
const settled = () => new Promise((done) => setTimeout(done));

async function remove(name: string) {
	[...list.children].find((entry) => entry.textContent === name)?.remove();
	await settled();
}

function focus(name: string) {
	[...section.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.focus();
}

test('the entry that takes the place of one that goes gets its focus, then the last one', async () => {
	focus('b');
	await remove('b');
	expect(focused()).toBe('c');
	await remove('c');
	expect(focused()).toBe('a');
});

test('the part of the page around gets it when the list is empty, or goes too', async () => {
	for (const name of ['b', 'c']) await remove(name);
	focus('a');
	await remove('a');
	expect(focused()).toBe('before');

	const entry = document.createElement('li');
	entry.append(document.createElement('button'));
	list.append(entry);
	entry.querySelector('button')?.focus();
	detach(); // as Svelte does first
	list.remove();
	await settled();
	expect(focused()).toBe('before');
});

test('takes the focus from nobody', async () => {
	focus('before');
	await remove('a');
	expect(focused()).toBe('before');
	focus('b');
	focus('before');
	await remove('b');
	expect(focused()).toBe('before');
});
