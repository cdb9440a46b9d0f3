import { describe, expect, test } from 'vitest';
import { listFindings } from '#lib/device/findings.ts';
import { browsers, inventories, wellEquipped } from '#lib/device/fixtures/inventories.ts';
import type { Inventory } from '#lib/device/types.ts';

/** Words that mean nothing to most people; fine inside brackets, quotation marks or code, not in a sentence. */
const jargon = /\b(navigator|requestAdapter|shader-f16|JSPI|memory64|SharedArrayBuffer|COOP|COEP|OPFS|quota|origin)\b/;

function find(inventory: Inventory, id: string) {
	const finding = listFindings(inventory).find((candidate) => candidate.id === id);
	if (!finding) throw new Error(`no finding ${id} in: ${listFindings(inventory).map((other) => other.id)}`);
	return finding;
}

function named(name: string): Inventory {
	const inventory = inventories[name];
	if (!inventory) throw new Error(`no inventory: ${name}`);
	return inventory;
}

function stepsOf(inventory: Inventory, id: string): string {
	const { next } = find(inventory, id);
	return [next?.text, ...(next?.steps ?? []).flatMap(({ text, code }) => [text, code])].filter(Boolean).join('\n');
}

describe.each(Object.entries(inventories))('%s', (_name, inventory) => {
	const all = listFindings(inventory);

	test('every problem has a next step', () => {
		for (const { id, severity, next } of all) {
			if (severity !== 'good') expect(next?.text, id).toBeTruthy();
		}
	});

	test('every sentence is one plain sentence, and says what it means', () => {
		for (const { id, sentence, cost } of all) {
			expect(sentence, id).toMatch(/^[A-Z“].*\.$/);
			expect(sentence.match(/[.!?](?= [A-Z])/g), id).toBeNull();
			expect(sentence, id).not.toMatch(jargon);
			expect(sentence, id).not.toContain('!');
			expect(cost, id).toMatch(/\.$/);
			expect(`${sentence} ${cost}`, id).not.toMatch(/undefined|null|NaN|Infinity/);
		}
	});

	test('no finding comes twice, and problems come first', () => {
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		const severities = all.map(({ severity }) => ({ warning: 0, note: 1, good: 2 })[severity]);
		expect(severities).toEqual([...severities].sort((a, b) => a - b));
	});

	test('promises the GPU only where the engine can use it', () => {
		const { gpu, wasm } = inventory;
		const usable = gpu.state === 'found' && gpu.adapter.features.shaderF16 && wasm.jspi && wasm.engineMemory;
		expect(all.some(({ id }) => id === 'gpu-ready')).toBe(usable);
		if (!usable) for (const { sentence } of all) expect(sentence).not.toMatch(/can use it|GPU opened/);
	});
});

test('finds nothing to improve where nothing is wrong', () => {
	expect(listFindings(wellEquipped).filter(({ severity }) => severity !== 'good')).toEqual([]);
});

