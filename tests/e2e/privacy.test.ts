import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { expect, test, untilReady, untilStored } from '../fixtures/app.ts';
import { answers, ask } from '../fixtures/chat.ts';

/** Chromium itself asks these, on every page alike. The app could not: its policy names none of them. */
const browserServices =
	/[ /](update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis\.com|[ /](accounts|clients\d|www)\.google\.com/;

test('in a whole session not one request leaves for another place', async ({ host, launchOptions }) => {
	// Every connection of the browser, whoever opens it (pages, workers, service worker, prefetching), goes through this.
	const connections: string[] = [];
	const proxy = createServer((request, response) => {
		connections.push(`${request.method} ${request.url}`);
		if (!request.url?.startsWith(`${host.url}/`)) return void response.writeHead(502).end();
		const { method, headers } = request;
		const onward = forward(request.url, { method, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		onward.on('error', () => response.destroy());
		request.pipe(onward);
	});
	proxy.on('connect', (request, socket) => {
		connections.push(`CONNECT ${request.url}`);
		socket.destroy();
	});
	await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
	const server = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	const outside = () =>
		connections.filter((line) => !line.startsWith(`GET ${host.url}/`) && !browserServices.test(line));

	const browser = await chromium.launch({ ...launchOptions, proxy: { server, bypass: '<-loopback>' } });
	const page = await browser.newPage();
	// The same once more, as the pages, workers and service worker see it; here no service of the browser is in between.
	const requested: string[] = [];
	page.context().on('request', (request) => void requested.push(request.url()));

	await page.goto(`${host.url}/`);
	await untilReady(page);
	await untilStored(page);
	await ask(page, 'What leaves this device?');
	await expect(answers(page)).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
	for (const path of ['/models', '/system', '/settings', '/']) {
		await page.goto(`${host.url}${path}`);
		await untilReady(page);
	}
	expect(connections.length).toBeGreaterThan(5);
	expect(outside()).toEqual([]);
	expect(requested.length).toBeGreaterThan(5);
	expect(requested.filter((url) => !url.startsWith(`${host.url}/`) && !/^(blob|data):/.test(url))).toEqual([]);

	// And the recorder does see what leaves.
	await page.goto('http://elsewhere.invalid/').catch(() => {});
	expect(outside()).toEqual(['GET http://elsewhere.invalid/']);
	await browser.close();
	proxy.close();
});
