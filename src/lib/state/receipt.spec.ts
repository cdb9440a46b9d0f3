import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import type { GenerateRequest, LoadedModel } from '#lib/engines/contract/types.ts';
import { AnswerRecord } from '#lib/state/answer-record.ts';
import { engineVersion, promptHash, weightsHash } from '#lib/state/receipt.ts';
import { receiptGroups, receiptJson, receiptText } from '#lib/state/receipt-words.ts';
import { parseReceipt } from '#lib/storage/parse-receipt.ts';
import type { Receipt } from '#lib/storage/chat-types.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const request: GenerateRequest = {
	messages: [
		{ role: 'system', content: 'Be brief.' },
		{ role: 'user', content: 'Why is the sky blue?' }
	],
	sampling: { maxTokens: 64, temperature: 0.8, seed: 7, stop: ['\n'] }
};

const loaded: LoadedModel = {
	...{ modelId: guide.id, engine: 'wllama', backend: 'cpu', threads: 1, contextTokens: 1024, loadMs: 1 },
	capabilities: { logprobs: null, tokenCount: true, sampling: [], responseFormats: [], toolDefinitions: false }
};

async function someReceipt(change: Partial<GenerateRequest> = {}, begun = { text: '' }): Promise<Receipt> {
	const record = new AnswerRecord(begun, () => loaded);
	record.sent(guide, { ...request, ...change }, false);
	const usage = { promptTokens: 1, cachedPromptTokens: 0, completionTokens: 1 };
	record.add({ type: 'finish', reason: 'stop', usage, timing: { firstTokenMs: 1, decodeMs: 1 } });
	return (await record.finish('1.2.3')).receipt ?? expect.fail();
}

test('says what ran, how it chose and what it read', async () => {
	const receipt = await someReceipt();
	expect(receipt).toMatchObject({
		...{ app: '1.2.3', modelId: guide.id, weightsSha256: guide.files[0]?.sha256, fileCount: 1, quantization: 'Q8_0' },
		...{ engine: 'wllama', backend: 'cpu', threads: 1, contextTokens: 1024, from: 0, seedDrawn: false },
		sampling: { maxTokens: 64, temperature: 0.8, seed: 7, stop: ['\n'] },
		systemSha256: sha256('Be brief.')
	});
	expect(engineVersion('wllama')).toMatch(/^@wllama\/wllama \d+\.\d+\.\d+$/);
	expect(receipt.engineVersion).toBe(engineVersion('wllama'));
	expect(parseReceipt({ value: JSON.parse(JSON.stringify(receipt)), place: 'receipt' })).toEqual(receipt);
});

test('another model that is loaded meanwhile makes no receipt', async () => {
	const record = new AnswerRecord({ text: '' }, () => ({ ...loaded, modelId: 'other' }));
	record.sent(guide, request, false);
	record.add({ ...{ type: 'token', channel: 'answer', text: 'a', logprob: null, alternatives: [] }, elapsedMs: 1 });
	expect(await record.finish('1')).toEqual({ receipt: undefined });
});

describe('the hash of a prompt', () => {
	test('is the SHA-256 of its JSON', async () => {
		const { messages } = request;
		expect(await promptHash({ messages })).toBe(sha256(JSON.stringify({ messages })));
	});

	test('changes with everything that the model reads, and with nothing else', async () => {
		const first = await promptHash(request);
		const call = { name: 'calculator', arguments: '{}' };
		const changes: Partial<GenerateRequest>[] = [
			{ messages: request.messages.slice(1) },
			{ messages: request.messages.map((message) => ({ ...message, content: `${message.content} ` })) },
			{ messages: [...request.messages, { role: 'assistant', content: '', toolCalls: [call] }] },
			{ messages: [{ role: 'user', content: 'Look', images: [new Blob(['a'])] }] },
			{ messages: [{ role: 'user', content: 'Look', images: [new Blob(['b'])] }] },
			{ tools: [{ name: 'calculator', description: '', parameters: {} }] },
			{ continues: true },
			{ adapters: [{ path: 'a.gguf', scale: 1 }] }
		];
		const hashes = await Promise.all(changes.map((change) => promptHash({ ...request, ...change })));
		expect(new Set([first, ...hashes]).size).toBe(changes.length + 1);
		const same = {
			...request,
			sampling: { ...request.sampling, seed: 8 },
			tools: [],
			topLogprobs: 5,
			continues: false
		};
		expect(await promptHash(same)).toBe(first);
	});
});

test('the weights of several files have the hash of the list that sha256sum prints', async () => {
	const files = ['a', 'b'].map((path) => ({ path, bytes: 1, sha256: sha256(path) }));
	const list = files.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('');
	expect(await weightsHash({ files })).toBe(sha256(list));
	expect(await weightsHash({ files: [], disk: [] })).toBeNull();
	expect(await weightsHash({ files: [{ path: 'a', bytes: 1, sha256: '' }] })).toBeNull();
});

describe('in words', () => {
	const stats = {
		...{ promptTokens: 120, cachedPromptTokens: 100, completionTokens: 42, firstTokenMs: 120, decodeMs: 1000 },
		...{ backend: 'cpu' as const, finishReason: 'stop' as const }
	};

	test('names every number that it keeps', async () => {
		const receipt = { ...(await someReceipt()), tookMs: 1500, startedAtMs: 0 };
		const text = receiptText({ receipt, stats });
		expect(text).toContain('Guide wrote 42 tokens in 1.5 s, on the CPU of this device, with llama.cpp in WebAssembly.');
		for (const line of [
			`File, SHA-256: ${receipt.weightsSha256}`,
			'Computed on: CPU, 1 thread',
			'Seed: 7, set by you',
			'Temperature: 0.8',
			'Stop strings: ["\\n"]',
			`Everything sent, SHA-256: ${receipt.promptSha256}`,
			'Prompt: 120 tokens, 100 of them still in the KV cache',
			'Speed: 41 tokens/s',
			'Begun: 1970-01-01 00:00:00 UTC'
		])
			expect(text).toContain(line);
		expect(JSON.parse(receiptJson({ receipt, stats }))).toMatchObject({ format: 'hearth-receipt', ...receipt, stats });
	});

	test('says what is not known', async () => {
		const receipt = await someReceipt({ sampling: { maxTokens: 1, temperature: 0 } }, { text: 'Given' });
		const rows = receiptGroups({ receipt: { ...receipt, weightsSha256: null, systemSha256: null }, stats: null })
			.flatMap((group) => group.rows)
			.map(({ label, value }) => `${label}: ${value}`);
		expect(rows).toContain('File, SHA-256: Not known: opened from the disk');
		expect(rows).toContain('Seed: None: this engine takes none');
		expect(rows).toContain('System prompt: None');
		expect(rows).toContain('Began after: 5 characters of this answer, which were given');
	});
});