test.each([
	['no WebGPU in Chrome on Windows', 'gpu-absent', 'chrome://settings/help'],
	['no WebGPU in Chrome on Linux', 'gpu-absent', 'chrome://flags/#enable-unsafe-webgpu'],
	['no WebGPU in Chrome on Linux', 'gpu-absent', '--enable-features=Vulkan'],
	['no WebGPU in Chrome on a Chromebook', 'gpu-absent', 'About ChromeOS'],
	['no WebGPU in Chrome on Android', 'gpu-absent', 'Play Store'],
	['no WebGPU in Edge', 'gpu-absent', 'edge://settings/help'],
	['no WebGPU in Firefox on Windows', 'gpu-absent', 'since 141'],
	['no WebGPU in Firefox on Linux', 'gpu-absent', 'dom.webgpu.enabled'],
	['no WebGPU in Firefox on Android', 'gpu-absent', 'Open Hearth in Chrome'],
	['no WebGPU in Safari on a Mac', 'gpu-absent', 'Safari 26'],
	['no WebGPU in Safari on a phone', 'gpu-absent', 'iOS and iPadOS 26'],
	['no adapter in Chrome on Windows', 'gpu-no-adapter', 'chrome://settings/system'],
	['no adapter in Brave', 'gpu-no-adapter', 'brave://settings/system'],
	['no adapter in Samsung Internet', 'gpu-no-adapter', 'Open Hearth in Chrome'],
	['no WebGPU in Samsung Internet', 'gpu-absent', 'Samsung Internet has it since version 25'],
	['no WebGPU in Samsung Internet', 'gpu-absent', 'Galaxy Store'],
	['two cores in Brave', 'few-cores', 'Shields'],
	['an old Chrome without JSPI', 'no-jspi', 'chrome://flags/#enable-experimental-webassembly-jspi'],
	['an old Chrome without JSPI', 'no-jspi', 'chrome://settings/help'],
	['an old Samsung Internet', 'no-jspi', 'Galaxy Store'],
	['a GPU without subgroups', 'gpu-no-subgroups', '134'],
	['a GPU too small for WebLLM', 'gpu-small-pieces', 'driver'],
	['a laptop whose slower GPU is offered', 'gpu-integrated', 'High performance'],
	['a laptop whose slower GPU is offered', 'gpu-integrated', '--force_high_performance_gpu'],
	['a GPU of unknown kind on Linux', 'gpu-kind-untold', 'DRI_PRIME=1'],
	['a GPU of unknown kind on Linux', 'gpu-kind-untold', '__NV_PRIME_RENDER_OFFLOAD=1'],
	['a GPU of unknown kind on a Mac', 'gpu-kind-untold', 'Automatic graphics switching'],
	['no adapter in Chrome on Windows', 'gpu-no-adapter', 'chrome://gpu'],
	['no adapter in Chrome on Linux', 'gpu-no-adapter', 'chrome://flags/#enable-vulkan'],
	['no adapter in Edge', 'gpu-no-adapter', 'edge://settings/system'],
	['no adapter in Firefox', 'gpu-no-adapter', 'about:preferences#general'],
	['a GPU that fails', 'gpu-failed', 'Windows Update'],
	['a GPU that hangs', 'gpu-timed-out', 'Close all windows'],
	['a software GPU', 'gpu-software', 'chrome://settings/system'],
	['a GPU without 16-bit arithmetic', 'gpu-no-f16', 'driver'],
	['a GPU in a browser without JSPI', 'gpu-no-jspi', 'javascript.options.wasm_js_promise_integration'],
	['an engine that cannot start in Safari', 'engine-missing', 'Software Update'],
	['no WebAssembly at all on a phone', 'engine-missing', 'Lockdown Mode'],
	['no WebAssembly at all on a phone', 'engine-missing', 'Another browser on this device does not help'],
	['an engine that waits for isolation', 'engine-missing', 'Reload'],
	['an insecure address', 'insecure', 'https://'],
	['an insecure address', 'not-isolated', 'https://'],
	['a first visit that is not isolated', 'not-isolated', 'Reload this page once'],
	['a controlled page that is not isolated', 'not-isolated', 'Cross-Origin-Embedder-Policy: require-corp'],
	['a private window that is not isolated', 'not-isolated', 'normal window'],
	['inside a frame', 'not-isolated', 'tab of its own'],
	['one core in Firefox', 'few-cores', 'privacy.resistFingerprinting'],
	['no database', 'no-database', 'chrome://settings/content/siteData'],
	['no files in Safari', 'no-files', 'Block all cookies'],
	['little space', 'little-space', 'private window'],
	['not persisted in Chrome', 'not-persisted', 'install icon'],
	['not persisted in Firefox', 'not-persisted', 'choose Allow'],
	['not persisted in Safari', 'not-persisted', 'Add to Dock'],
	['not persisted on an iPhone', 'not-persisted', 'Add to Home Screen'],
	['not persisted on Android', 'not-persisted', 'Add to Home screen']
])('%s: %s names %s', (name, id, expected) => {
	expect(stepsOf(named(name), id)).toContain(expected);
});

