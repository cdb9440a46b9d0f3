import { expect, test } from 'vitest';
import { endpointRows } from '#lib/components/connect/snippets.ts';
import { endpoints } from '#lib/api/answer-call.ts';
import { ApiError } from '#lib/api/errors.ts';
import { call } from '#lib/api/fixtures.ts';
import { AppError } from '#lib/base/errors.ts';

const ask = { model: 'guide', messages: [{ role: 'user', content: 'Hi' }] };

test('unknown paths are JSON errors in the shape of their API', async () => {
	const openai = await call('GET', '/v1/files');
	expect([openai.status, openai.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }]);
	const ollama = await call('POST', '/api/pull', { model: 'x' });
	expect([ollama.status, typeof ollama.json().error]).toEqual([404, 'string']);
	expect((await call('GET', '/v1/__proto__')).status).toBe(404);
	expect((await call('GET', '/v1/constructor')).status).toBe(404);
});

test('another method is 405 with Allow; OPTIONS says what is allowed', async () => {
	const wrong = await call('DELETE', '/v1/models');
	expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
	const options = await call('OPTIONS', '/v1/chat/completions');
	expect([options.status, options.headers.allow, options.text]).toEqual([204, 'POST, OPTIONS', '']);
});

test.each([
	['{"model":', 400, 'invalid_json'],
	['[1]', 400, 'invalid_json'],
	['', 400, 'invalid_json'],
	['null', 400, 'invalid_json']
])('the body %j is %i', async (body, status, code) => {
	const answered = await call('POST', '/v1/chat/completions', new TextEncoder().encode(body));
	expect([answered.status, answered.json()]).toMatchObject([status, { error: { code } }]);
});

test('bytes that are no UTF-8 are 400, a form is 415, text without a type passes', async () => {
	expect((await call('POST', '/v1/chat/completions', new Uint8Array([0xff, 0xfe]))).status).toBe(400);
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	expect((await call('POST', '/v1/chat/completions', ask, { headers: form })).status).toBe(415);
	expect((await call('POST', '/v1/chat/completions', ask, { headers: {} })).status).toBe(200);
	const text = { 'content-type': 'text/plain;charset=UTF-8' };
	expect((await call('POST', '/v1/chat/completions', ask, { headers: text })).status).toBe(200);
});

test('models are listed and shown, also with slashes and escapes in their ids', async () => {
	expect((await call('GET', '/v1/models')).json()).toMatchObject({
		object: 'list',
		data: [{ id: 'guide', object: 'model', owned_by: 'hearth' }]
	});
	expect((await call('GET', '/v1/models/guide')).json()).toMatchObject({ id: 'guide', object: 'model' });
	const missing = await call('GET', '/v1/models/org%2Fname');
	expect(missing.status).toBe(404);
	expect(missing.text).toContain('org/name');
	expect((await call('GET', '/v1/models/%zz')).status).toBe(404);
});

test('a full line is 429 with Retry-After', async () => {
	const full = () =>
		Promise.reject(new ApiError({ status: 429, message: 'full', code: 'queue_full', headers: { 'retry-after': '3' } }));
	const answered = await call('POST', '/v1/chat/completions', ask, { backend: { enter: full } });
	expect([answered.status, answered.headers['retry-after']]).toEqual([429, '3']);
});

test.each([
	['engine/load-failed', { modelId: 'guide', reason: 'x' }, 409],
	['model/corrupt', { modelId: 'guide', file: 'f', expectedBytes: 1, actualBytes: 2 }, 409],
	['engine/out-of-memory', { requestedBytes: null }, 503],
	['internal/bug', { reason: 'x' }, 500]
] as const)('%s while loading is %i', async (code, details, status) => {
	const load = () => Promise.reject(new AppError(code, details as never));
	expect((await call('POST', '/v1/chat/completions', ask, { backend: { load } })).status).toBe(status);
});

test('a client that left gets 499 in the log of whoever looks, and the turn is given back', async () => {
	const gone = new AbortController();
	let left = false;
	gone.abort();
	const answered = await call('POST', '/v1/chat/completions', ask, {
		signal: gone.signal,
		backend: { enter: () => Promise.resolve(() => void (left = true)) }
	});
	expect([answered.status, left]).toEqual([499, true]);
});

test('HEAD is answered as GET, without the body, and only where GET is', async () => {
	const answered = await call('HEAD', '/v1/models');
	expect([answered.status, answered.headers['content-type'], answered.text]).toEqual([200, 'application/json', '']);
	expect((await call('HEAD', '/v1/chat/completions')).status).toBe(405);
});

test.each(['/v1', '/v1/', '/v1/v1/models', '/v1//models'])('%s is told as JSON that there is nothing', async (path) => {
	const answered = await call('GET', path);
	expect([answered.status, answered.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }]);
});

test('/api is told so in the shape of Ollama', async () => {
	expect((await call('GET', '/api')).json()).toEqual({ error: expect.stringContaining('There is no /api') as string });
});

test('the list that people read names what there is', () => {
	const rows = endpointRows.map(({ method, path }) => `${method} ${path}`);
	const real = Object.entries(endpoints).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method} ${path}`)
	);
	expect(real.filter((row) => !row.endsWith('/api/embeddings')).sort()).toEqual([...rows].sort());
});

test('an answer at the end of the messages is gone on with, in both APIs', async () => {
	const begun = [
		{ role: 'user', content: 'Count.' },
		{ role: 'assistant', content: 'One, two,' }
	];
	for (const path of ['/v1/chat/completions', '/api/chat']) {
		const { requests } = await call('POST', path, { model: 'guide', stream: false, messages: begun });
		expect(requests[0]?.continues, path).toBe(true);
		const asked = await call('POST', path, { model: 'guide', stream: false, messages: begun.slice(0, 1) });
		expect(asked.requests[0]?.continues, path).toBeUndefined();
	}
});
