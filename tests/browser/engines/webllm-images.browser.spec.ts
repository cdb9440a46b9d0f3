// Images through web-llm, up to the library: what it is asked, and what it never is.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, textOf } from '#lib/engines/contract/suite-tools.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { WebllmEngine } from '#lib/engines/webllm/adapter.ts';
import { ScriptedLibrary } from './webllm-library.ts';
import { config, makeMlcSpec } from './webllm-model.ts';

const adapter = await (navigator as { gpu?: { requestAdapter(): Promise<unknown> } }).gpu?.requestAdapter();

async function paint(colour: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(24, 16);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = colour;
	context.fillRect(0, 0, 24, 16);
	return canvas.convertToBlob({ type: 'image/webp' });
}

const show = (content: string, ...images: Blob[]): ChatMessage => ({ role: 'user', content, images });

describe.runIf(adapter)('web-llm with images', () => {
	let engine: WebllmEngine;
	afterEach(() => engine.unload());

	async function open(model_type: string) {
		const libraries: ScriptedLibrary[] = [];
		engine = new WebllmEngine((appConfig) => {
			libraries.push(new ScriptedLibrary(appConfig));
			return (libraries.at(-1) as ScriptedLibrary).asEngine();
		});
		const loaded = await engine.load(makeMlcSpec({ 'mlc-chat-config.json': { ...config, model_type } }));
		return { loaded, library: libraries[0] as ScriptedLibrary };
	}

	test('shows them to a vision model as files, each time the same', async () => {
		const { loaded, library } = await open('phi3_v');
		expect(loaded.capabilities.images?.types).toContain('image/webp');
		const red = await paint('red');
		for (const messages of [[show('What is this?', red, await paint('blue'))], [show('And this?', red)]])
			expect(textOf(await collect(engine.generate(ask({}, messages))))).not.toBe('');
		const shown = library.seen
			.slice(1)
			.map(({ messages }) => messages.at(-1)?.content as { image_url?: { url: string } }[]);
		const urls = shown.flat().flatMap(({ image_url: image }) => image?.url ?? []);
		expect(urls).toHaveLength(3);
		expect(urls.every((url) => url.startsWith('data:image/png;base64,'))).toBe(true);
		expect(urls[2]).toBe(urls[0]);
		expect(urls[1]).not.toBe(urls[0]);
		// As the library opens them: without the network, which the policy of workers would refuse.
		const bitmap = await createImageBitmap(await (await fetch(urls[0] ?? '')).blob());
		expect([bitmap.width, bitmap.height]).toEqual([24, 16]);
		expect((await engine.countTokens([show('What is this?', red)])).exact).toBe(false);
		expect((await engine.countTokens([show('What is this?')])).exact).toBe(true);
	});

	test('refuses a broken one before the library sees it', async () => {
		const { library } = await open('phi3_v');
		const seen = library.seen.length;
		const refused = await collect(engine.generate(ask({}, [show('?', new Blob(['no image']))]))).catch(
			(error) => error
		);
		expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('messages[0].images[0]');
		expect(library.seen).toHaveLength(seen);
		expect(textOf(await collect(engine.generate(ask())))).not.toBe('');
	});

	test('refuses them for a model of text, and fetches nothing', async () => {
		const fetched = vi.spyOn(globalThis, 'fetch');
		const { library } = await open('qwen2');
		const seen = library.seen.length;
		const refused = await collect(engine.generate(ask({}, [show('?', await paint('red'))]))).catch((error) => error);
		expect(isAppError(refused) && refused).toMatchObject({ code: 'request/unsupported', details: { param: 'images' } });
		expect(library.seen).toHaveLength(seen);
		expect(fetched).not.toHaveBeenCalled();
		fetched.mockRestore();
	});
});
