import { expect, test } from '@playwright/test';
import { openAlone, type LoneBrowser } from '../fixtures/lone-browser.ts';

// The browser ends a service worker after half a minute without an event, and an event after five minutes.

/** What every page here begins with: a tab of the app with the scripted engine and its API on, and the page under its control. */
const begin = `
	const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
	const until = async (found) => {
		for (;;) {
			const value = found();
			if (value) return value;
			await sleep(100);
		}
	};
	let asked = 0; // a service worker asks all pages who serves only when it knows of no tab: when it is new
	navigator.serviceWorker.addEventListener('message', ({ data }) => void (data?.type === 'API_WHO' && asked++));
	navigator.serviceWorker.startMessages();
	const app = open('/connect?engine=fake');
	await until(() => app.document.documentElement.dataset.ready === 'true');
	const toggle = await until(() => app.document.querySelector('[role=switch]'));
	toggle.click();
	await until(() => app.document.body.textContent.includes('Answers calls as long as it is open.'));
	await until(() => navigator.serviceWorker.controller);
	const ask = (content, more) => fetch('/v1/chat/completions', {
		method: 'POST',
		body: JSON.stringify({ model: 'guide', messages: [{ role: 'user', content }], max_tokens: 4096, ...more })
	});
	const words = (text) => text.split('"content":"').length - 2; // the first chunk has none
`;

async function untilOver(browser: LoneBrowser, timeout: number): Promise<Readonly<Record<string, unknown>>> {
	try {
		await expect.poll(() => browser.reports().over, { timeout, intervals: [1_000] }).toBe(true);
		return browser.reports();
	} finally {
		console.log(JSON.stringify(browser.reports()));
		await browser.close();
	}
}

test('a service worker that was ended for idleness answers the next request; one that is silent in a stream stays', async () => {
	test.setTimeout(360_000);
	const browser = await openAlone(`${begin}
		await say('first', (await ask('Hello', { max_tokens: 4 })).status);
		await (await ask('Hello', { max_tokens: 4 })).text();
		await say('askedBefore', asked);
		await sleep(75_000);
		await say('afterIdle', (await ask('Hello', { max_tokens: 4 })).status);
		await say('askedAfter', asked);
		const silent = await (await ask('[slow=50000] [words=3]', { stream: true })).text();
		await say('silent', { words: words(silent), done: silent.includes('[DONE]'), kept: silent.includes(': keep-alive') });
	`);
	const seen = await untilOver(browser, 340_000);
	expect(seen).toMatchObject({
		first: 200,
		askedBefore: 1,
		afterIdle: 200,
		askedAfter: 2, // so it was another one
		silent: { words: 3, done: true, kept: true }
	});
	expect(seen).not.toHaveProperty('error');
});

test('a stream of ten minutes completes, and so does a request that waited behind it and was not streamed', async () => {
	test.setTimeout(900_000);
	const browser = await openAlone(`${begin}
		const startedMs = performance.now();
		const seconds = () => Math.round((performance.now() - startedMs) / 1000);
		const reading = ask('[slow=1000] [words=610]', { stream: true }).then((response) => response.text());
		await sleep(2_000);
		const waiting = ask('Hello [words=5]').then((response) => response.json());
		const text = await reading;
		await say('stream', { seconds: seconds(), words: words(text), done: text.includes('[DONE]'), error: text.includes('"error"') });
		const whole = await waiting;
		await say('whole', { seconds: seconds(), words: whole.choices[0].message.content.split(' ').length });
		await say('next', (await ask('Hello', { max_tokens: 4 })).status);
	`);
	const seen = await untilOver(browser, 880_000);
	expect(seen).toMatchObject({ stream: { words: 610, done: true, error: false }, whole: { words: 5 }, next: 200 });
	expect((seen.stream as { seconds: number }).seconds).toBeGreaterThan(600); // it was one of ten minutes
	expect(seen).not.toHaveProperty('error');
});
