import { expect, test, vi } from 'vitest';
import { serveDataUrls, toDataUrl } from '#lib/engines/webllm/data-urls.ts';

test('answers for images without the network, and for nothing else', async () => {
	const outside = vi.fn(() => Promise.resolve(new Response('outside')));
	vi.stubGlobal('fetch', outside);
	serveDataUrls();
	const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
	const response = await fetch(toDataUrl(bytes.buffer), { mode: 'cors' });
	expect(response.headers.get('Content-Type')).toBe('image/png');
	expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
	expect(outside).not.toHaveBeenCalled();

	for (const url of ['https://a.example/b.png', 'data:text/html;base64,AAAA', new URL('data:image/png;base64,AAAA')])
		expect(await (await fetch(url)).text()).toBe('outside');
	vi.unstubAllGlobals();
});