test('flags are offered where they exist, and nowhere else', () => {
	for (const browser of Object.values(browsers)) {
		const text = stepsOf({ ...wellEquipped, browser, gpu: { state: 'no-adapter' } }, 'gpu-no-adapter');
		expect(text.includes('enable-unsafe-webgpu')).toBe(browser.os === 'linux' && browser.engine === 'chromium');
		if (browser.engine !== 'chromium') expect(text).not.toMatch(/chrome:|edge:/);
		if (browser.mobile) expect(text).not.toMatch(/settings\/system|about:preferences/);
	}
});

test('a browser without a name is not called one in the middle of a sentence', () => {
	for (const inventory of Object.values(inventories)) {
		const text = JSON.stringify(
			listFindings({ ...inventory, browser: { ...inventory.browser, name: 'This browser' } })
		);
		expect(text).not.toMatch(/[a-z,] This browser/);
	}
});

test('a GPU waits for an engine that cannot start, with the cure in one place', () => {
	const safari = { ...named('a GPU where the engine cannot start'), browser: browsers.safariMac };
	const ids = listFindings({ ...safari, wasm: { ...safari.wasm, jspi: false } }).map(({ id }) => id);
	expect(ids).toEqual(expect.arrayContaining(['engine-missing', 'gpu-waits']));
	expect(ids).not.toContain('gpu-no-jspi');
});

test('says what a slow path costs, and that it works', () => {
	expect(find(named('no WebGPU in Chrome on Linux'), 'gpu-absent').cost).toContain('Answers come from the CPU');
	expect(find(named('a software GPU'), 'gpu-software').sentence).toContain('not hardware');
});

test('an insecure address is one problem, not five', () => {
	const ids = listFindings(named('an insecure address')).map(({ id }) => id);
	expect(ids).toContain('gpu-insecure');
	expect(ids).not.toContain('gpu-absent');
	expect(ids).not.toContain('no-files');
	expect(ids).not.toContain('no-cache');
});

test('names each engine that the limits of a GPU hold back, and what that costs', () => {
	const small = find(named('a GPU with small pieces'), 'gpu-small-pieces');
	expect(small.cost).toContain('llama.cpp, largest piece 134 MB: tables of models from about 4 billion');
	expect(small.cost).toContain('WebLLM, largest piece 134 MB: tables of weights are limited');
	const refused = find(named('a GPU too small for WebLLM'), 'gpu-small-pieces');
	expect(refused.sentence).toBe('This GPU is too small for 1 engine out of three.');
	expect(refused.cost).toContain('WebLLM does not start on it: buffers at once 8, needed 10.');
	expect(refused.cost).toContain('transformers.js, buffers at once 8: its fastest kernels');
	expect(find(wellEquipped, 'gpu-limits').severity).toBe('good');
});

test('a card and an Apple chip are not sent looking for a second GPU', () => {
	expect(find(wellEquipped, 'gpu-discrete').next).toBeNull();
	expect(find(named('Chrome on a Mac with an unnamed GPU'), 'gpu-integrated').next).toBeNull();
});

test('the battery is told when the browser tells it', () => {
	expect(find(named('on battery'), 'on-battery').sentence).toContain('64 %');
	expect(find(named('plugged in'), 'plugged-in').severity).toBe('good');
	expect(find(named('a low battery'), 'low-battery').severity).toBe('note');
	expect(listFindings(wellEquipped).filter(({ id }) => /battery|plugged/.test(id))).toEqual([]);
});

test('never counts less than nothing as free', () => {
	expect(find(named('more used than allowed'), 'little-space').sentence).toContain('0 B');
});
