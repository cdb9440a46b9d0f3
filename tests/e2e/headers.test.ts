import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentPolicy, isolationHeaders, networkWorkerPolicy, workerPolicy } from '../../src/lib/base/csp.js';
import { countLoads, expect, test as base, untilReady } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

/** `npm run serve`, as users run it. */
const test = base.extend<{ server: string }>({
	server: async ({}, use) => {
		const child = spawn('node', ['scripts/serve.js'], { env: { ...process.env, PORT: '0', BUILD_DIR: 'build' } });
		const url = await new Promise<string>((resolve, reject) => {
			child.stdout.on('data', (data) => {
				const found = /http:\S+/.exec(String(data));
				if (found) resolve(found[0]);
			});
			child.stderr.on('data', (data) => reject(new Error(String(data))));
		});
		await use(url);
		child.kill();
	}
});

test('our own server isolates the app from the first byte: no reload is needed', async ({ page, server }) => {
	const loads = countLoads(page);
	await page.goto(`${server}/?engine=fake`);
	await untilReady(page);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
	expect(loads.count).toBe(1);
});

test('an engine starts on our own server where service workers are refused', async ({ browser, server }) => {
	const context = await browser.newContext();
	await context.addInitScript(() => {
		// As in private windows of some browsers.
		Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
	});
	const page = await context.newPage();
	await page.goto(`${server}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toHaveAttribute('data-state', 'done');
	await context.close();
});

test('no engine starts where nothing would confine it', async ({ browser, host }) => {
	const context = await browser.newContext();
	await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
	const page = await context.newPage();
	const started: string[] = [];
	page.on('worker', (worker) => started.push(worker.url()));
	await page.goto(`${host.url}/?engine=fake`);
	await untilReady(page);
	await ask(page, 'Hello');
	await expect(answers(page)).toContainText('could not be sealed off');
	expect(started.filter((url) => /fake|wllama/.test(url))).toEqual([]);
	await context.close();
});

test('sends policies, caching and compression, and no file that is not meant for visitors', async ({
	request,
	server
}) => {
	const page = await request.get(`${server}/`);
	for (const [name, value] of Object.entries(isolationHeaders)) expect(page.headers()[name.toLowerCase()]).toBe(value);
	expect(page.headers()['content-security-policy']).toBe(documentPolicy);
	expect(page.headers()['cache-control']).toBe('no-cache');
	expect(page.headers()['content-encoding']).toBe('br');

	const scripts = (await readdir('build/_app/immutable/workers')).filter((name) => name.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(5);
	for (const script of scripts) {
		const worker = await request.get(`${server}/_app/immutable/workers/${script}`);
		const policy = /^(weights|hub)\.worker/.test(script) ? networkWorkerPolicy : workerPolicy;
		expect(worker.headers()['content-security-policy'], script).toBe(policy);
		expect(worker.headers()['content-type']).toContain('text/javascript');
	}
	const chunk = /\/_app\/immutable\/entry\/[^"']*\.js/.exec(await page.text())?.[0] ?? '';
	expect((await request.get(server + chunk)).headers()['cache-control']).toContain('immutable');

	expect((await request.get(`${server}/chat/any`)).status()).toBe(200);
	expect((await request.get(`${server}/no/such/page`)).status()).toBe(404);
	for (const path of ['/_headers', '/.nojekyll', '/%2e%2e/package.json']) {
		expect((await request.get(server + path)).status(), path).toBe(404);
	}
	expect((await request.post(`${server}/`)).status()).toBe(405);
});

test('no other site can show the app in a frame', async ({ page, server }) => {
	const other = createServer((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/html' });
		response.end(`<iframe src="${server}/"></iframe>`);
	});
	await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
	await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
	const frame = page.frames()[1];
	await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
	other.close();
});
